package gradus.simulation;

import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Problem files drawn from a seed: one to four layers of any activation functions, any loss, either layout, one to four
 * examples, mostly with a training step and a query point. All of their numbers have two decimals; all that is computed is asked.
 */
final class ProblemDraw {
    private static final List<String> ACTIVATIONS =
            List.of("identity", "leaky-relu", "relu", "sigmoid", "softmax", "tanh");
    private static final List<String> LOSSES = List.of(
            "binary-cross-entropy", "cross-entropy", "half-squared-error", "mean-squared-error", "squared-error");
    private static final double NEAR_A_KINK = 0.02;
    private static final double LOST = 1e-4;

    private final Random random;

    ProblemDraw(Random random) {
        this.random = random;
    }

    /** A problem in which nothing lies on a kink and nothing vanishes. */
    Problem problem() {
        while (true) {
            Problem problem = ProblemFiles.parse(text());
            if (isFit(problem)) {
                return problem;
            }
        }
    }

    private static boolean isFit(Problem problem) {
        return Student.asked(problem).stream().allMatch(quantity -> isFit(problem, quantity));
    }

    private static boolean isFit(Problem problem, Quantity quantity) {
        boolean isNetInput = quantity instanceof Quantity.Variable variable
                        && variable.letter().equals("z")
                || quantity instanceof Quantity.AtPoint point
                        && point.quantity() instanceof Quantity.Variable inner
                        && inner.letter().equals("z");
        double least = problem.truth(quantity).entries().map(Math::abs).min().orElse(0);
        boolean isClass = problem.notation().spell(quantity).startsWith("class");
        return isClass || problem.truth(quantity).scale() > LOST && !(isNetInput && least < NEAR_A_KINK);
    }

    private String text() {
        int inputs = upTo(4);
        int depth = upTo(4);
        int examples = upTo(4);
        StringBuilder text = new StringBuilder("id: drawn\ntitle: A drawn network\n");
        boolean columns = random.nextBoolean();
        text.append("layout: ").append(columns ? "columns" : "rows").append('\n');
        text.append("partial-credit: none\n");
        text.append("network:\n  inputs: ").append(inputs).append("\n  layers:\n");
        int units = inputs;
        String activation = "";
        for (int layer = 1; layer <= depth; layer++) {
            int before = units;
            activation = oneOf(ACTIVATIONS);
            units = activation.equals("softmax") ? 1 + upTo(3) : upTo(4);
            text.append("    - {units: ").append(units);
            text.append(", activation: ")
                    .append(activation.equals("leaky-relu") ? "{name: leaky-relu, slope: 0.1}" : activation);
            text.append(", weights: ").append(columns ? matrix(units, before, 1.2) : matrix(before, units, 1.2));
            text.append(", biases: ")
                    .append(random.nextInt(4) > 0 ? vector(units, 0.6) : "none")
                    .append("}\n");
        }
        String output = activation;
        String loss = oneOf(LOSSES.stream().filter(name -> fits(name, output)).toList());
        text.append("  loss: {name: ").append(loss);
        text.append(", outputs: ").append(oneOf(List.of("sum", "mean")));
        text.append(", batch: ").append(oneOf(List.of("sum", "mean"))).append("}\nexamples:\n");
        for (int example = 0; example < examples; example++) {
            text.append("  - {input: ").append(vector(inputs, 1.5));
            text.append(", target: ").append(target(loss, units)).append("}\n");
        }
        boolean trained = random.nextInt(5) > 0;
        boolean queried = random.nextBoolean();
        if (trained) {
            text.append("training: {optimizer: sgd, learning-rate: ")
                    .append(oneOf(List.of("0.1", "0.2", "0.5", "0.8")))
                    .append("}\n");
        }
        if (queried) {
            text.append("queries:\n  x_new: ").append(vector(inputs, 1.5)).append('\n');
        }
        text.append("questions: [")
                .append(String.join(", ", questions(depth, text.toString(), trained, queried)))
                .append("]\n");
        return text.toString();
    }

    /** Everything that is computed, from the input to the query point. */
    private List<String> questions(int depth, String text, boolean trained, boolean queried) {
        List<Boolean> biased = text.lines()
                .filter(line -> line.contains("biases:"))
                .map(line -> !line.contains("biases: none"))
                .toList();
        boolean byActivation = random.nextInt(3) == 0;
        List<String> asked = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            asked.addAll(List.of("z" + layer, "a" + layer, "delta" + layer, "dE/dW" + layer));
            if (byActivation) {
                asked.add("dE/da" + layer);
            }
            if (biased.get(layer - 1)) {
                asked.add("dE/db" + layer);
            }
            if (trained) {
                asked.add("W" + layer + "_new");
            }
            if (trained && biased.get(layer - 1)) {
                asked.add("b" + layer + "_new");
            }
            if (queried) {
                asked.addAll(List.of("z" + layer + "(x_new)", "a" + layer + "(x_new)"));
            }
        }
        asked.add("E");
        if (queried) {
            asked.add("class(x_new)");
        }
        return asked;
    }

    private static boolean fits(String loss, String output) {
        return !loss.endsWith("cross-entropy") || output.equals("sigmoid") || output.equals("softmax");
    }

    private String target(String loss, int units) {
        if (!loss.endsWith("cross-entropy")) {
            return vector(units, 1);
        }
        List<String> target = new ArrayList<>(Collections.nCopies(units, "0"));
        if (units == 1) {
            return "[" + random.nextInt(2) + "]";
        }
        target.set(random.nextInt(units), "1");
        return target.toString();
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String matrix(int rows, int columns, double scale) {
        List<String> matrix = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            matrix.add(vector(columns, scale));
        }
        return matrix.toString();
    }

    private String vector(int count, double scale) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double size = Math.max(0.05, scale * random.nextDouble());
            numbers.add(String.format(Locale.ROOT, "%.2f", random.nextBoolean() ? size : -size));
        }
        return numbers.toString();
    }
}
