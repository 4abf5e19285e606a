package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.mistake.GraphMistakes;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a problem without layers hides: recurrent networks by the reasons that anybody can check, graphs by their own mistakes. */
class RecurrentBlindSpotsTest {
    private static final MistakeCatalogue CATALOGUE = MistakeCatalogue.installed();

    private static Problem problem(String weights, String first, String questions) {
        return ProblemFiles.parse("""
                id: p
                title: P
                recurrence:
                  cell: rnn
                  inputs: 1
                  units: 2
                  input-weights: 0.3
                  hidden-weights: %s
                  biases: 0.1
                  initial: {h: %s}
                  output: {units: 1, activation: identity, weights: [[0.5, -0.4]], biases: 0, every: step}
                  loss: half-squared-error
                examples:
                  - {input: [1, -0.5], target: [1, 0]}
                questions: %s
                """.formatted(weights, first, questions));
    }

    private static List<String> ids(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::id).toList();
    }

    private static BlindSpots spots(Problem problem) {
        return BlindSpots.of(problem, CATALOGUE, 4).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            symmetric weights hide transposes    | [[0.2, 0.6], [0.6, -0.1]] | [0.5, -0.2] | ["h[1]", h2, dE/dh1, dE/dWh] | bptt-missing-transpose
            so does a loss that alone is asked   | [[0.2, 0.6], [0.1, -0.4]] | [0.5, -0.2] | [h2, E]                      | bptt-missing-transpose
            the last step tells no path through time | [[0.2, 0.6], [0.1, -0.4]] | [0.5, -0.2] | [dE/dh2, dE/dWh2]        | bptt-recurrent-path-missing
            """)
    void aProblemHidesWhatItsNumbersCannotShow(
            String why, String weights, String first, String questions, String hidden) {
        assertThat(ids(spots(problem(weights, first, questions)).hidden()))
                .as(why)
                .contains(hidden);
    }

    @Test
    void aProblemThatAsksForEverythingHidesNothing() {
        BlindSpots spots = spots(problem(
                "[[0.2, 0.6], [0.1, -0.4]]",
                "[0.5, -0.2]",
                "[\"h[1]\", h2, y1, y2, dE/dh2, dE/dh1, dE/dz1, dE/dz2, dE/dWh, dE/dWx, dE/db]"));

        assertThat(spots.hidden()).isEmpty();
        assertThat(ids(spots.revealed())).contains("bptt-local-path-missing", "initial-state-forgotten");
    }

    @Test
    void aFirstStateOfZeroIsNoMistakeToForget() {
        BlindSpots spots = spots(problem("[[0.2, 0.6], [0.1, -0.4]]", "[0, 0]", "[\"h[1]\", h2]"));

        assertThat(ids(spots.revealed())).doesNotContain("initial-state-forgotten");
        assertThat(ids(spots.hidden())).doesNotContain("initial-state-forgotten");
    }

    @Test
    void whatWouldRevealMoreIsSaid() {
        Problem problem = problem("[[0.2, 0.6], [0.6, -0.1]]", "[0.5, -0.2]", "[\"h[1]\", h2, dE/dh1, dE/dWh]");

        assertThat(Suggestion.of(problem, CATALOGUE, 4))
                .filteredOn(suggestion -> suggestion.change().equals("give the weights different values"))
                .singleElement()
                .satisfies(suggestion -> assertThat(ids(suggestion.reveals())).contains("bptt-missing-transpose"));
    }

    @Test
    void aGraphWithoutLayersHasTheMistakesOfAnyGraph() {
        Problem problem = ProblemFiles.parse("""
                id: g
                title: G
                given: {a: 2, b: 1}
                define: {p: a * b, q: p + a, E: q**2}
                differentiate: E
                questions: [dE/dq, dE/da]
                """);

        assertThat(ids(spots(problem).revealed()))
                .contains("chain-path-missing", "chain-sign-lost")
                .isSubsetOf(GraphMistakes.all().stream().map(Mistake::id).toList());
    }

    @Test
    void aForwardPassOfAGraphHasNone() {
        Problem problem = ProblemFiles.parse("""
                id: g
                title: G
                given: {a: 2}
                define: {q: a * 3}
                questions: [q]
                """);

        assertThat(BlindSpots.of(problem, CATALOGUE, 4)).isEmpty();
    }
}
