package gradus.report.solution;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkedSolutionTest {
    private static final Problem STEP = ProblemFiles.read(Path.of("problems", "004-exercise-1.yaml"));

    private static final String SOFTMAX = """
            id: softmax
            title: One softmax layer
            network:
              inputs: 1
              layers:
                - {units: 2, activation: softmax, weights: [[1], [2]], biases: none}
              loss: cross-entropy
            examples:
              - {input: 1, target: %s}
            questions: [delta1]
            """;

    @Test
    void holdsWhatIsAskedAndWhatItNeedsAndNothingElse() {
        List<String> names = WorkedSolution.of(STEP, List.of(NetworkQuantities.delta(2))).steps().stream()
                .map(step -> step.quantity() + (step.isAsked() ? " asked" : ""))
                .toList();

        assertThat(names).containsExactly("z1", "a1", "z2", "a2", "dE/da2", "dE/dz2 asked");
    }

    @Test
    void givesNothingThatIsNotNeeded() {
        List<String> names = WorkedSolution.of(STEP, List.of(NetworkQuantities.netInput(1))).givens().stream()
                .map(given -> given.quantity().toString())
                .toList();

        assertThat(names).containsExactly("x", "W1", "b1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1, 0] | true", "[0.25, 0.75] | true", "[1, 1] | false"})
    void offersOutputMinusTargetOnlyWhereItIsTheDelta(String target, boolean isOffered) {
        Problem problem = ProblemFiles.parse(SOFTMAX.formatted(target));

        assertThat(new ShortForm(problem).of(NetworkQuantities.delta(1)).isPresent())
                .isEqualTo(isOffered);
    }

    @Test
    void unfoldsRulesUntilOnlyAllowedNamesAreLeft() {
        Quantity x = Quantity.variable("x");
        Quantity y = Quantity.variable("y");
        Quantity f = Quantity.variable("f");
        Graph graph = Graph.of(Map.of(
                x, new Expression.Constant(Tensor.scalar(3)),
                y, Algebra.multiply(new Expression.Reference(x), new Expression.Reference(x)),
                f, Algebra.add(new Expression.Reference(y), new Expression.Reference(x))));

        assertThat(new Unfolding(graph, Set.of(x)).of(f))
                .isEqualTo(Algebra.add(graph.rule(y), new Expression.Reference(x)));
        assertThat(new Unfolding(graph, Set.of(x, y)).of(f)).isEqualTo(graph.rule(f));
    }

    @Test
    void showsTheCornersOfALargeMatrix() {
        Tensor value = Tensor.filled(Shape.of(13, 2), 1);

        List<List<OptionalInt>> places = MatrixExcerpt.places(value);

        assertThat(places).hasSize(7);
        assertThat(places.get(3)).containsExactly(OptionalInt.of(6), OptionalInt.of(7));
        assertThat(places.get(4)).containsExactly(OptionalInt.empty(), OptionalInt.empty());
        assertThat(places.get(6)).containsExactly(OptionalInt.of(24), OptionalInt.of(25));
    }

    @Test
    void writesTheClassOfAnOutputOnTheThreshold() {
        Problem problem = ProblemFiles.parse("""
                id: threshold
                title: An output of one half
                network:
                  inputs: 1
                  layers:
                    - {units: 1, activation: sigmoid, weights: 2, biases: -1}
                examples:
                  - {input: 0.5}
                questions: [class]
                """);

        assertThat(new SolutionText().write(WorkedSolution.of(problem), 6))
                .contains("    class = 𝟏[a1 ≥ 0.5]\n          = 𝟏[0.5 ≥ 0.5]\n          = 1\n");
    }

    @Test
    void writesNoRoundingNoise() {
        Problem problem = ProblemFiles.parse("""
                id: noise
                title: Nothing is left
                given: {x: 0.1, y: 0.2, z: 0.3}
                define: {f: x + y - z}
                questions: [f]
                """);

        assertThat(problem.truth(Quantity.variable("f")).at(0)).isNotZero();
        assertThat(new SolutionText().write(WorkedSolution.of(problem), 6)).contains("\n      = 0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a_b *c* `d` | a\\_b \\*c\\* \\`d\\`",
                "<b> & $x$ | \\<b\\> \\& \\$x\\$",
                "- item | \\- item",
                "1. first | 1\\. first",
            })
    void leavesNoMarkdownInWords(String words, String escaped) {
        assertThat(MarkdownText.escaped(words)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 % of a_b & {c} | 50 \\% of a\\_b \\& \\{c\\}",
                "\\input{x} | \\textbackslash{}input\\{x\\}",
                "δ₂ = wᵀ | \\ensuremath{\\delta}\\ensuremath{{}_2} = w\\ensuremath{{}^\\top}",
                "größer | gr\\text{ö}\\text{ß}er",
                "你 | \\text{[U+4F60]}",
            })
    void leavesNoLatexInWords(String words, String escaped) {
        assertThat(LatexText.escaped(words)).isEqualTo(escaped);
    }
}
