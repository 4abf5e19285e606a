package gradus.problem;

import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Compares what a formula gives for a batch with what it gives for each example alone, on numbers: a formula that a file gives
 * for one example is used for all of them at once, and that is right only if none of them sees another.
 *
 * @param layout how a batch lies
 * @param units how many units an example has
 * @param formula the value for some batches of equally many examples
 */
record ExampleComparison(Layout layout, int units, Function<List<Tensor>, Tensor> formula) {
    private static final long SEED = 1;
    private static final double ROUNDING = 1e-9;

    /**
     * Whether the value of a batch is that of its examples side by side.
     *
     * @param arguments how many batches the formula takes
     */
    boolean isByExample(int arguments) {
        List<Tensor> batches = batches(arguments);
        try {
            List<Tensor> alone = new ArrayList<>();
            for (int example = 0; example < examples(); example++) {
                alone.add(formula.apply(example(batches, example)));
            }
            return agree(Tensor.concatenated(alone, layout.exampleAxis()), formula.apply(batches));
        } catch (ShapeException fault) {
            return false;
        }
    }

    /** Whether the value of a batch is the sum of those of its examples. */
    boolean addsUp(int arguments) {
        List<Tensor> batches = batches(arguments);
        try {
            double sum = 0;
            for (int example = 0; example < examples(); example++) {
                sum += formula.apply(example(batches, example)).at(0);
            }
            return agree(Tensor.scalar(sum), formula.apply(batches).reshaped(Shape.SCALAR));
        } catch (ShapeException fault) {
            return false;
        }
    }

    /** As many that no product of matrices fits by chance. */
    private int examples() {
        return units + 2;
    }

    private List<Tensor> batches(int count) {
        RandomNumbers numbers = new RandomNumbers(SEED);
        List<Tensor> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(numbers.like(Tensor.scalar(0.5), layout.batchShape(units, examples())));
        }
        return batches;
    }

    private List<Tensor> example(List<Tensor> batches, int example) {
        return batches.stream()
                .map(batch -> batch.slice(layout.exampleAxis(), example, 1))
                .toList();
    }

    private static boolean agree(Tensor alone, Tensor together) {
        return alone.shape().equals(together.shape())
                && alone.zip(together, ExampleComparison::difference).entries().allMatch(over -> over <= 0);
    }

    /** How much two numbers differ beyond rounding; nothing where neither is finite. */
    private static double difference(double one, double other) {
        if (!Double.isFinite(one) && !Double.isFinite(other)) {
            return 0;
        }
        double difference = Math.abs(one - other) - ROUNDING * Math.max(1, Math.abs(one));
        return Double.isNaN(difference) ? 1 : difference;
    }
}
