package gradus.formula;

import static gradus.formula.TwoLayerLoops.activation;
import static gradus.formula.TwoLayerLoops.normal;

import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Quantities of a forward pass on random numbers, in the shape groups of the table of pairs. */
final class PairSheets {
    static final List<String> GROUPS = List.of("column", "batch", "rows", "square", "scalar", "entry");

    private PairSheets() {}

    static Map<String, Tensor> drawn(String group, long seed) {
        return switch (group) {
            case "batch" -> network(new int[] {4, 5, 3, 6}, seed);
            case "square" -> network(new int[] {4, 4, 4, 4}, seed);
            case "scalar" -> scalars(seed);
            case "rows" -> {
                Map<String, Tensor> rows = new LinkedHashMap<>();
                network(new int[] {4, 5, 3, 6}, seed).forEach((name, value) -> rows.put(name, value.transposed()));
                yield rows;
            }
            default -> network(new int[] {4, 5, 3, 1}, seed);
        };
    }

    static List<Map<Quantity, Tensor>> draws(String group) {
        return LongStream.of(11, 12, 13)
                .mapToObj(seed -> {
                    Map<Quantity, Tensor> draw = new HashMap<>();
                    drawn(group, seed).forEach((name, value) -> draw.put(Quantity.variable(name), value));
                    return draw;
                })
                .toList();
    }

    static Map<String, Shape> shapes(String group) {
        Map<String, Shape> shapes = new TreeMap<>();
        drawn(group, 11).forEach((name, value) -> shapes.put(name, value.shape()));
        return shapes;
    }

    private static Map<String, Tensor> network(int[] sizes, long seed) {
        Random random = new Random(-seed);
        Map<String, double[][]> values =
                new LinkedHashMap<>(TwoLayerLoops.drawn(sizes, "sigmoid", "softmax", "cross-entropy", true, seed)
                        .values());
        values.put("y", values.remove("t"));
        values.remove("E");
        values.put("p", activation("sigmoid", values.get("z2")));
        values.put("r", activation("relu", values.get("z1")));
        values.put("th", activation("tanh", values.get("z1")));
        values.put("d1", normal(sizes[1], sizes[3], random));
        values.put("g", normal(sizes[1], sizes[3], random));
        values.put("d2", normal(sizes[2], sizes[3], random));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        values.forEach((name, value) -> tensors.put(name, Tensor.matrix(value)));
        tensors.put("m", Tensor.scalar(sizes[3]));
        tensors.put("eta", Tensor.scalar(0.1 + random.nextDouble()));
        return tensors;
    }

    private static Map<String, Tensor> scalars(long seed) {
        Random random = new Random(seed);
        double w = random.nextGaussian();
        double x = 0.5 + random.nextDouble();
        double b = random.nextGaussian();
        double z = w * x + b;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("w", Tensor.scalar(w));
        tensors.put("x", Tensor.scalar(x));
        tensors.put("b", Tensor.scalar(b));
        tensors.put("z", Tensor.scalar(z));
        tensors.put("a", Tensor.scalar(1 / (1 + Math.exp(-z))));
        tensors.put("t", Tensor.scalar(0.2 + 0.6 * random.nextDouble()));
        tensors.put("eta", Tensor.scalar(0.1 + random.nextDouble()));
        return tensors;
    }

    /** As a matrix of plain numbers. */
    static double[][] plain(Tensor tensor) {
        double[][] plain = new double[tensor.shape().rows()][tensor.shape().columns()];
        for (int place = 0; place < tensor.count(); place++) {
            plain[place / plain[0].length][place % plain[0].length] = tensor.at(place);
        }
        return plain;
    }
}
