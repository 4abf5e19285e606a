package gradus.graph;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** A tensor of jets, with the operations that put several entries together. */
final class Jets {
    private final Shape shape;
    private final List<Jet> entries;

    private Jets(Shape shape, List<Jet> entries) {
        this.shape = shape;
        this.entries = entries;
    }

    static Jets collected(Shape shape, IntFunction<Jet> entries) {
        List<Jet> collected = new ArrayList<>(shape.count());
        for (int place = 0; place < shape.count(); place++) {
            collected.add(entries.apply(place));
        }
        return new Jets(shape, collected);
    }

    /** Numbers that depend on no symbol. */
    static Jets exactly(IntervalTensor numbers) {
        return collected(numbers.shape(), place -> Jet.exactly(numbers.at(place)));
    }

    Shape shape() {
        return shape;
    }

    Jet at(int place) {
        return entries.get(place);
    }

    /** The jet at a place; a single one stands for all places. */
    Jet anywhere(int place) {
        return entries.get(entries.size() == 1 ? 0 : place);
    }

    IntervalTensor hull() {
        return IntervalTensor.collected(shape, place -> at(place).hull());
    }

    /** The values where all symbols are 0. */
    IntervalTensor middle() {
        return IntervalTensor.collected(shape, place -> at(place).middle());
    }

    /** Entries moved, repeated or left out as an operation on tensors does it; new places are 0. */
    Jets moved(UnaryOperator<Tensor> move) {
        Tensor moved = move.apply(numbered(shape, 1));
        return collected(moved.shape(), place -> moved.at(place) == 0 ? Jet.ZERO : at((int) moved.at(place) - 1));
    }

    Jets broadcastTo(Shape target) {
        return shape.equals(target) ? this : moved(places -> places.broadcastTo(target));
    }

    /** Several, one behind the other along an axis. */
    static Jets concatenated(List<Jets> parts, int axis) {
        List<Jet> all = new ArrayList<>();
        List<Tensor> places = new ArrayList<>();
        for (Jets part : parts) {
            places.add(numbered(part.shape, all.size()));
            all.addAll(part.entries);
        }
        Tensor moved = Tensor.concatenated(places, axis);
        return collected(moved.shape(), place -> all.get((int) moved.at(place)));
    }

    private static Tensor numbered(Shape shape, int first) {
        double[] numbers = new double[shape.count()];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = first + place;
        }
        return Tensor.of(shape, numbers);
    }

    /**
     * The sums along an axis.
     *
     * @param bounds what is known of them otherwise
     * @param symbols how many symbols there are
     */
    Jets sum(int axis, IntervalTensor bounds, int symbols) {
        Lines lines = Lines.along(shape, axis);
        JetSum sum = new JetSum(symbols);
        return collected(bounds.shape(), line -> {
            lines.of(line, this::at).forEach(sum::add);
            return sum.total(bounds.at(line));
        });
    }

    /**
     * The product of two matrices.
     *
     * @param bounds what is known of it otherwise
     * @param symbols how many symbols there are
     */
    Jets times(Jets right, IntervalTensor bounds, int symbols) {
        int inner = shape.columns();
        int columns = right.shape.columns();
        JetSum sum = new JetSum(symbols);
        return collected(bounds.shape(), place -> {
            for (int i = 0; i < inner; i++) {
                sum.addProduct(at(place / columns * inner + i), right.at(i * columns + place % columns));
            }
            return sum.total(bounds.at(place));
        });
    }

    /**
     * Entries added up where a map takes them from.
     *
     * @param bounds what is known of the sums otherwise
     * @param symbols how many symbols there are
     */
    Jets addedUp(IndexMap map, IntervalTensor bounds, int symbols) {
        JetSum sum = new JetSum(symbols);
        return collected(bounds.shape(), place -> {
            map.groups().forEach(place, taken -> sum.add(at(taken)));
            return sum.total(bounds.at(place));
        });
    }

    /**
     * Sums of products by a pairing, of which this is the first operand.
     *
     * @param bounds what is known of the sums otherwise
     * @param symbols how many symbols there are
     */
    Jets sumOfProducts(Jets second, Pairing pairing, Pairing.Role computed, IntervalTensor bounds, int symbols) {
        JetSum sum = new JetSum(symbols);
        return collected(bounds.shape(), place -> {
            pairing.groups(computed)
                    .forEach(
                            place,
                            triple -> sum.addProduct(
                                    at(pairing.place(Pairing.first(computed), triple)),
                                    second.at(pairing.place(Pairing.second(computed), triple))));
            return sum.total(bounds.at(place));
        });
    }

    /**
     * The softmax along an axis. Its second-order term is {@code ½ s_i ((d_i − d̄)² − Σ_k s_k (d_k − d̄)²)} with the distances d
     * of the numbers from their middle and {@code d̄ = Σ_k s_k d_k}.
     *
     * @param shares what is known of it otherwise
     * @param symbols how many symbols there are
     */
    Jets softmax(int axis, IntervalTensor shares, int symbols) {
        Lines lines = Lines.along(shape, axis);
        IntervalTensor middle = IntervalArithmetic.INTERVALS.softmax(middle(), axis);
        JetSum sum = new JetSum(symbols);
        Jet[] result = new Jet[shape.count()];
        for (int line = 0; line < lines.count(); line++) {
            List<Interval> ofLine = lines.of(line, shares::at);
            List<Interval> secondOrder = SoftmaxLine.secondOrder(
                    ofLine, lines.of(line, place -> at(place).distance()));
            List<Interval> middles = lines.of(line, middle::at);
            List<Jet> numbers = lines.of(line, this::at);
            for (int along = 0; along < lines.size(); along++) {
                for (int other = 0; other < lines.size(); other++) {
                    sum.addMultiple(numbers.get(other), SoftmaxLine.slope(middles, along, other));
                }
                sum.addRest(secondOrder.get(along));
                result[lines.place(line, along)] = sum.total(ofLine.get(along), middles.get(along));
            }
        }
        return collected(shape, place -> result[place]);
    }

    /**
     * The largest entries along an axis: the one that is largest in the middle, and by how much another may exceed it.
     *
     * @param bounds what is known of them otherwise
     */
    Jets largest(int axis, IntervalTensor bounds) {
        Lines lines = Lines.along(shape, axis);
        return collected(bounds.shape(), line -> largest(lines.of(line, this::at), bounds.at(line)));
    }

    private static Jet largest(List<Jet> line, Interval bounds) {
        Jet leader = Collections.max(
                line, Comparator.comparingDouble(jet -> jet.middle().upper()));
        List<Jet> candidates = line.stream()
                .filter(jet -> jet.hull().upper() >= leader.hull().lower())
                .toList();
        if (candidates.size() == 1) {
            return leader;
        }
        Interval middle = candidates.stream().map(Jet::middle).reduce(leader.middle(), Interval::max);
        Interval excess = bounds.minus(leader.hull()).max(Interval.ZERO);
        Interval excessInTheMiddle = middle.minus(leader.middle()).max(Interval.ZERO);
        return Jet.within(
                bounds,
                middle,
                leader.slopes(),
                leader.square(),
                leader.rest().plus(excess).minus(excessInTheMiddle));
    }
}
