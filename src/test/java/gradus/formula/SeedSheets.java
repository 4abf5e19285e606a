package gradus.formula;

import static gradus.formula.TwoLayerLoops.transposed;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The exercises of the five source documents on random numbers in sizes that all differ, under the names of each document,
 * with the true values of what is asked there from plain loops.
 */
final class SeedSheets {

    /**
     * An exercise.
     *
     * @param names what a formula may use
     * @param asked the true values; an entry that is NaN is not judged
     */
    record Sheet(Map<String, Tensor> names, Map<String, double[][]> asked) {
        Map<String, Shape> shapes() {
            Map<String, Shape> shapes = new TreeMap<>();
            names.forEach((name, value) -> shapes.put(name, value.shape()));
            return shapes;
        }
    }

    private final Map<String, Tensor> names = new LinkedHashMap<>();
    private final Map<String, double[][]> asked = new HashMap<>();

    private SeedSheets() {}

    static Map<String, Sheet> drawn(long seed) {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        sheets.put("000", rowSoftmax(seed));
        sheets.put("001", twoSigmoids(seed));
        sheets.put("001c", circuit(seed));
        sheets.put("002", jacobians(seed));
        sheets.put("002e", singleNumbers(seed));
        sheets.put("002m", mean(seed));
        sheets.put("003", rectifier(seed));
        sheets.put("004a", sigmoidStep(seed));
        sheets.put("004b", batch("tanh", "half-squared-error", seed));
        sheets.put("004s", batch("softmax", "cross-entropy", seed));
        sheets.put("004d", additional(seed));
        return sheets;
    }

    private Sheet sheet() {
        return new Sheet(names, asked);
    }

    private void name(double[][] value, String... spellings) {
        for (String spelling : spellings) {
            names.put(spelling, Tensor.matrix(value));
        }
    }

    private void name(double value, String spelling) {
        names.put(spelling, Tensor.scalar(value));
    }

    private static Sheet rowSoftmax(long seed) {
        SeedSheets sheet = new SeedSheets();
        TwoLayerLoops net =
                TwoLayerLoops.drawn(new int[] {4, 5, 3, 6}, "sigmoid", "softmax", "cross-entropy", true, seed);
        Map<String, String> spellings = Map.of(
                "x", "x", "W1", "W1", "b1", "b1", "z1", "z1", "a1", "h", "W2", "W2", "b2", "b2", "z2", "z2", "a2",
                "yhat", "t", "y");
        spellings.forEach((name, spelling) -> sheet.name(transposed(net.values().get(name)), spelling));
        Map<String, String> gradients =
                Map.of("z2", "z2", "a1", "h", "z1", "z1", "x", "x", "W2", "W2", "b2", "b2", "W1", "W1", "b1", "b1");
        gradients.forEach((name, spelling) -> sheet.asked.put("dCE/d" + spelling, transposed(net.gradient(name))));
        sheet.name(sheet.asked.get("dCE/dz2"), "delta1");
        sheet.name(sheet.asked.get("dCE/dh"), "delta2");
        sheet.name(sheet.asked.get("dCE/dz1"), "delta3");
        return sheet.sheet();
    }

    private static Sheet twoSigmoids(long seed) {
        SeedSheets sheet = new SeedSheets();
        TwoLayerLoops net =
                TwoLayerLoops.drawn(new int[] {4, 5, 3, 1}, "sigmoid", "sigmoid", "binary-cross-entropy", true, seed);
        Map<String, double[][]> values = net.values();
        sheet.name(values.get("x"), "x", "h0");
        sheet.name(values.get("z1"), "a1");
        sheet.name(values.get("a1"), "h1");
        sheet.name(values.get("z2"), "a2");
        sheet.name(values.get("a2"), "h2", "yhat");
        sheet.name(values.get("t"), "y");
        for (String parameter : new String[] {"W1", "b1", "W2", "b2"}) {
            sheet.name(values.get(parameter), parameter);
            sheet.asked.put("dJ/d" + parameter, net.gradient(parameter));
        }
        sheet.asked.put("dJ/dh2", net.gradient("a2"));
        sheet.asked.put("dJ/da2", net.gradient("z2"));
        sheet.asked.put("dJ/dh1", net.gradient("a1"));
        sheet.asked.put("dJ/da1", net.gradient("z1"));
        sheet.name(net.gradient("z1"), "g");
        return sheet.sheet();
    }

