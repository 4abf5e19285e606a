package gradus.report.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.report.solution.Circuit.Gate;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final String GATES = """
            id: gates
            title: Gates
            given: {x: %s, y: %s, z: 0.5}
            define:
              p: x + y
              m: max(y, z)
              f: p * m / 2 - x**2 * exp(-y)
            differentiate: f
            questions: [f]
            """;

    private static final double STEP = 1e-6;

    private static Circuit circuit(double x, double y) {
        return Circuit.of(ProblemFiles.parse(GATES.formatted(x, y))).orElseThrow();
    }

    private static Gate named(Circuit circuit, String name) {
        return circuit.gates().stream()
                .filter(gate -> gate.name().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static double slope(Circuit circuit, String name) {
        return named(circuit, name).slope().orElseThrow().at(0);
    }

    private static double result(double x, double y) {
        return named(circuit(x, y), "f").value().at(0);
    }

    @Test
    void takesEveryOperationApart() {
        List<String> labels = circuit(1.5, -2).gates().stream().map(Gate::label).toList();

        assertThat(labels)
                .containsExactlyInAnyOrder("x", "y", "z", "+", "max", "×", "/ 2", "u²", "× (−1)", "exp", "×", "−");
    }

    @Test
    void resultIsThatOfTheFormula() {
        assertThat(result(1.5, -2)).isCloseTo(-0.5 * 0.5 / 2 - 2.25 * StrictMath.exp(2), within(1e-12));
    }

    @Test
    void slopesAreWhatTheResultChangesBy() {
        Circuit circuit = circuit(1.5, -2);

        assertThat(slope(circuit, "x"))
                .isCloseTo((result(1.5 + STEP, -2) - result(1.5 - STEP, -2)) / (2 * STEP), within(1e-6));
        assertThat(slope(circuit, "y"))
                .isCloseTo((result(1.5, -2 + STEP) - result(1.5, -2 - STEP)) / (2 * STEP), within(1e-6));
        assertThat(slope(circuit, "f")).isEqualTo(1);
    }

    @Test
    void noTwoGatesOrPassingWiresShareAPlace() {
        Circuit circuit = circuit(1.5, -2);
        CircuitLayout layout = new CircuitLayout(circuit);
        Set<List<Double>> places = new HashSet<>();

        for (int gate = 0; gate < circuit.gates().size(); gate++) {
            assertThat(places.add(List.of((double) layout.column(gate), layout.height(gate))))
                    .isTrue();
            for (int source : circuit.gates().get(gate).sources()) {
                assertThat(layout.column(source)).isLessThan(layout.column(gate));
                for (int column = layout.column(source) + 1; column < layout.column(gate); column++) {
                    assertThat(places.add(List.of((double) column, layout.passage(source, gate, column))))
                            .isTrue();
                }
            }
        }
        assertThat(places).allSatisfy(place -> assertThat(place.get(1)).isBetween(0.0, layout.rowCount() - 1.0));
    }

    @Test
    void drawingSaysInWordsWhatItShows() {
        String svg = new CircuitDrawing(circuit(1.5, -2), 6).svg();

        assertThat(svg)
                .contains("<title id=\"circuit-title\">")
                .contains("Input z, value 0.5, derivative −0.25.")
                .contains("p: + of x and y, value −0.5, derivative 0.25.");
    }

    @Test
    void isNotDrawnForANetworkNorForLongVectors() {
        Problem network = ProblemFiles.read(Path.of("problems", "004-exercise-1.yaml"));
        Problem vectors = ProblemFiles.parse("""
                id: long
                title: A long product
                given: {w: [1, 2, 3, 4, 5], x: [1, 1, 1, 1, 1]}
                define: {f: w.T @ x}
                differentiate: f
                questions: [f]
                """);

        assertThat(Circuit.of(network)).isEmpty();
        assertThat(Circuit.of(vectors)).isEmpty();
    }
}
