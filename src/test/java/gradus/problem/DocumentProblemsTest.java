package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.network.DenseLayer;
import gradus.network.NetworkTask;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The problems of documents 000 to 003, worked out a second time: by hand, in loops over plain arrays, one function for each
 * document in that document's own letters and layout. Only the given numbers are taken from the file.
 */
class DocumentProblemsTest {
    private static final double ROOM = 1e-12;

    /** Rows are examples: h = x W + b. */
    @Test
    void document000IsWhatItsFormulasSayWithExamplesInRows() {
        Given given = new Given("000-softmax-rows");
        double[][] x = given.input;
        double[][] y = given.target;
        int examples = x.length;
        Map<String, double[][]> expected = new LinkedHashMap<>();

        double[][] z1 = plusRow(times(x, given.weights(1)), given.bias(1));
        double[][] h1 = each(z1, DocumentProblemsTest::sigmoid);
        double[][] z2 = plusRow(times(h1, given.weights(2)), given.bias(2));
        double[][] yhat = new double[examples][];
        double crossEntropy = 0;
        double[][] delta2 = new double[examples][3];
        for (int m = 0; m < examples; m++) {
            yhat[m] = softmax(z2[m]);
            for (int k = 0; k < 3; k++) {
                crossEntropy -= y[m][k] == 0 ? 0 : Math.log(yhat[m][k]);
                delta2[m][k] = yhat[m][k] - y[m][k];
            }
        }
        double[][] byHidden = times(delta2, turned(given.weights(2)));
        double[][] delta1 = new double[examples][2];
        for (int m = 0; m < examples; m++) {
            for (int j = 0; j < 2; j++) {
                delta1[m][j] = byHidden[m][j] * h1[m][j] * (1 - h1[m][j]);
            }
        }
        expected.put("z1", z1);
        expected.put("h1", h1);
        expected.put("z2", z2);
        expected.put("yhat", yhat);
        expected.put("CE", number(crossEntropy));
        expected.put("delta2", delta2);
        expected.put("dCE/dW2", times(turned(h1), delta2));
        expected.put("dCE/db2", turned(sumOfEachRow(turned(delta2))));
        expected.put("dCE/dh1", byHidden);
        expected.put("delta1", delta1);
        expected.put("dCE/dW1", times(turned(x), delta1));
        expected.put("dCE/db1", turned(sumOfEachRow(turned(delta1))));
        expected.put("dCE/dx", times(delta1, turned(given.weights(1))));

        given.assertAnswers(expected);
    }

    /** Columns are examples; a is the net input, h what leaves the sigmoid. */
    @Test
    void document001IsWhatItsFormulasSayWithANetInputCalledA() {
        Given given = new Given("001-bce-columns");
        double[][] y = given.target;
        Map<String, double[][]> expected = new LinkedHashMap<>();

        double[][] a1 = plusColumn(times(given.weights(1), given.input), given.bias(1));
        double[][] h1 = each(a1, DocumentProblemsTest::sigmoid);
        double[][] a2 = plusColumn(times(given.weights(2), h1), given.bias(2));
        double[][] h2 = each(a2, DocumentProblemsTest::sigmoid);
        double loss = 0;
        double[][] byOutput = new double[2][2];
        double[][] delta2 = new double[2][2];
        for (int k = 0; k < 2; k++) {
            for (int m = 0; m < 2; m++) {
                double h = h2[k][m];
                loss -= y[k][m] * Math.log(h) + (1 - y[k][m]) * Math.log(1 - h);
                byOutput[k][m] = -y[k][m] / h + (1 - y[k][m]) / (1 - h);
                delta2[k][m] = h - y[k][m];
            }
        }
        double[][] byHidden = times(turned(given.weights(2)), delta2);
        double[][] delta1 = new double[2][2];
        for (int j = 0; j < 2; j++) {
            for (int m = 0; m < 2; m++) {
                delta1[j][m] = byHidden[j][m] * h1[j][m] * (1 - h1[j][m]);
            }
        }
        expected.put("a(1)", a1);
        expected.put("h(1)", h1);
        expected.put("a(2)", a2);
        expected.put("h(2)", h2);
        expected.put("J", number(loss));
        expected.put("dJ/dh(2)", byOutput);
        expected.put("delta(2)", delta2);
        expected.put("dJ/dW(2)", times(delta2, turned(h1)));
        expected.put("dJ/db(2)", sumOfEachRow(delta2));
        expected.put("dJ/dh(1)", byHidden);
        expected.put("delta(1)", delta1);
        expected.put("dJ/dW(1)", times(delta1, turned(given.input)));
        expected.put("dJ/db(1)", sumOfEachRow(delta1));
        expected.put("dJ/dx", times(turned(given.weights(1)), delta1));

        given.assertAnswers(expected);
    }

