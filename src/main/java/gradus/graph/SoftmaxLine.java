package gradus.graph;

import gradus.tensor.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The softmax of one line of intervals: {@code s_i = 1 / (1 + Σ_{k≠i} exp(z_k) / exp(z_i))}, least where z_i is least and all
 * others are largest. Exponents are shifted so that none overflows, and the sums over all others are put together from both
 * ends, so that nothing cancels.
 */
final class SoftmaxLine {
    private static final Interval HALF = Interval.of(0.5);

    private final Corner least;
    private final Corner most;

    SoftmaxLine(List<Interval> line) {
        least = new Corner(line, Interval::lower, Interval::upper);
        most = new Corner(line, Interval::upper, Interval::lower);
    }

    Interval share(int place) {
        return new Interval(least.share(place).lower(), most.share(place).upper());
    }

    /** ∂s_i/∂z_k: {@code s_i (1 − s_i)} for i = k, else {@code −s_i s_k}. */
    static Interval slope(List<Interval> shares, int of, int by) {
        Interval share = shares.get(of);
        Interval other = shares.get(by).negated();
        return share.times(of == by ? other.plus(Interval.ONE) : other);
    }

    /**
     * What the shares differ from their tangents by: {@code ½ s_i ((d_i − d̄)² − Σ_k s_k (d_k − d̄)²)} with {@code d̄ = Σ_k s_k d_k}.
     *
     * @param shares s, wherever the numbers may be
     * @param distances d, how far the numbers may be from where the tangents touch
     */
    static List<Interval> secondOrder(List<Interval> shares, List<Interval> distances) {
        Interval mean = weightedSum(shares, distances);
        List<Interval> squares = distances.stream()
                .map(distance -> distance.minus(mean).squared())
                .toList();
        Interval variance = weightedSum(shares, squares);
        List<Interval> terms = new ArrayList<>();
        for (int place = 0; place < shares.size(); place++) {
            terms.add(shares.get(place).times(HALF).times(squares.get(place).minus(variance)));
        }
        return terms;
    }

    private static Interval weightedSum(List<Interval> weights, List<Interval> numbers) {
        Interval sum = Interval.ZERO;
        for (int place = 0; place < weights.size(); place++) {
            sum = sum.plus(weights.get(place).times(numbers.get(place)));
        }
        return sum;
    }

    /** The shares where each number is at one of its bounds and all others are at their other one. */
    private static final class Corner {
        private final Interval[] own;
        /** The sums of the others' exponentials before a place. */
        private final Interval[] before;
        /** The sums of the others' exponentials behind a place. */
        private final Interval[] behind;

        Corner(List<Interval> line, ToDoubleFunction<Interval> ownBound, ToDoubleFunction<Interval> otherBound) {
            double shift = line.stream().mapToDouble(otherBound).max().orElse(0);
            own = exponentials(line, ownBound, shift);
            Interval[] others = exponentials(line, otherBound, shift);
            before = new Interval[others.length];
            behind = new Interval[others.length];
            addUp(others);
        }

        private static Interval[] exponentials(List<Interval> line, ToDoubleFunction<Interval> bound, double shift) {
            return line.stream()
                    .map(number -> Interval.of(bound.applyAsDouble(number))
                            .minus(Interval.of(shift))
                            .exp())
                    .toArray(Interval[]::new);
        }

        private void addUp(Interval[] others) {
            int last = others.length - 1;
            before[0] = Interval.ZERO;
            behind[last] = Interval.ZERO;
            for (int i = 0; i < last; i++) {
                before[i + 1] = before[i].plus(others[i]);
                behind[last - i - 1] = behind[last - i].plus(others[last - i]);
            }
        }

        Interval share(int place) {
            Interval ratio = before[place].plus(behind[place]).dividedBy(own[place]);
            return Interval.ONE.dividedBy(ratio.plus(Interval.ONE));
        }
    }
}