    private static Sheet circuit(long seed) {
        SeedSheets sheet = new SeedSheets();
        Random random = new Random(seed);
        double[][] w = TwoLayerLoops.normal(3, 1, random);
        double[][] x = TwoLayerLoops.normal(3, 1, random);
        sheet.name(w, "w");
        sheet.name(x, "x");
        double net = w[0][0] * x[0][0] + w[1][0] * x[1][0] + w[2][0] * x[2][0];
        double f = 1 / (1 + Math.exp(-net));
        sheet.asked.put("f", new double[][] {{f}});
        double[][] column = {{f * (1 - f) * x[0][0]}, {f * (1 - f) * x[1][0]}, {f * (1 - f) * x[2][0]}};
        sheet.asked.put("df/dw", column);
        sheet.asked.put("df/dw row", transposed(column));
        double[][] row = {{f * (1 - f) * w[0][0], f * (1 - f) * w[1][0], f * (1 - f) * w[2][0]}};
        sheet.asked.put("df/dx", row);
        sheet.asked.put("df/dx column", transposed(row));
        return sheet.sheet();
    }

    private static Sheet jacobians(long seed) {
        SeedSheets sheet = new SeedSheets();
        TwoLayerLoops net =
                TwoLayerLoops.drawn(new int[] {4, 5, 3, 1}, "sigmoid", "softmax", "cross-entropy", false, seed);
        Map<String, double[][]> values = net.values();
        sheet.name(values.get("x"), "x");
        sheet.name(values.get("z1"), "z1");
        sheet.name(values.get("z2"), "z2");
        sheet.name(values.get("a1"), "y1", "gamma1");
        sheet.name(values.get("a2"), "y", "y2", "gamma", "gamma2");
        sheet.name(values.get("t"), "t");
        sheet.name(values.get("W1"), "W1");
        sheet.name(values.get("W2"), "W2");
        sheet.name(net.gradient("z1"), "dE/dz1");
        sheet.name(net.gradient("z2"), "dE/dz2");
        sheet.name(5, "N");
        sheet.asked.put("E", values.get("E"));
        sheet.asked.put("y", values.get("a2"));
        for (String weights : new String[] {"W1", "W2", "z1", "z2"}) {
            sheet.asked.put("dE/d" + weights, net.gradient(weights));
        }
        sheet.asked.put("dE/dy1", net.gradient("a1"));
        sheet.asked.put("dE/dz2 row", transposed(net.gradient("z2")));
        sheet.asked.put("dE/dz1 row", transposed(net.gradient("z1")));
        sheet.asked.put("dE/dy1 row", transposed(net.gradient("a1")));
        double[][] full = jacobian("softmax", values.get("z2"));
        sheet.asked.put("dy/dz2", full);
        sheet.asked.put("dy_i/dz_i", diagonal(full));
        sheet.asked.put("dy_i/dz_j", withoutDiagonal(full));
        double[][] elementwise = jacobian("sigmoid", values.get("z1"));
        sheet.asked.put("dy1/dz1", elementwise);
        sheet.asked.put("dy1/dz1 diagonal", diagonal(elementwise));
        return sheet.sheet();
    }

    /** Two entries of a softmax of three numbers, and a sigmoid, each derived by a single number. */
    private static Sheet singleNumbers(long seed) {
        SeedSheets sheet = new SeedSheets();
        double[][] z = TwoLayerLoops.normal(3, 1, new Random(seed));
        double[][] y = TwoLayerLoops.activation("softmax", z);
        double[][] jacobian = jacobian("softmax", z);
        sheet.name(y[0][0], "y_i");
        sheet.name(y[1][0], "y_j");
        sheet.name(z[2][0], "z");
        sheet.asked.put("dy_i/dz_i", new double[][] {{jacobian[0][0]}});
        sheet.asked.put("dy_i/dz_j", new double[][] {{jacobian[0][1]}});
        sheet.asked.put("dy/dz", new double[][] {{jacobian("sigmoid", new double[][] {z[2]})[0][0]}});
        return sheet.sheet();
    }

