package gradus.problem;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.SplittableRandom;

/**
 * Numbers for a variant of a problem: of the size that its own numbers have, away from 0, and of the same kind. Where all are
 * positive they may stay so, since a logarithm or a root may be taken of them; where they mark a class they go on doing so.
 */
final class RandomNumbers {
    /** A factor between these keeps the scale, and keeps away from 0. */
    private static final double LEAST = 0.4;

    private static final double MOST = 1.6;

    private static final double LEAST_NEAR = 0.9;
    private static final double MOST_NEAR = 1.1;

    private static final double SMALLEST_SCALE = 0.2;
    private static final double LARGEST_SCALE = 1.2;

    /** How like their models numbers are. */
    enum Likeness {
        /** Of the same size; positive where all models are. */
        SAME_SIGNS,
        /** Of the same size, with any sign. */
        ANY_SIGN,
        /** A little larger or smaller, and 0 where the model is; in the same shape. */
        NEAR
    }

    private final SplittableRandom random;
    private final Likeness likeness;

    RandomNumbers(long seed) {
        this(seed, Likeness.SAME_SIGNS);
    }

    RandomNumbers(long seed, Likeness likeness) {
        this.random = new SplittableRandom(seed);
        this.likeness = likeness;
    }

    /** Numbers like the given ones, in another shape. */
    Tensor like(Tensor own, Shape shape) {
        if (likeness == Likeness.NEAR && own.shape().equals(shape)) {
            return own.map(entry -> entry * random.nextDouble(LEAST_NEAR, MOST_NEAR));
        }
        boolean signed =
                likeness == Likeness.ANY_SIGN || own.entries().anyMatch(entry -> entry < 0) || own.scale() == 0;
        double scale = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, own.scale() == 0 ? 1 : middle(own)));
        return Tensor.filled(shape, 0).map(entry -> scale * random.nextDouble(LEAST, MOST) * (signed ? sign() : 1));
    }

    private static double middle(Tensor own) {
        return own.entries().map(Math::abs).filter(size -> size > 0).average().orElse(1);
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    /** Zeros and ones, more ones than zeros. */
    Tensor bits(Shape shape) {
        return Tensor.filled(shape, 0).map(entry -> random.nextInt(3) == 0 ? 0 : 1);
    }

    /** A number like the given one. */
    double like(double own) {
        return own * random.nextDouble(LEAST, MOST);
    }

    /**
     * Targets like the given ones: −1 and 1 where all are, with a single 1 in each example where that is so, else positive with the sum 1 where that is so,
     * else between 0 and 1 where all are, else any numbers.
     *
     * @param own the targets, examples x outputs
     * @param shape the new shape, examples x outputs
     */
    Tensor targetsLike(Tensor own, Shape shape) {
        if (own.entries().allMatch(entry -> Math.abs(entry) == 1)
                && own.entries().anyMatch(entry -> entry < 0)) {
            return Tensor.filled(shape, 0).map(entry -> sign());
        }
        boolean areShares = own.entries().allMatch(entry -> entry >= 0 && entry <= 1);
        if (!areShares) {
            return like(own, shape);
        }
        boolean sumToOne = own.shape().rank() == 2
                && own.shape().columns() > 1
                && own.sum(1).entries().allMatch(sum -> Math.abs(sum - 1) < 1e-9);
        if (!sumToOne) {
            return Tensor.filled(shape, 0).map(entry -> random.nextDouble(0.1, 0.9));
        }
        return own.entries().allMatch(entry -> entry == 0 || entry == 1) ? oneHot(shape) : distributions(shape);
    }

    private Tensor oneHot(Shape shape) {
        Tensor targets = Tensor.filled(shape, 0);
        for (int example = 0; example < shape.rows(); example++) {
            targets = targets.with(example * shape.columns() + random.nextInt(shape.columns()), 1);
        }
        return targets;
    }

    private Tensor distributions(Shape shape) {
        Tensor positive = Tensor.filled(shape, 0).map(entry -> random.nextDouble(0.1, 0.9));
        return positive.zip(positive.sum(1), (entry, sum) -> entry / sum);
    }
}
