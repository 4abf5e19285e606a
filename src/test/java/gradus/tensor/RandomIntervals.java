package gradus.tensor;

import java.util.Random;

/** Intervals of all kinds, and numbers in them, drawn from a seed. */
public final class RandomIntervals {
    private final Random random;

    public RandomIntervals(long seed) {
        random = new Random(seed);
    }

    /** A bounded interval: a single number, short, long, at 0 or around it. */
    public Interval interval() {
        return interval(-3, 3);
    }

    /** A bounded interval of numbers between two others. */
    public Interval interval(double low, double high) {
        double one = endpoint(low, high);
        double other = switch (random.nextInt(4)) {
            case 0 -> one;
            case 1 -> Math.max(low, Math.min(high, one + (random.nextDouble() - 0.5) * 1e-3));
            default -> endpoint(low, high);
        };
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    private double endpoint(double low, double high) {
        double number = low + (high - low) * random.nextDouble();
        return switch (random.nextInt(8)) {
            case 0 -> Math.max(low, Math.min(high, 0));
            case 1 -> Math.max(low, Math.min(high, StrictMath.rint(number)));
            default -> number;
        };
    }

    /** An interval that lacks a bound now and then, or has an extreme one. */
    public Interval extreme() {
        Interval interval = interval();
        double factor = StrictMath.pow(10, random.nextInt(600) - 300);
        Interval scaled = interval.times(Interval.of(random.nextBoolean() ? 1 : factor));
        return new Interval(
                random.nextInt(5) == 0 ? Double.NEGATIVE_INFINITY : scaled.lower(),
                random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : scaled.upper());
    }

    /** A finite number of the interval, now and then one of its ends. */
    public double number(Interval interval) {
        double low = Math.max(interval.lower(), -Double.MAX_VALUE);
        double high = Math.min(interval.upper(), Double.MAX_VALUE);
        double share = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> random.nextDouble();
        };
        return Math.max(low, Math.min(high, low * (1 - share) + high * share));
    }

    /** An interval inside of a bounded one. */
    public Interval part(Interval interval) {
        double one = number(interval);
        double other = number(interval);
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    /** Intervals around numbers, entry by entry. */
    public IntervalTensor around(Tensor centre, double halfWidth) {
        return IntervalTensor.around(centre, Tensor.filled(centre.shape(), halfWidth));
    }

    /** Intervals of all kinds for every entry. */
    public IntervalTensor tensor(Shape shape) {
        return IntervalTensor.collected(shape, place -> interval());
    }

    /** A number of each interval. */
    public Tensor numbers(IntervalTensor intervals) {
        double[] numbers = new double[intervals.count()];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = number(intervals.at(place));
        }
        return Tensor.of(intervals.shape(), numbers);
    }

    /** Intervals inside of others. */
    public IntervalTensor parts(IntervalTensor intervals) {
        return intervals.map(this::part);
    }
}