    /** The mean over six examples: every gradient is that of the sum, divided by six. */
    private static Sheet mean(long seed) {
        SeedSheets sheet = new SeedSheets();
        int examples = 6;
        TwoLayerLoops net =
                TwoLayerLoops.drawn(new int[] {4, 5, 3, examples}, "sigmoid", "softmax", "cross-entropy", false, seed);
        Map<String, String> spellings =
                Map.of("x", "x", "W1", "W1", "z1", "z1", "a1", "y1", "W2", "W2", "z2", "z2", "a2", "y2", "t", "t");
        spellings.forEach((name, spelling) -> sheet.name(net.values().get(name), spelling));
        sheet.name(examples, "N");
        sheet.asked.put("E", divided(net.values().get("E"), examples));
        for (String name : new String[] {"z2", "a1", "W2", "z1", "W1"}) {
            double[][] gradient = divided(net.gradient(name), examples);
            sheet.asked.put("dE/d" + spellings.get(name), gradient);
            sheet.name(gradient, "dE/d" + spellings.get(name));
        }
        return sheet.sheet();
    }

    private static double[][] divided(double[][] matrix, double by) {
        double[][] divided = transposed(transposed(matrix));
        for (double[] row : divided) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= by;
            }
        }
        return divided;
    }

    /** Entry (i, j) is df_i/dz_j, from differences. */
    static double[][] jacobian(String function, double[][] z) {
        double step = 5e-4;
        double[][] jacobian = new double[z.length][z.length];
        for (int j = 0; j < z.length; j++) {
            double[][][] at = new double[5][][];
            for (int k = -2; k <= 2; k++) {
                double[][] moved = new double[z.length][];
                for (int i = 0; i < z.length; i++) {
                    moved[i] = z[i].clone();
                }
                moved[j][0] += k * step;
                at[k + 2] = TwoLayerLoops.activation(function, moved);
            }
            for (int i = 0; i < z.length; i++) {
                double near = at[3][i][0] - at[1][i][0];
                double far = at[4][i][0] - at[0][i][0];
                jacobian[i][j] = (8 * near - far) / (12 * step);
            }
        }
        return jacobian;
    }

    private static double[][] diagonal(double[][] matrix) {
        double[][] diagonal = new double[matrix.length][1];
        for (int i = 0; i < matrix.length; i++) {
            diagonal[i][0] = matrix[i][i];
        }
        return diagonal;
    }

    private static double[][] withoutDiagonal(double[][] matrix) {
        double[][] rest = transposed(transposed(matrix));
        for (int i = 0; i < matrix.length; i++) {
            rest[i][i] = Double.NaN;
        }
        return rest;
    }

    private static Sheet rectifier(long seed) {
        SeedSheets sheet = new SeedSheets();
        TwoLayerLoops net = TwoLayerLoops.drawn(new int[] {4, 5, 3, 1}, "relu", "softmax", "cross-entropy", true, seed);
        Map<String, String> spellings = Map.of(
                "x", "X", "W1", "w1", "b1", "b1", "z1", "z1", "a1", "A1", "W2", "w2", "b2", "b2", "z2", "z2", "a2",
                "A2", "t", "y_t");
        spellings.forEach((name, spelling) -> sheet.name(net.values().get(name), spelling));
        for (String name : new String[] {"W1", "b1", "z1", "a1", "W2", "b2", "z2"}) {
            sheet.asked.put("dL/d" + spellings.get(name), net.gradient(name));
        }
        sheet.asked.put("z2", net.values().get("z2"));
        sheet.asked.put("A2", net.values().get("a2"));
        return sheet.sheet();
    }

    private static Sheet sigmoidStep(long seed) {
        SeedSheets sheet = new SeedSheets();
        TwoLayerLoops net =
                TwoLayerLoops.drawn(new int[] {4, 5, 3, 1}, "sigmoid", "sigmoid", "half-squared-error", true, seed);
        Map<String, double[][]> values = net.values();
        sheet.name(values.get("x"), "x0");
        sheet.name(values.get("a1"), "x1");
        sheet.name(values.get("a2"), "x2", "xL");
        sheet.name(values.get("z1"), "z1");
        sheet.name(values.get("z2"), "z2", "zL");
        sheet.name(values.get("t"), "z");
        sheet.name(0.3, "eta");
        sheet.name(net.gradient("z1"), "delta1", "dE/dz1");
        sheet.name(net.gradient("z2"), "delta2", "dE/dz2");
        sheet.asked.put("delta1", net.gradient("z1"));
        sheet.asked.put("delta2", net.gradient("z2"));
        for (String parameter : new String[] {"W1", "b1", "W2", "b2"}) {
            String spelling = parameter.replace('W', 'w');
            double[][] gradient = net.gradient(parameter);
            sheet.name(values.get(parameter), spelling);
            sheet.name(gradient, "dE/d" + spelling);
            sheet.asked.put("dE/d" + spelling, gradient);
            sheet.asked.put(spelling + " after", stepped(values.get(parameter), 0.3, gradient));
        }
        return sheet.sheet();
    }

    private static double[][] stepped(double[][] parameter, double rate, double[][] gradient) {
        double[][] after = transposed(transposed(parameter));
        for (int i = 0; i < after.length; i++) {
            for (int j = 0; j < after[0].length; j++) {
                after[i][j] -= rate * gradient[i][j];
            }
        }
        return after;
    }

    /** The last two layers of the four, which the document counts 2 and 3, for six examples at once. */
    private static Sheet batch(String outputFunction, String loss, long seed) {
        SeedSheets sheet = new SeedSheets();
        TwoLayerLoops net = TwoLayerLoops.drawn(new int[] {4, 5, 3, 6}, "tanh", outputFunction, loss, true, seed);
        Map<String, String> spellings = Map.of(
                "x", "x1", "W1", "w2", "b1", "b2", "z1", "z2", "a1", "x2", "W2", "w3", "b2", "b3", "z2", "z3", "a2",
                "x3", "t", "z");
        spellings.forEach((name, spelling) -> sheet.name(net.values().get(name), spelling));
        sheet.name(net.gradient("z2"), "delta3");
        sheet.name(0.3, "eta");
        sheet.asked.put("delta3", net.gradient("z2"));
        sheet.asked.put("delta2", net.gradient("z1"));
        for (String parameter : new String[] {"W2", "b2"}) {
            String spelling = spellings.get(parameter);
            double[][] gradient = net.gradient(parameter);
            sheet.asked.put("dE/d" + spelling, gradient);
            sheet.name(gradient, "dE/d" + spelling);
            sheet.asked.put(spelling + " after", stepped(net.values().get(parameter), 0.3, gradient));
        }
        return sheet.sheet();
    }

    /** The three derivatives at the end of document 004, by five values of each loss. */
    private static Sheet additional(long seed) {
        SeedSheets sheet = new SeedSheets();
        Random random = new Random(seed);
        double[][] net = TwoLayerLoops.normal(5, 1, random);
        double[][] target = TwoLayerLoops.normal(5, 1, random);
        double[][] w = TwoLayerLoops.normal(5, 1, random);
        sheet.name(net, "zL");
        sheet.name(target, "z");
        sheet.name(w, "w");
        sheet.name(TwoLayerLoops.normal(5, 1, random), "zhat", "zhatL");
        for (int which = 1; which <= 3; which++) {
            double[][] gradient = new double[5][1];
            for (int k = 0; k < 5; k++) {
                double[] losses = new double[5];
                for (int moved = -2; moved <= 2; moved++) {
                    double[][] at = transposed(transposed(net));
                    at[k][0] += moved * 1e-3;
                    losses[moved + 2] = additionalLoss(which, at, target, w);
                }
                gradient[k][0] = (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / 12e-3;
            }
            sheet.asked.put("d" + which + "/dzL", gradient);
        }
        return sheet.sheet();
    }

    private static double additionalLoss(int which, double[][] net, double[][] target, double[][] w) {
        double exponent = 1;
        for (int j = 0; j < net.length; j++) {
            exponent += w[j][0] * net[j][0] * w[j][0] * net[j][0];
        }
        double loss = 0;
        for (int i = 0; i < net.length; i++) {
            double z = net[i][0];
            double t = target[i][0];
            loss += switch (which) {
                case 1 -> Math.pow(t - 1 / (1 + Math.exp(-z)), 2) / 2;
                case 2 -> -t * exponent;
                default -> t * Math.log(1 + Math.exp(-2 * z));
            };
        }
        return loss;
    }
}
