package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.GradientCheck;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphProblemTest {
    private static Problem problem(String body) {
        return ProblemFiles.parse("id: graph\ntitle: A graph\n" + body);
    }

    private static Tensor value(Problem problem, String name) {
        Resolution resolution = problem.vocabulary().resolve(name);
        assertThat(resolution).as(name).isInstanceOf(Resolution.Found.class);
        return problem.truth(((Resolution.Found) resolution).quantity());
    }

    @ParameterizedTest(name = "line {0}: entry {2} of {1} is {3}")
    @CsvSource({
        "57, s, 0, 1",
        "59, df/dx, 0, 0.3932",
        "59, df/dx, 1, -0.5898",
        "59, df/dx, 2, -0.5898",
        "61, df/dw, 0, -0.1966",
        "61, df/dw, 1, -0.3932",
        "61, df/dw, 2, 0.1966"
    })
    void theCircuitOfDocument001GivesItsPrintedNumbers(int line, String quantity, int entry, double printed) {
        Problem circuit = ProblemFiles.read(Path.of("problems/001-logistic-circuit.yaml"));

        assertThat(value(circuit, quantity).at(entry)).isCloseTo(printed, within(0.5e-4));
    }

    @Test
    void everyNodeOfACircuitHasItsDerivative() {
        Problem gates = problem("""
                given: {x: -2, y: 5, z: -4}
                define: {q: x + y, f: q * z}
                differentiate: f
                questions: [f]
                """);

        assertThat(value(gates, "f").at(0)).isEqualTo(-12);
        assertThat(value(gates, "df/dq").at(0)).isEqualTo(-4);
        assertThat(value(gates, "df/dx").at(0)).isEqualTo(-4);
        assertThat(value(gates, "df/dy").at(0)).isEqualTo(-4);
        assertThat(value(gates, "df/dz").at(0)).isEqualTo(3);
    }

    @Test
    void aQuantityUsedInSeveralPlacesGathersAllPaths() {
        Problem shared = problem("""
                given: {a: 3}
                define: {b: a * a, c: b + a, f: b * c}
                differentiate: f
                questions: [f]
                """);

        // f = a⁴ + a³, so f' = 4 a³ + 3 a².
        assertThat(value(shared, "df/da").at(0)).isCloseTo(4 * 27 + 3 * 9, within(1e-12));
    }

    @Test
    void aValueGivenForADefinedQuantityTakesItsPlace() {
        Problem given = problem("""
                given: {x: 2, q: 10}
                define: {q: x * x, f: 3 * q}
                differentiate: f
                questions: [f]
                """);

        assertThat(value(given, "f").at(0)).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(sigmoid(W @ x) ** 2)",
                "sum(log(1 + exp(W @ x)))",
                "norm(W @ x)",
                "sum(softmax(W @ x) * log(softmax(W @ x)))",
                "sum(np.maximum(W @ x, 0.1))",
                "sum(sin(W @ x) / cos(0.3 * x1(0)))",
                "mean(sqrt(abs(W @ x) + 1))",
                "sum(outer(W @ x, x))"
            })
    void everyDerivativeAgreesWithDifferences(String formula) {
        Problem posed = problem("""
                given:
                  W: [[0.3, -0.7, 0.2], [0.9, 0.4, -0.5]]
                  x: [0.8, -0.6, 1.1]
                define:
                  f: "%s"
                differentiate: f
                questions: [f]
                """.formatted(formula.replace("x1(0)", "sum(x)")));

        for (Quantity quantity : posed.graph().quantities()) {
            if (quantity instanceof Quantity.Gradient gradient) {
                Tensor measured = GradientCheck.differences(posed.graph(), gradient.of(), gradient.by(), 1e-3);
                Tensor derived = posed.truth(gradient);
                for (int place = 0; place < derived.count(); place++) {
                    assertThat(derived.at(place)).isCloseTo(measured.at(place), within(1e-8));
                }
            }
        }
    }

    @Test
    void inRowLayoutAListIsARow() {
        Problem rows = problem("""
                layout: rows
                given: {x: [1, 2]}
                define: {f: sum(x)}
                questions: [f]
                """);

        assertThat(value(rows, "x").shape()).hasToString("1x2");
    }

    @Nested
    class AFaultyGraph {
        private List<Issue> issues(String body) {
            return ProblemReader.read(
                            "graph.yaml", ("id: graph\ntitle: A graph\n" + body).getBytes(StandardCharsets.UTF_8))
                    .issues()
                    .all();
        }

        @Test
        void namesTheUnknownNameOfAFormulaAtItsPlace() {
            assertThat(issues("given: {alpha: 1}\ndefine:\n  f: 2 * alhpa\nquestions: [f]\n"))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.code()).isEqualTo("GF201");
                        assertThat(issue.position()).hasToString("graph.yaml:5:10");
                        assertThat(issue.fix()).contains("write 'alpha'");
                    });
        }

        @Test
        void reportsAllFaultsAtOnce() {
            assertThat(issues(
                            "given: {1x: 1}\ndefine: {f: 2 +, g: h}\ndifferentiate: k\nexamples: []\nquestions: [f]\n"))
                    .extracting(Issue::code)
                    .contains("GP105", "GF101", "GF201", "GP101", "GP107");
        }

        @Test
        void refusesToDifferentiateAVectorOrAConstant() {
            assertThat(issues("given: {x: [1, 2]}\ndefine: {f: 2 * x}\ndifferentiate: f\nquestions: [f]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GP201");
            assertThat(issues("given: {x: 1}\ndefine: {f: 2 * 3}\ndifferentiate: f\nquestions: [f]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GP103");
        }

        @Test
        void knowsOnlyWhatStandsAbove() {
            assertThat(issues("given: {x: 1}\ndefine: {f: 2 * g, g: x}\nquestions: [f]\n"))
                    .extracting(Issue::code)
                    .containsExactly("GF201");
        }
    }
}
