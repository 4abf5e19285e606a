package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that a course has for quantities beside those that its letters give. */
class FurtherNamesTest {
    private static final String NETWORK = """
            id: names
            title: Names
            network:
              inputs: 2
              layers:
                - {units: 2, activation: sigmoid, weights: [[0.1, 0.2], [0.3, -0.4]], biases: 0.1}
                - {units: 2, activation: softmax, weights: [[0.5, 0.6], [0.7, -0.8]], biases: 0.2}
              loss: cross-entropy
            examples: [{input: [1, 0.5], target: [0, 1]}]
            notation: {activation: h, target: y, loss: CE, delta: none}
            """;

    private static Problem problem(String rest) {
        return ProblemFiles.parse(NETWORK + rest);
    }

    private static List<Issue> issues(String rest) {
        return ProblemReader.read("names.yaml", (NETWORK + rest).getBytes(StandardCharsets.UTF_8))
                .issues()
                .all();
    }

    private static Optional<String> meant(Problem problem, String name) {
        return problem.vocabulary().resolve(name) instanceof Resolution.Found found
                ? Optional.of(found.quantity()).map(Quantity::toString)
                : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "delta1, dE/dz2",
        "δ_1, dE/dz2",
        "\\delta^{(1)}, dE/dz2",
        "delta2, dE/da1",
        "delta3, dE/dz1",
        "h, a1",
        "dCE/dh, dE/da1",
        "grad_h, dE/da1",
        "z[L], z2",
        "dCE/dz[L], dE/dz2",
        "h1, a1",
        "h0, b2"
    })
    void aNameIsUnderstoodBeforeTheUsualOnesAndInDerivatives(String name, String quantity) {
        Problem named = problem("""
                names: {delta1: dCE/dz2, delta2: dCE/dh1, delta3: dCE/dz1, h: h1, 'z[L]': z2, h0: b2}
                questions: [dCE/dh, delta3]
                """);

        assertThat(meant(named, name)).contains(quantity);
    }

    @Test
    void withoutIndicationTheUsualMeaningHolds() {
        assertThat(meant(problem("questions: [z1]\n"), "delta1")).contains("dE/dz1");
    }

    @Test
    void whatPeopleReadKeepsTheLettersOfTheCourse() {
        Problem named = problem("names: {delta1: dCE/dz2}\nquestions: [delta1]\n");

        assertThat(named.questions()).extracting(Question::name).containsExactly("dCE/dz2");
    }

    @Test
    void namesMayBeUsedInFormulas() {
        Problem named = problem("""
                names: {delta1: dCE/dz2, h: h1}
                questions: [{quantity: dCE/dW2, as: formula, expected: 'delta1 @ h.T'}]
                """);

        assertThat(named.questions()).hasSize(1);
    }

    @Nested
    class AFaultyName {
        @Test
        void thatIsTheNameOfSomethingElseIsRefusedAtItsPlace() {
            assertThat(issues("names: {z2: dCE/dz1}\nquestions: [z1]\n"))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.code()).isEqualTo("GP302");
                        assertThat(issue.position()).hasToString("names.yaml:11:9");
                        assertThat(issue.message()).isEqualTo("'z2' is the name of z2 already");
                    });
        }

        @Test
        void withTwoMeaningsIsRefused() {
            assertThat(issues("names: {g: dCE/dz1, 'g_': dCE/dz2}\nquestions: [z1]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GP302");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{1g: z1}", "{'': z1}", "{'g/h': z1}"})
        void thatIsNoNameIsRefused(String names) {
            assertThat(issues("names: " + names + "\nquestions: [z1]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GP105");
        }

        @Test
        void ofNothingIsRefused() {
            assertThat(issues("names: {g: nothing}\nquestions: [z1]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GP301");
            assertThat(issues("names: g\nquestions: [z1]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GY021");
        }
    }
}
