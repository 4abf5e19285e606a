package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradus.grading.mistake.Family;
import gradus.grading.mistake.Kind;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages about known mistakes say what the catalogue says. A page that differs is written anew, and the test fails all the
 * same: read the difference before you commit it.
 */
class MistakePagesTest {
    private static final Path FOLDER = Path.of("docs/mistakes");
    private static final Path INDEX = FOLDER.resolve("README.md");
    private static final String TABLE = "<!-- mistakes -->\n";
    private static final MistakeCatalogue CATALOGUE = MistakeCatalogue.installed();

    private static List<Family> families() {
        return Arrays.stream(Family.values())
                .filter(family -> !mistakes(family).isEmpty())
                .toList();
    }

    /** Misconceptions before conventions, the best known first. */
    private static List<Mistake> mistakes(Family family) {
        return CATALOGUE.all().stream()
                .filter(mistake -> mistake.family() == family)
                .sorted(Comparator.comparing(Mistake::kind).thenComparing(Mistake::tier))
                .toList();
    }

    private static Path page(Family family) {
        return FOLDER.resolve(family.key() + ".md");
    }

    @ParameterizedTest
    @MethodSource("families")
    void thePageOfAFamilyIsThatOfTheCatalogue(Family family) throws IOException {
        assertWritten(page(family), new MistakePage(family, mistakes(family)).text());
    }

    @Test
    void theIndexListsThemAll() throws IOException {
        String text = Files.readString(INDEX);
        int start = text.indexOf(TABLE) + TABLE.length();
        int end = text.indexOf("\n\n", start);

        assertWritten(INDEX, text.substring(0, start) + table() + text.substring(end));
    }

    private static String table() {
        return "| Step | Mistake | | Known |\n| --- | --- | --- | --- |\n"
                + families().stream()
                        .flatMap(family -> mistakes(family).stream())
                        .map(MistakePagesTest::row)
                        .collect(Collectors.joining("\n"));
    }

    private static String row(Mistake mistake) {
        Family family = mistake.family();
        boolean isFirst = mistakes(family).get(0).equals(mistake);
        return "| %s | [`%s`](%s#%s) | %s | %s |"
                .formatted(
                        isFirst
                                ? "[%s](%s)"
                                        .formatted(family.title(), page(family).getFileName())
                                : "",
                        mistake.id(),
                        page(family).getFileName(),
                        mistake.id(),
                        mistake.name(),
                        mistake.kind() == Kind.CONVENTION ? "a convention" : MistakePage.known(mistake.tier()));
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        Set<Path> expected = Stream.concat(Stream.of(INDEX), families().stream().map(MistakePagesTest::page))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files).allMatch(expected::contains);
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void theIndexExplainsHowWellAMistakeIsKnown(Tier tier) throws IOException {
        assertThat(Files.readString(INDEX)).contains("*" + MistakePage.known(tier) + "*");
    }

    private static void assertWritten(Path page, String text) throws IOException {
        if (!Files.exists(page) || !Files.readString(page).equals(text)) {
            Files.writeString(page, text);
            fail(page + " is written anew: read what has changed");
        }
    }
}
