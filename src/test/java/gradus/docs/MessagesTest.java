package gradus.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.assignment.AssignmentReader;
import gradus.docs.Documents.Block;
import gradus.formula.Dialect;
import gradus.formula.FormulaReading;
import gradus.formula.FormulaScopes;
import gradus.grading.NamedMistakes;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.problem.ProblemLint;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.submission.SubmissionReaders;
import gradus.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of messages explains every code that there is, with examples that get it. */
class MessagesTest {
    private static final Path PAGE = Path.of("docs/messages.md");
    private static final Pattern CODE = Pattern.compile("\"(G[A-Z][0-9]{3})\"");
    private static final String HEADING = "### ";

    /** What one text on the page cannot show: several files, bytes, sizes, and a fault of gradus itself. */
    private static final Pattern WITHOUT_EXAMPLE = Pattern.compile(
            "GA10[678]|GB[0-9]{3}|GF102|GI[0-9]{3}|GN[13][0-9]{2}|GN204|GP404|GP502|GS205|GY00[12456]|GY026");

    @Test
    void everyCodeHasAHeadingAndEveryHeadingIsACode() throws IOException {
        assertThat(headings()).containsExactlyElementsOf(codes());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleGetsItsCode(Block block) {
        String code = block.words().get(2);

        assertThat(issues(block, code)).extracting(Issue::code).contains(code);
    }

    @Test
    void everyExampleStandsBelowItsHeading() {
        List<String> lines = Documents.lines(PAGE);

        assertThat(examples())
                .allSatisfy(block -> assertThat(lines.subList(0, block.line()).stream()
                                .filter(line -> line.startsWith(HEADING))
                                .reduce("", (earlier, later) -> later))
                        .isEqualTo(HEADING + block.words().get(2)));
    }

    @Test
    void everyCodeThatATextCanGetHasAnExample() throws IOException {
        Set<String> shown = examples().map(block -> block.words().get(2)).collect(Collectors.toSet());

        assertThat(codes())
                .filteredOn(code -> !WITHOUT_EXAMPLE.matcher(code).matches())
                .allSatisfy(code -> assertThat(shown).contains(code));
    }

    private static List<Issue> issues(Block block, String code) {
        return switch (code.substring(0, 2)) {
            case "GA" ->
                AssignmentReader.read("assignment.yaml", block.text().getBytes(UTF_8))
                        .issues()
                        .all();
            case "GF" -> ofFormula(block.text().strip());
            case "GP" -> ofProblem(merged(block.text()));
            default -> ofSubmission(block);
        };
    }

    private static List<Issue> ofFormula(String text) {
        FormulaReading reading = FormulaScopes.reader(
                        Dialect.ANY,
                        Map.of(
                                "W2", Shape.of(2, 3),
                                "d", Shape.of(2, 1),
                                "h", Shape.of(3, 1),
                                "A", Shape.of(3, 3),
                                "B", Shape.of(3, 3)))
                .read(text, SourcePosition.start("formula"));
        return reading instanceof FormulaReading.Refused refused ? List.of(refused.issue()) : List.of();
    }

    private static Stream<Block> examples() {
        return Documents.blocks(PAGE).stream().filter(block -> block.is("gives"));
    }

    private static List<String> headings() {
        return Documents.lines(PAGE).stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length()))
                .toList();
    }

    /** All codes in the sources, in alphabetical order. */
    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }

    /** The problem at the top of the page, with the keys of a fragment in place of its own. */
    private static String merged(String fragment) {
        Map<String, String> keys = topLevel(base().text());
        keys.putAll(topLevel(fragment));
        return String.join("", keys.values());
    }

    private static Block base() {
        return Documents.blocks(PAGE).stream()
                .filter(block -> block.is("problem"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> topLevel(String yaml) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String part : yaml.split("(?m)(?=^[a-z])")) {
            keys.put(part.substring(0, part.indexOf(':')), part);
        }
        return keys;
    }

    private static List<Issue> ofProblem(String text) {
        ProblemReading reading = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8));
        List<Issue> issues = new ArrayList<>(reading.issues().all());
        reading.problem().ifPresent(problem -> {
            issues.addAll(ProblemLint.check(problem).all());
            issues.addAll(NamedMistakes.unknown(problem.policy(), "problem.yaml", MistakeCatalogue.installed()));
        });
        return issues;
    }

    private static List<Issue> ofSubmission(Block block) {
        return SubmissionReaders.installed()
                .forFile(block.fileName())
                .orElseThrow()
                .read(block.fileName(), block.text().getBytes(StandardCharsets.UTF_8))
                .issues();
    }
}