    /** No biases; the factor 1/N is in every gradient from the output on. */
    @Test
    void document002IsWhatItsFormulasSayAveragedOverTheExamples() {
        Given given = new Given("002-ten-classes");
        double[][] t = given.target;
        int examples = 2;
        Map<String, double[][]> expected = new LinkedHashMap<>();

        double[][] z1 = times(given.weights(1), given.input);
        double[][] y1 = each(z1, DocumentProblemsTest::sigmoid);
        double[][] z2 = times(given.weights(2), y1);
        double[][] shares = new double[examples][];
        double error = 0;
        double[][] delta2 = new double[10][examples];
        for (int n = 0; n < examples; n++) {
            shares[n] = softmax(turned(z2)[n]);
            for (int k = 0; k < 10; k++) {
                error -= t[k][n] == 0 ? 0 : Math.log(shares[n][k]) / examples;
                delta2[k][n] = (shares[n][k] - t[k][n]) / examples;
            }
        }
        double[][] byHidden = times(turned(given.weights(2)), delta2);
        double[][] delta1 = new double[4][examples];
        for (int j = 0; j < 4; j++) {
            for (int n = 0; n < examples; n++) {
                delta1[j][n] = byHidden[j][n] * y1[j][n] * (1 - y1[j][n]);
            }
        }
        expected.put("z(1)", z1);
        expected.put("y(1)", y1);
        expected.put("z(2)", z2);
        expected.put("y(2)", turned(shares));
        expected.put("E", number(error));
        expected.put("delta(2)", delta2);
        expected.put("dE/dW(2)", times(delta2, turned(y1)));
        expected.put("dE/dy(1)", byHidden);
        expected.put("delta(1)", delta1);
        expected.put("dE/dW(1)", times(delta1, turned(given.input)));
        expected.put("dE/dx", times(turned(given.weights(1)), delta1));

        given.assertAnswers(expected);
    }

    /** The ReLU passes the error where its net input is not negative, 0 included. */
    @Test
    void document003IsWhatItsFormulasSayWithAReluOnItsKink() {
        Given given = new Given("003-relu-columns");
        double[][] y = given.target;
        Map<String, double[][]> expected = new LinkedHashMap<>();

        double[][] z1 = plusColumn(times(given.weights(1), given.input), given.bias(1));
        double[][] a1 = each(z1, z -> z > 0 ? z : 0);
        double[][] z2 = plusColumn(times(given.weights(2), a1), given.bias(2));
        double[][] shares = new double[2][];
        double loss = 0;
        double[][] delta2 = new double[3][2];
        for (int m = 0; m < 2; m++) {
            shares[m] = softmax(turned(z2)[m]);
            for (int k = 0; k < 3; k++) {
                loss -= y[k][m] == 0 ? 0 : Math.log(shares[m][k]);
                delta2[k][m] = shares[m][k] - y[k][m];
            }
        }
        double[][] byHidden = times(turned(given.weights(2)), delta2);
        double[][] delta1 = new double[3][2];
        for (int j = 0; j < 3; j++) {
            for (int m = 0; m < 2; m++) {
                delta1[j][m] = z1[j][m] >= 0 ? byHidden[j][m] : 0;
            }
        }
        expected.put("z1", z1);
        expected.put("A1", a1);
        expected.put("z2", z2);
        expected.put("A2", turned(shares));
        expected.put("L", number(loss));
        expected.put("delta2", delta2);
        expected.put("dL/dw2", times(delta2, turned(a1)));
        expected.put("dL/db2", sumOfEachRow(delta2));
        expected.put("dL/dA1", byHidden);
        expected.put("delta1", delta1);
        expected.put("dL/dw1", times(delta1, turned(given.input)));
        expected.put("dL/db1", sumOfEachRow(delta1));
        expected.put("dL/dX", times(turned(given.weights(1)), delta1));

        assertThat(z1[1][0]).isZero();
        given.assertAnswers(expected);
    }

