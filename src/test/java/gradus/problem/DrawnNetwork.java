package gradus.problem;

import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Problem files of networks with drawn numbers, whose keys a test changes one by one. */
final class DrawnNetwork {
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final SplittableRandom random;
    private final List<Integer> sizes;
    private String layout = "columns";
    private List<String> activations;
    private String loss = "half-squared-error";
    private int examples = 1;
    private boolean oneHot;

    /**
     * A network.
     *
     * @param seed decides the numbers
     * @param sizes the inputs, then the units of each layer
     */
    DrawnNetwork(long seed, Integer... sizes) {
        this.random = new SplittableRandom(seed);
        this.sizes = List.of(sizes);
        this.activations =
                IntStream.range(1, sizes.length).mapToObj(layer -> "tanh").toList();
        keys.put("questions", "[z1]");
    }

    DrawnNetwork layout(String columnsOrRows) {
        layout = columnsOrRows;
        return this;
    }

    DrawnNetwork activations(String... functions) {
        activations = List.of(functions);
        return this;
    }

    /** The loss; {@code none} for a network without one. */
    DrawnNetwork loss(String function) {
        loss = function;
        return this;
    }

    DrawnNetwork examples(int count) {
        examples = count;
        return this;
    }

    /** Targets with a single 1 in each example, rather than any numbers between 0 and 1. */
    DrawnNetwork oneHot() {
        oneHot = true;
        return this;
    }

    /** A further key at the top, or another value for it. */
    DrawnNetwork with(String key, String value) {
        keys.put(key, value);
        return this;
    }

    /** The problem; the same for every call on an equally drawn network. */
    Problem problem() {
        return ProblemFiles.parse(text());
    }

    /** The file. */
    String text() {
        StringBuilder text = new StringBuilder("id: drawn\ntitle: Drawn\nlayout: " + layout + "\nnetwork:\n");
        text.append("  inputs: ").append(sizes.get(0)).append("\n  layers:\n");
        for (int layer = 1; layer < sizes.size(); layer++) {
            int units = sizes.get(layer);
            int before = sizes.get(layer - 1);
            boolean byUnits = layout.equals("columns");
            text.append("    - units: ").append(units).append('\n');
            text.append("      activation: ").append(activations.get(layer - 1)).append('\n');
            text.append("      weights: ")
                    .append(byUnits ? matrix(units, before) : matrix(before, units))
                    .append('\n');
            text.append("      biases: ").append(numbers(units, -1, 1)).append('\n');
        }
        if (!loss.equals("none")) {
            text.append("  loss: ").append(loss).append('\n');
        }
        text.append("examples:\n");
        for (int example = 0; example < examples; example++) {
            text.append("  - {input: ").append(numbers(sizes.get(0), -1, 1));
            text.append(", target: ")
                    .append(target(sizes.get(sizes.size() - 1), example))
                    .append("}\n");
        }
        keys.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private String target(int outputs, int example) {
        return oneHot
                ? IntStream.range(0, outputs)
                        .mapToObj(output -> output == example % outputs ? "1" : "0")
                        .collect(Collectors.joining(", ", "[", "]"))
                : numbers(outputs, 0.1, 0.9);
    }

    private String matrix(int rows, int columns) {
        List<String> lists = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lists.add(numbers(columns, -1, 1));
        }
        return "[" + String.join(", ", lists) + "]";
    }

    private String numbers(int count, double least, double most) {
        return IntStream.range(0, count)
                .mapToObj(place -> String.format(Locale.ROOT, "%.3f", random.nextDouble(least, most)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The true value of a quantity that a name stands for. */
    static Tensor value(Problem problem, String name) {
        return problem.truth(quantity(problem, name));
    }

    /** The quantity that a name stands for. */
    static Quantity quantity(Problem problem, String name) {
        Resolution resolution = problem.vocabulary().resolve(name);
        if (resolution instanceof Resolution.Found found) {
            return found.quantity();
        }
        throw new AssertionError(name + ": " + resolution);
    }
}
