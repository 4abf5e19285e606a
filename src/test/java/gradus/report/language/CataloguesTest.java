package gradus.report.language;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.mistake.GraphMistakes;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogues of all languages say the same, and nothing that nobody asks for. */
class CataloguesTest {
    private static final Path FOLDER = Path.of("src/main/resources/gradus/language");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z-]+)*\\.?)\"");
    private static final Pattern SLIP = Pattern.compile("\"(slip-[a-z-]+)\"");
    /** They end like one of two forms. */
    private static final List<String> NO_FORMS = List.of("plural.one", "sizes.one", "diagnosis.one");

    private static final String MISTAKE = "mistake.";
    private static final List<String> PARTS = List.of("name", "hint", "text");

    private static Stream<Language> others() {
        return Languages.codes().stream()
                .filter(code -> !code.equals("en"))
                .map(code -> Languages.find(code).orElseThrow());
    }

    private static Set<String> sentences(Language language) {
        return language.keys().stream()
                .filter(key -> !key.startsWith(MISTAKE))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFileIsALanguage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Languages.codes().stream()
                            .map(code -> code + ".properties")
                            .toList())
                    .contains("de.properties", "en.properties");
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyMessageIsThereWithTheSamePlaces(Language language) {
        assertThat(sentences(language)).isEqualTo(sentences(Language.ENGLISH));
        for (String key : sentences(language)) {
            assertThat(language.places(key)).as(key).isEqualTo(Language.ENGLISH.places(key));
            assertThat(language.pattern(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyKnownMistakeIsDescribed(Language language) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String id : mistakes()) {
            PARTS.forEach(part -> keys.add(MISTAKE + id + "." + part));
        }

        assertThat(language.keys().stream().filter(key -> key.startsWith(MISTAKE)))
                .containsExactlyElementsOf(keys);
    }

    /** A hint asks or sends somewhere; it must not hold the formula that the text tells at a higher level. */
    @ParameterizedTest
    @MethodSource("others")
    void aHintTellsNoFormulaAndATextKeepsTheFormulasOfTheEnglishOne(Language language) throws IOException {
        for (Mistake mistake : described().toList()) {
            String hint = language.ofMistake(mistake.id(), "hint").orElseThrow();
            assertThat(hint).as(mistake.id()).contains("?").doesNotContain("=", "∂", "δ", "ᵀ", "′", "∘");
            assertThat(signs(language.ofMistake(mistake.id(), "text").orElseThrow()))
                    .as(mistake.id())
                    .containsAll(signs(mistake.explanation()));
        }
    }

    /** Every sign of mathematics that a text uses. */
    private static Set<Integer> signs(String text) {
        return text.codePoints()
                .filter(sign -> "∂δηβλμσΣ½²′ᵀ∘√εαπ∈".indexOf(sign) >= 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Known mistakes, and slips of the pen. */
    private static Set<String> mistakes() throws IOException {
        Set<String> ids = described().map(Mistake::id).collect(Collectors.toCollection(TreeSet::new));
        String slips = Files.readString(Path.of("src/main/java/gradus/grading/Slips.java"));
        SLIP.matcher(slips).results().map(found -> found.group(1)).forEach(ids::add);
        assertThat(ids).hasSizeGreaterThan(100).contains("slip-sign", "learning-rate-omitted");
        return ids;
    }

    /** A key stands in the sources as it is, or begins as a text there that ends with a point and goes on as another one. */
    @Test
    void everyMessageIsAskedForSomewhere() throws IOException {
        Set<String> literals = literals();
        List<String> unused = new ArrayList<>();
        for (String key : sentences(Language.ENGLISH)) {
            String base = NO_FORMS.contains(key) ? key : key.replaceFirst("\\.(one|other)$", "");
            boolean isWhole = literals.contains(base) || literals.contains(base.replaceFirst("\\.(on|given)$", ""));
            boolean isComposed = Stream.iterate(
                            base.lastIndexOf('.'), place -> place > 0, place -> base.lastIndexOf('.', place - 1))
                    .anyMatch(place -> literals.contains(base.substring(0, place + 1))
                            && literals.contains(base.substring(place + 1)));
            if (!isWhole && !isComposed && !base.startsWith("class.page.cause.")) {
                unused.add(key);
            }
        }

        assertThat(unused).isEmpty();
    }

    private static Set<String> literals() throws IOException {
        Set<String> literals = new HashSet<>();
        for (String folder : List.of("src/main/java", "src/main/jte")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    LITERAL.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(quoted -> literals.add(quoted.substring(1, quoted.length() - 1)));
                }
            }
        }
        return literals;
    }

    @ParameterizedTest
    @MethodSource("others")
    void aMessageThatCountsHasBothForms(Language language) {
        for (String key : sentences(language)) {
            if (key.endsWith(".one") && !NO_FORMS.contains(key)) {
                assertThat(language.keys()).contains(key.replaceFirst("one$", "other"));
            }
        }
    }

    /** {@link Properties} keeps the last of two lines with one key and says nothing. */
    @Test
    void noKeyStandsInAFileTwice() throws IOException {
        for (String code : Languages.codes()) {
            List<String> keys = Files.readAllLines(FOLDER.resolve(code + ".properties")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2)[0])
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    private static Stream<Mistake> described() {
        return Stream.concat(MistakeCatalogue.installed().all().stream(), GraphMistakes.all().stream());
    }
}