    /** The given numbers of a problem file, and its answers to compare with. */
    private static final class Given {
        final double[][] input;
        final double[][] target;
        private final NetworkTask task;
        private final Problem problem;

        Given(String id) {
            problem = ProblemFiles.read(Path.of("problems", id + ".yaml"));
            task = problem.task().orElseThrow();
            input = array(task.input());
            target = array(task.loss().orElseThrow().target());
        }

        double[][] weights(int layer) {
            return array(layer(layer).weights());
        }

        double[][] bias(int layer) {
            return array(layer(layer).bias().orElseThrow());
        }

        private DenseLayer layer(int number) {
            return task.layers().get(number - 1);
        }

        /** Every question has an answer among the expected ones, and it is that one. */
        void assertAnswers(Map<String, double[][]> expected) {
            assertThat(problem.questions())
                    .extracting(Question::name)
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            for (Question question : problem.questions()) {
                assertSame(question.name(), array(problem.truth(question.quantity())), expected.get(question.name()));
            }
        }

        private static void assertSame(String name, double[][] actual, double[][] expected) {
            assertThat(actual).as(name).hasDimensions(expected.length, expected[0].length);
            for (int row = 0; row < expected.length; row++) {
                for (int column = 0; column < expected[row].length; column++) {
                    double value = expected[row][column];
                    assertThat(Math.abs(actual[row][column] - value))
                            .as("%s in row %d, column %d", name, row + 1, column + 1)
                            .isLessThanOrEqualTo(ROOM * Math.abs(value));
                }
            }
        }
    }

    private static double[][] array(Tensor tensor) {
        double[][] rows = new double[tensor.shape().rows()][tensor.shape().columns()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = tensor.at(row, column);
            }
        }
        return rows;
    }

    private static double[][] number(double value) {
        return new double[][] {{value}};
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[] softmax(double[] z) {
        double sum = 0;
        for (double one : z) {
            sum += Math.exp(one);
        }
        double[] shares = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            shares[k] = Math.exp(z[k]) / sum;
        }
        return shares;
    }

    private static double[][] each(double[][] matrix, DoubleUnaryOperator function) {
        double[][] result = new double[matrix.length][matrix[0].length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                result[row][column] = function.applyAsDouble(matrix[row][column]);
            }
        }
        return result;
    }

    private static double[][] turned(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                result[column][row] = matrix[row][column];
            }
        }
        return result;
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] result = new double[left.length][right[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < right[0].length; column++) {
                for (int inner = 0; inner < right.length; inner++) {
                    result[row][column] += left[row][inner] * right[inner][column];
                }
            }
        }
        return result;
    }

    private static double[][] plusRow(double[][] matrix, double[][] row) {
        return turned(plusColumn(turned(matrix), turned(row)));
    }

    private static double[][] plusColumn(double[][] matrix, double[][] column) {
        double[][] result = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                result[i][j] = matrix[i][j] + column[i][0];
            }
        }
        return result;
    }

    private static double[][] sumOfEachRow(double[][] matrix) {
        double[][] sums = new double[matrix.length][1];
        for (int row = 0; row < matrix.length; row++) {
            for (double entry : matrix[row]) {
                sums[row][0] += entry;
            }
        }
        return sums;
    }
}
