package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.docs.Documents.Block;
import gradus.grading.Marker;
import gradus.grading.Verdict;
import gradus.problem.AnswerForm;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import gradus.written.UnreadableValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show as a problem or a submission is one. */
class DocumentedExamplesTest {
    private static final Pattern PROBLEM = Pattern.compile("(?m)^id:");
    private static final Set<String> KINDS =
            Set.of("problem", "submission", "assignment", "text", "roster", "gives", "overrides", "script");

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemReadsWithoutAnIssue(Block block) {
        ProblemReading reading = ProblemReader.read(block.fileName(), bytes(block));

        assertThat(reading.issues().render(reading.source())).isEmpty();
        assertThat(reading.problem()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemIsAcceptedByTheSchema(Block block) {
        assertThat(Schemas.PROBLEM.faults(block.text())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void everySubmissionReadsWithoutAnIssue(Block block) {
        SubmissionReading reading = SubmissionReaders.installed()
                .forFile(block.fileName())
                .orElseThrow()
                .read(block.fileName(), bytes(block));

        assertThat(reading.issues()).isEmpty();
        // What a file with a name of its own gets is shown by a command of its page.
        boolean isShown = block.words().stream().anyMatch(word -> word.startsWith("file="));
        assertThat(reading.submission().orElseThrow().answers())
                .isNotEmpty()
                .allSatisfy(answers -> assertThat(answers.lines())
                        .noneMatch(line -> !isShown
                                && line.answer() instanceof UnreadableValue
                                && !isRightFormula(answers.problem(), line)));
    }

    /** Whether a line answers a documented problem with a formula that is right. */
    private static boolean isRightFormula(String id, AnswerLine line) {
        ProblemAnswers alone = new ProblemAnswers(id, line.position(), List.of(line), List.of());
        return problems()
                .flatMap(block -> ProblemReader.read(block.fileName(), bytes(block)).problem().stream())
                .filter(problem -> problem.id().equals(id))
                .flatMap(problem -> new Marker(problem).mark(alone).lines().stream())
                .anyMatch(marked -> marked.question().form() instanceof AnswerForm.Formula
                        && marked.verdict() instanceof Verdict.Right);
    }

    @ParameterizedTest
    @MethodSource("submissionsWithASchema")
    void everySubmissionIsAcceptedByTheSchema(Block block) {
        assertThat(Schemas.SUBMISSION.faults(block.text())).isEmpty();
    }

    /** A complete problem that is not marked as one would not be executed. */
    @Test
    void everyCompleteProblemIsMarkedAsOne() {
        assertThat(Documents.blocks())
                .filteredOn(block -> PROBLEM.matcher(block.text()).find()
                        && block.text().contains("\nquestions:")
                        && !block.is("problem"))
                .isEmpty();
    }

    @Test
    void everyMarkIsAKnownOne() {
        assertThat(Documents.blocks())
                .filteredOn(block -> block.words().size() > 1)
                .allSatisfy(block -> assertThat(KINDS)
                        .as(block.toString())
                        .contains(block.words().get(1)));
    }

    private static Stream<Block> problems() {
        return marked("problem");
    }

    private static Stream<Block> submissions() {
        return marked("submission");
    }

    /** Those in YAML and JSON: tables have no schema. */
    private static Stream<Block> submissionsWithASchema() {
        return submissions().filter(block -> !block.words().get(0).equals("csv"));
    }

    private static Stream<Block> marked(String kind) {
        List<Block> blocks =
                Documents.blocks().stream().filter(block -> block.is(kind)).toList();
        assertThat(blocks).isNotEmpty();
        return blocks.stream();
    }

    private static byte[] bytes(Block block) {
        return block.text().getBytes(StandardCharsets.UTF_8);
    }
}
