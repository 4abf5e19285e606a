package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.GradingPolicy.ConventionRule;
import gradus.problem.OwnMistake;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file {@code course.yaml} beside problems says what they do not. */
class CourseFilesTest {
    private static final String NETWORK = """
            network: {inputs: 1, layers: [{units: 1, activation: tanh, weights: 0.5, biases: 0.1}], loss: squared-error}
            examples: [{input: 2, target: 1}]
            training: {optimizer: sgd, learning-rate: 0.1}
            questions: [z1, a1, W1_new]
            """;
    private static final String CIRCUIT = """
            given: {x: 2}
            define: {f: x ** 2}
            differentiate: f
            questions: [f, df/dx]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void problems() throws IOException {
        write("network.yaml", "id: network\ntitle: A network\n" + NETWORK);
        write("circuit.yaml", "id: circuit\ntitle: A circuit\n" + CIRCUIT);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Problem problem(ProblemSet set, String id) {
        return set.problems().stream()
                .filter(problem -> problem.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatProblemsDoNotSay() throws IOException {
        write("course.yaml", "reveal: verdict\ngrading: {carried: 0.5, conventions: reject}\n");
        write("network.yaml", "id: network\ntitle: A network\ngrading: {carried: 0.25}\n" + NETWORK);

        ProblemSet set = ProblemSet.read(List.of(folder));

        assertThat(set.render()).isEmpty();
        assertThat(set.problems())
                .extracting(problem -> problem.policy().reveal())
                .containsOnly(Reveal.VERDICT);
        assertThat(problem(set, "circuit").policy().carried()).isEqualTo(new BigDecimal("0.5"));
        assertThat(problem(set, "network").policy().carried()).isEqualTo(new BigDecimal("0.25"));
        assertThat(problem(set, "network").policy().conventions().usual()).isEqualTo(ConventionRule.REJECT);
    }

    @Test
    void isNoProblemItself() throws IOException {
        write("course.yaml", "reveal: verdict\n");

        ProblemSet set = ProblemSet.read(List.of(folder));

        assertThat(set.problems()).hasSize(2);
        assertThat(set.courses()).hasSize(1);
    }

    @Test
    void countsForAProblemThatIsNamed() throws IOException {
        write("course.yaml", "reveal: value\n");

        ProblemSet set = ProblemSet.read(List.of(folder.resolve("circuit.yaml")));

        assertThat(problem(set, "circuit").policy().reveal()).isEqualTo(Reveal.VALUE);
    }

    @Test
    void describesMistakesForTheProblemsInWhichTheyCanBeMade() throws IOException {
        write("course.yaml", """
                mistakes:
                  leave-out: [D]
                  hints: {bias-not-updated: Which parameters are trained?}
                  own:
                    - {id: halved, quantity: df/dx, formula: x, name: the factor 2 lost}
                    - {id: twice, quantity: W1_new, formula: W1 - 2 * eta * dE/dW1, name: two steps in one}
                """);
        write("network.yaml", "id: network\ntitle: A network\nmistakes: {leave-out: [prime-as-product]}\n" + NETWORK);

        ProblemSet set = ProblemSet.read(List.of(folder));

        assertThat(set.render()).isEmpty();
        assertThat(problem(set, "circuit").policy().mistakes().own())
                .extracting(OwnMistake::id)
                .containsExactly("halved");
        assertThat(problem(set, "network").policy().mistakes().own())
                .extracting(OwnMistake::id)
                .containsExactly("twice");
        assertThat(problem(set, "network").policy().mistakes().leftOut()).containsExactly("D", "prime-as-product");
        assertThat(problem(set, "network").policy().mistakes().hints()).containsKey("bias-not-updated");
    }

    @Test
    void isWarnedAboutIfAMistakeFitsNoProblemOfTheFolder() throws IOException {
        Path course =
                write("course.yaml", "mistakes:\n  own:\n    - {id: lost, quantity: W7, formula: x, name: never}\n");

        assertThat(ProblemSet.read(List.of(folder)).render())
                .startsWith(course + ":3:28: warning: the mistake 'lost' fits none of the problems");
        assertThat(ProblemSet.read(List.of(folder.resolve("circuit.yaml"))).render())
                .as("another problem may have it")
                .isEmpty();
    }

    @Test
    void isAtFaultIfAFormulaCannotBeRead() throws IOException {
        Path course =
                write("course.yaml", "mistakes:\n  own:\n    - {id: open, quantity: f, formula: '(x', name: never}\n");

        ProblemSet set = ProblemSet.read(List.of(folder.resolve("circuit.yaml")));

        assertThat(set.hasErrors()).isTrue();
        assertThat(set.render()).startsWith(course + ":3:").contains("error");
    }

    @Test
    void isAtFaultOnceForEachKeyAndIdThatIsUnknown() throws IOException {
        Path course = write("course.yaml", """
                revael: hint
                mistakes: {leave-out: [bias-not-udpated]}
                grading: {conventions: {sum-for-maen: half}}
                """);

        ProblemSet set = ProblemSet.read(List.of(folder));

        assertThat(set.errorCount()).isEqualTo(1);
        assertThat(set.render()).startsWith(course + ":1:1: error").contains("write 'reveal'");

        write("course.yaml", """
                mistakes: {leave-out: [bias-not-udpated]}
                grading: {conventions: {classes-from-zreo: half}}
                """);

        assertThat(ProblemSet.read(List.of(folder)).render())
                .contains("2:25: error: no known convention is called 'classes-from-zreo' [GP309]")
                .contains("1:24: error: no known mistake is called 'bias-not-udpated' [GP309]")
                .contains("fix: write 'bias-not-updated'");
    }

    @Test
    void isAtFaultInAProblemAsWell() throws IOException {
        Path problem = write(
                "network.yaml",
                "id: network\ntitle: A network\nmistakes: {hints: {bias-not-udpated: Why?}}\n" + NETWORK);

        assertThat(ProblemSet.read(List.of(problem)).render())
                .startsWith(problem + ":3:20: error: no known mistake is called 'bias-not-udpated' [GP309]");
    }
}
