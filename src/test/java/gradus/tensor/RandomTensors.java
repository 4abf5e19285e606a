package gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shapes and tensors drawn from a seed. */
public final class RandomTensors {
    private final Random random;

    public RandomTensors(long seed) {
        this.random = new Random(seed);
    }

    /** A number from 0 to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A shape of rank 0 to 4 with sizes 1 to 4. */
    public Shape shape() {
        return shape(random.nextInt(5));
    }

    public Shape shape(int rank) {
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            sizes.add(1 + random.nextInt(4));
        }
        return new Shape(sizes);
    }

    /** A shape that can be repeated to the target: leading axes left out, other axes of size 1. */
    public Shape repeatableTo(Shape target) {
        List<Integer> sizes = new ArrayList<>(target.sizes());
        sizes.subList(0, random.nextInt(sizes.size() + 1)).clear();
        sizes.replaceAll(size -> random.nextBoolean() ? size : 1);
        return new Shape(sizes);
    }

    public Tensor tensor(Shape shape) {
        return tensor(shape, -1, 1);
    }

    public Tensor tensor(Shape shape, double low, double high) {
        return Tensor.of(
                shape,
                random.doubles(shape.count())
                        .map(share -> low + (high - low) * share)
                        .toArray());
    }

    /** Entries from a few whole numbers, so that equal ones occur. */
    public Tensor wholeNumbers(Shape shape) {
        return Tensor.of(
                shape, random.ints(shape.count(), -2, 3).asDoubleStream().toArray());
    }
}
