package gradus.problem;

import static gradus.problem.DrawnNetwork.quantity;
import static gradus.problem.DrawnNetwork.value;
import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that name single weights and units: {@code w5} for an entry of {@code W2}. */
class EntryNamesTest {
    private static DrawnNetwork network(String layout) {
        return new DrawnNetwork(13, 3, 4, 2)
                .layout(layout)
                .activations("sigmoid", "tanh")
                .with("training", "{optimizer: sgd, learning-rate: 0.5}")
                .with("queries", "{p: [1, 2, 3], q: {input: [[1, 0, 0], [0, 1, 2]], parameters: initial}}");
    }

    /** The place is that of the printed matrix, whatever the layout. */
    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "columns | W2[2, 3]   | W2  | 1 | 2",
                "columns | W1[4,1]    | W1  | 3 | 0",
                "columns | b1[3]      | b1  | 2 | 0",
                "columns | b1[3, 1]   | b1  | 2 | 0",
                "rows    | W2[3, 2]   | W2  | 2 | 1",
                "rows    | b1[3]      | b1  | 0 | 2",
                "rows    | b1[1, 3]   | b1  | 0 | 2",
            })
    void anEntryOfAParameterHasAGradientAndAnUpdate(String layout, String place, String whole, int row, int column) {
        Problem problem =
                network(layout).with("entries", "{v: '" + place + "'}").problem();

        assertThat(value(problem, "v").at(0)).isEqualTo(value(problem, whole).at(row, column));
        assertThat(value(problem, "dE/dv").at(0))
                .isEqualTo(value(problem, "dE/d" + whole).at(row, column));
        assertThat(value(problem, "v_new").at(0))
                .isEqualTo(value(problem, whole + "_new").at(row, column));
        assertThat(quantity(problem, "v'")).isEqualTo(quantity(problem, "v_new"));
        assertThat(quantity(problem, "grad_v")).isEqualTo(quantity(problem, "dE/dv"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "columns | a1[2]    | a1 | 1",
                "columns | a1[2, 1] | a1 | 1",
                "columns | z2[1]    | z2 | 0",
                "columns | x[3]     | x  | 2",
                "rows    | a1[2]    | a1 | 1",
                "rows    | a1[1, 2] | a1 | 1",
                "rows    | z2[1]    | z2 | 0",
            })
    void anEntryOfALayerHasAGradientAndAValueAtEveryQueryPoint(String layout, String place, String whole, int unit) {
        Problem problem =
                network(layout).with("entries", "{u: '" + place + "'}").problem();

        assertThat(value(problem, "u").at(0)).isEqualTo(value(problem, whole).at(unit));
        assertThat(value(problem, "dE/du").at(0))
                .isEqualTo(value(problem, "dE/d" + whole).at(unit));
        assertThat(value(problem, "u(p)").at(0))
                .isEqualTo(
                        value(problem, whole.equals("x") ? "p" : whole + "(p)").at(unit));
        Tensor ofTwo = value(problem, whole.equals("x") ? "q" : whole + "(q)");
        Tensor units = layout.equals("columns") ? ofTwo.slice(0, unit, 1) : ofTwo.slice(1, unit, 1);
        assertClose(value(problem, "u(q)"), units, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void inABatchOneIndexIsTheUnitOfAllExamplesAndTwoAreOneOfThem(String layout) {
        boolean columns = layout.equals("columns");
        Problem problem = network(layout)
                .examples(3)
                .loss("{name: squared-error, batch: mean}")
                .with("entries", "{u: 'a1[2]', v: 'a1[" + (columns ? "2, 3" : "3, 2") + "]', o: 'z2[1]'}")
                .problem();
        Tensor activation =
                columns ? value(problem, "a1") : value(problem, "a1").transposed();
        Tensor gradient =
                columns ? value(problem, "dE/da1") : value(problem, "dE/da1").transposed();

        assertThat(value(problem, "u").shape()).isEqualTo(columns ? Shape.of(1, 3) : Shape.of(3, 1));
        for (int example = 0; example < 3; example++) {
            assertThat(value(problem, "u").at(example)).isEqualTo(activation.at(1, example));
            assertThat(value(problem, "dE/du").at(example)).isEqualTo(gradient.at(1, example));
        }
        assertThat(value(problem, "v").at(0)).isEqualTo(activation.at(1, 2));
        assertThat(value(problem, "dE/dv").at(0)).isEqualTo(gradient.at(1, 2));
        assertThat(value(problem, "u(p)").count()).isEqualTo(1);
        assertThat(problem.vocabulary().resolveExactly("v(p)")).isInstanceOf(Resolution.Unknown.class);
    }

    @Test
    void aSingleOutputOfABatchIsAUnitToo() {
        Problem problem = new DrawnNetwork(2, 2, 1)
                .examples(3)
                .loss("{name: squared-error, batch: mean}")
                .with("entries", "{o: 'a1[1]', o2: 'a1[1, 2]'}")
                .problem();

        assertClose(value(problem, "o"), value(problem, "a1"), 0);
        assertThat(value(problem, "o2").at(0)).isEqualTo(value(problem, "a1").at(1));
    }

    @Test
    void aDerivedQuantityMayHaveNamedEntriesOfItsOwn() {
        Problem problem = network("columns")
                .with("entries", "{delta_o1: 'delta2[1]', g: 'dE/dW2[2, 4]', n: 'W1_new[1, 2]', n1: 'z2[1]'}")
                .problem();

        assertThat(value(problem, "delta_o1").at(0))
                .isEqualTo(value(problem, "delta2").at(0));
        assertThat(quantity(problem, "dE/dn1")).isEqualTo(quantity(problem, "delta_o1"));
        assertThat(value(problem, "g").at(0)).isEqualTo(value(problem, "dE/dW2").at(1, 3));
        assertThat(value(problem, "n").at(0)).isEqualTo(value(problem, "W1_new").at(0, 1));
        assertThat(problem.notation().spell(quantity(problem, "dE/dn1"))).isEqualTo("delta_o1");
    }

    @Test
    void inNumeratorLayoutAnEntryOfAGradientIsThatOfTheMatrixAsItLies() {
        Problem problem = network("columns")
                .with("gradient-layout", "numerator")
                .with("entries", "{g: 'dE/dW2[4, 2]', w: 'W2[2, 4]'}")
                .problem();

        assertThat(value(problem, "g").at(0)).isEqualTo(value(problem, "dE/dW2").at(3, 1));
        assertThat(quantity(problem, "dE/dw")).isEqualTo(quantity(problem, "g"));
    }

    @Test
    void aPrintedSheetWithNamedWeightsIsPosedAsItIs() {
        Problem problem = ProblemFiles.parse("""
                id: named-weights
                title: Two inputs, two hidden units, two outputs
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: sigmoid, weights: [[0.15, 0.2], [0.25, 0.3]], biases: 0.35}
                    - {units: 2, activation: sigmoid, weights: [[0.4, 0.45], [0.5, 0.55]], biases: 0.6}
                  loss: half-squared-error
                examples: [{input: [0.05, 0.1], target: [0.01, 0.99]}]
                training: {optimizer: sgd, learning-rate: 0.5}
                entries:
                  w1: W1[1, 1]
                  w5: W2[1, 1]
                  net_o1: z2[1]
                  out_o1: a2[1]
                  out_h1: a1[1]
                questions:
                  - {quantity: out_h1, expected: 0.593269992}
                  - {quantity: out_o1, expected: 0.751365070}
                  - {quantity: dE/dout_o1, expected: 0.741365070}
                  - {quantity: dout_o1/dnet_o1, expected: 0.186815602}
                  - {quantity: dnet_o1/dw5, expected: 0.593269992}
                  - {quantity: dE/dw5, expected: 0.082167041}
                  - {quantity: w5_new, expected: 0.358916480}
                  - {quantity: dE/dnet_o1, expected: 0.138498562}
                  - {quantity: dE/dout_h1, expected: 0.036350306}
                  - {quantity: dE/dw1, expected: 0.000438568}
                  - {quantity: w1_new, expected: 0.149780716}
                """);

        assertThat(problem.questions()).extracting(Question::name).contains("dout_o1/dnet_o1", "w5_new");
    }

    @Test
    void questionsAboutEntriesStandWhereTheWholeIsComputed() {
        Problem problem = network("columns")
                .with("entries", "{w: 'W2[1, 1]', o: 'a2[1]', h: 'a1[1]'}")
                .with("questions", "[w_new, dE/dw, o, E, h]")
                .problem();

        assertThat(problem.questions()).extracting(Question::name).containsExactly("h", "o", "E", "dE/dw", "w_new");
    }

    @Test
    void entriesOfAGraphAreThoseOfItsMatrices() {
        Problem problem = ProblemFiles.parse("""
                id: graph
                title: A graph
                given: {W: [[1, 2], [3, 4]], x: [5, 6], X: [[1, 2, 3]]}
                define: {z: W @ x, f: sum(z**2)}
                differentiate: f
                entries: {w12: 'W[1, 2]', z2: 'z[2]', x13: 'X[3]', row: 'W[2]'}
                questions: [df/dw12, df/dz2, x13, row]
                """);

        // z = (17, 39), and f = z₁² + z₂².
        assertThat(value(problem, "df/dw12").at(0)).isEqualTo(2 * 17 * 6);
        assertThat(value(problem, "df/dz2").at(0)).isEqualTo(78);
        assertThat(value(problem, "x13").at(0)).isEqualTo(3);
        assertClose(value(problem, "row"), Tensor.row(3, 4), 0);
    }

    @Test
    void aNameOfTheSheetMayDifferFromOneOfOursByItsCaseAlone() {
        Problem problem = network("columns")
                .with("entries", "{w1: 'W2[1, 1]', w2: 'W2[1, 2]'}")
                .problem();

        assertThat(quantity(problem, "w1")).isInstanceOf(Quantity.Entry.class);
        assertThat(quantity(problem, "W1")).isInstanceOf(Quantity.Variable.class);
        assertThat(value(problem, "w2_new").at(0))
                .isCloseTo(value(problem, "W2_new").at(0, 1), within(0.0));
    }

    @Nested
    class WhatCannotBeAnEntry {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "{w: W2}                | GP103",
                    "{w: 'W2[0, 1]'}        | GP103",
                    "{w: 'W2[3, 1]'}        | GP103",
                    "{w: 'W2[1, 5]'}        | GP103",
                    "{w: 'W2[1, 1, 1]'}     | GP103",
                    "{w: 'a1[5]'}           | GP103",
                    "{w: 'a1[1, 2]'}        | GP103",
                    "{w: 'W3[1, 1]'}        | GP301",
                    "{w: 'learning_rate[1]'} | GP103",
                    "{w: }                  | GP103",
                    "{w: [1, 1]}            | GP103",
                    "[w]                    | GY021",
                    "{W1: 'W2[1, 1]'}       | GP302",
                    "{delta2: 'W2[1, 1]'}   | GP302",
                    "{dW2: 'W2[1, 1]'}      | GP302",
                    "{exp: 'W2[1, 1]'}      | GP105",
                    "{1w: 'W2[1, 1]'}       | GP105",
                    "{w 1: 'W2[1, 1]'}      | GP105",
                    "{v: 'W2[1, 1]', w: 'W2[1,1]'}     | GP303",
                })
        void isReported(String entries, String code) {
            String text = network("columns").with("entries", entries).text();

            List<Issue> issues = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8))
                    .issues()
                    .all();

            assertThat(issues).extracting(Issue::code).containsExactly(code);
        }

        @Test
        void aValueForAnEntryIsOneForTheWholeOrNone() {
            String text = network("columns")
                    .with("entries", "{o: 'a2[1]'}")
                    .with("given", "{o: 0.5}")
                    .text();

            assertThat(ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8))
                            .issues()
                            .all())
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.code()).isEqualTo("GP308"));
        }
    }
}
