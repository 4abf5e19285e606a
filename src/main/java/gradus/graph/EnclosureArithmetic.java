package gradus.graph;

import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Arithmetic on intervals that knows what depends on what. Where the operands of an operation are independent of each other,
 * {@link IntervalArithmetic} is exact and is all there is to do. Where they are not, as in {@code a (1 − a)}, the result is
 * bounded by its derivatives, too; see {@link Jet}.
 *
 * <p>Derivatives of large tensors by large tensors are not worked out: beyond a budget the result counts as independent of all
 * others. It still holds all that can be, and more.
 */
final class EnclosureArithmetic implements Arithmetic<Enclosure> {
    /** How many slopes may be worked out for one operation, with all that it waits for. */
    private static final long BUDGET = 3_000_000;
    /** How many operations may wait for each other, so that working them out needs no deep stack. */
    private static final int DEEPEST = 50;

    /** The number of entries of each origin, each of which is a symbol. */
    private final List<Integer> origins = new ArrayList<>();

    private int symbols;

    /** Numbers of which each is anything in its interval, whatever the others are. */
    Enclosure free(IntervalTensor ranges) {
        if (ranges.isPoint()) {
            return Enclosure.exact(ranges);
        }
        int first = symbols;
        symbols += ranges.count();
        Supplier<Jets> jets = () -> Jets.collected(ranges.shape(), place -> Jet.free(ranges.at(place), first + place));
        origins.add(ranges.count());
        return new Enclosure(ranges, Ancestry.of(origins.size() - 1), jets, ranges.count(), 1);
    }

    /** How the operands of an operation depend on each other. */
    private enum Operands {
        INDEPENDENT,
        DEPENDENT;

        static Operands dependentIf(boolean isDependent) {
            return isDependent ? DEPENDENT : INDEPENDENT;
        }
    }

    /**
     * The result of an operation.
     *
     * @param bounds the result on intervals
     * @param work about how many slopes the operation itself computes
     * @param waitsFor the operands
     */
    private Enclosure result(
            IntervalTensor bounds,
            Ancestry ancestry,
            Operands operands,
            long work,
            List<Enclosure> waitsFor,
            Supplier<Jets> jets) {
        if (ancestry.isNone()) {
            return Enclosure.exact(bounds);
        }
        long pending =
                work + waitsFor.stream().mapToLong(Enclosure::pendingWork).sum();
        if (pending > BUDGET) {
            return free(bounds);
        }
        int depth = 1 + waitsFor.stream().mapToInt(Enclosure::depth).max().orElse(0);
        Ancestry limited = ancestry.limitedTo(
                ancestry.origins().stream().mapToLong(origins::get).sum());
        Enclosure result = new Enclosure(bounds, limited, jets, pending, depth);
        return operands == Operands.DEPENDENT || depth > DEEPEST ? result.workedOut() : result;
    }

    /** About how many slopes an operation computes: one for each number it looks at, and those of each result. */
    private static long work(long numbers, IntervalTensor results, Ancestry ancestry) {
        return numbers + results.count() * ancestry.slopes();
    }

    /** Entries moved, repeated or left out. */
    private Enclosure moved(Enclosure operand, IntervalTensor bounds, Ancestry ancestry, UnaryOperator<Tensor> move) {
        return result(
                bounds,
                ancestry,
                Operands.INDEPENDENT,
                work(bounds.count(), bounds, ancestry),
                List.of(operand),
                () -> operand.jets().moved(move));
    }

    @Override
    public Enclosure constant(Tensor value) {
        return Enclosure.exact(IntervalTensor.of(value));
    }

    @Override
    public Enclosure apply(ElementFunction function, Enclosure operand) {
        IntervalTensor bounds = operand.hull().map(function::image);
        return result(
                bounds,
                operand.ancestry(),
                Operands.INDEPENDENT,
                work(bounds.count(), bounds, operand.ancestry()),
                List.of(operand),
                () -> LocalDerivatives.apply(function, operand.jets(), bounds));
    }

    @Override
    public Enclosure combine(BinaryFunction function, Enclosure left, Enclosure right) {
        return combined(function, left, right, left.hull().zip(right.hull(), function::image));
    }

    private Enclosure combined(BinaryFunction function, Enclosure left, Enclosure right, IntervalTensor bounds) {
        Ancestry ancestry = repeated(left, bounds.shape()).with(repeated(right, bounds.shape()));
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(left.ancestry().meets(right.ancestry())),
                work(bounds.count(), bounds, ancestry),
                List.of(left, right),
                () -> LocalDerivatives.combine(function, left.jets(), right.jets(), bounds));
    }

    private static Ancestry repeated(Enclosure operand, Shape shape) {
        return operand.ancestry().sharedIf(operand.hull().count() < shape.count());
    }

    @Override
    public Enclosure matrixProduct(Enclosure left, Enclosure right) {
        IntervalTensor bounds = left.hull().times(right.hull());
        int inner = left.shape().columns();
        boolean isShared = left.ancestry().isShared() || right.ancestry().isShared();
        Ancestry ancestry = left.ancestry()
                .sharedIf(bounds.shape().columns() > 1)
                .with(right.ancestry().sharedIf(bounds.shape().rows() > 1))
                .times(inner);
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(isShared || left.ancestry().meets(right.ancestry())),
                work((long) bounds.count() * inner, bounds, ancestry),
                List.of(left, right),
                () -> left.jets().times(right.jets(), bounds, symbols));
    }

    @Override
    public Enclosure transpose(Enclosure operand) {
        return moved(operand, operand.hull().transposed(), operand.ancestry(), Tensor::transposed);
    }

    @Override
    public Enclosure sum(Enclosure operand, int axis) {
        IntervalTensor bounds = operand.hull().sum(axis);
        Ancestry ancestry = operand.ancestry().times(operand.shape().size(axis));
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(operand.ancestry().isShared()),
                work(operand.hull().count(), bounds, ancestry),
                List.of(operand),
                () -> operand.jets().sum(axis, bounds, symbols));
    }

    @Override
    public Enclosure repeat(Enclosure operand, Shape shape) {
        IntervalTensor bounds = operand.hull().broadcastTo(shape);
        return moved(operand, bounds, repeated(operand, shape), places -> places.broadcastTo(shape));
    }

    @Override
    public Enclosure reshape(Enclosure operand, Shape shape) {
        IntervalTensor bounds = operand.hull().reshaped(shape);
        return moved(operand, bounds, operand.ancestry(), places -> places.reshaped(shape));
    }

    @Override
    public Enclosure softmax(Enclosure operand, int axis) {
        IntervalTensor bounds = IntervalArithmetic.INTERVALS.softmax(operand.hull(), axis);
        int size = operand.shape().size(axis);
        Ancestry ancestry = operand.ancestry().times(size).sharedIf(size > 1);
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(operand.ancestry().isShared()),
                work((long) bounds.count() * size, bounds, ancestry),
                List.of(operand),
                () -> operand.jets().softmax(axis, bounds, symbols));
    }

    /** A place has no derivative: it counts as independent of all others. */
    @Override
    public Enclosure argMax(Enclosure operand, int axis, int first) {
        return free(IntervalArithmetic.INTERVALS.argMax(operand.hull(), axis, first));
    }

    @Override
    public Enclosure largest(Enclosure operand, int axis) {
        IntervalTensor bounds = operand.hull().max(axis);
        Ancestry ancestry = operand.ancestry().times(operand.shape().size(axis));
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(operand.ancestry().isShared()),
                work(operand.hull().count(), bounds, ancestry),
                List.of(operand),
                () -> operand.jets().largest(axis, bounds));
    }

    @Override
    public Enclosure behindLargest(Enclosure operand, int axis) {
        IntervalTensor bounds = IntervalArithmetic.INTERVALS.behindLargest(operand.hull(), axis);
        return combined(BinaryFunction.SUBTRACT, operand, largest(operand, axis), bounds);
    }

    @Override
    public Enclosure diagonal(Enclosure operand) {
        return moved(operand, operand.hull().diagonal(), operand.ancestry(), Tensor::diagonal);
    }

    @Override
    public Enclosure slice(Enclosure operand, int axis, int start, int size) {
        IntervalTensor bounds = operand.hull().slice(axis, start, size);
        return moved(operand, bounds, operand.ancestry(), places -> places.slice(axis, start, size));
    }

    @Override
    public Enclosure concatenate(List<Enclosure> parts, int axis) {
        IntervalTensor bounds =
                IntervalTensor.concatenated(parts.stream().map(Enclosure::hull).toList(), axis);
        Ancestry ancestry = parts.stream().map(Enclosure::ancestry).reduce(Ancestry.NONE, Ancestry::with);
        return result(
                bounds,
                ancestry,
                Operands.INDEPENDENT,
                work(bounds.count(), bounds, ancestry),
                parts,
                () -> concatenated(parts, axis));
    }

    @Override
    public Enclosure gather(Enclosure operand, IndexMap map) {
        return moved(
                operand,
                IntervalArithmetic.INTERVALS.gather(operand.hull(), map),
                operand.ancestry().sharedIf(map.isRepeating()),
                places -> places.gathered(map.to(), map::place));
    }

    @Override
    public Enclosure scatterAdd(Enclosure operand, IndexMap map) {
        IntervalTensor bounds = IntervalArithmetic.INTERVALS.scatterAdd(operand.hull(), map);
        Ancestry ancestry = operand.ancestry().times(Math.max(1, map.groups().largest()));
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(operand.ancestry().isShared()),
                work(operand.hull().count(), bounds, ancestry),
                List.of(operand),
                () -> operand.jets().addedUp(map, bounds, symbols));
    }

    @Override
    public Enclosure sumOfProducts(Enclosure first, Enclosure second, Pairing pairing, Pairing.Role computed) {
        IntervalTensor bounds =
                IntervalArithmetic.INTERVALS.sumOfProducts(first.hull(), second.hull(), pairing, computed);
        boolean isShared = first.ancestry().isShared() || second.ancestry().isShared();
        Ancestry ancestry = first.ancestry()
                .sharedIf(true)
                .with(second.ancestry().sharedIf(true))
                .times(Math.max(1, pairing.groups(computed).largest()));
        return result(
                bounds,
                ancestry,
                Operands.dependentIf(isShared || first.ancestry().meets(second.ancestry())),
                work(pairing.count(), bounds, ancestry),
                List.of(first, second),
                () -> first.jets().sumOfProducts(second.jets(), pairing, computed, bounds, symbols));
    }

    private static Jets concatenated(List<Enclosure> parts, int axis) {
        List<Jets> jets = new ArrayList<>();
        for (Enclosure part : parts) {
            jets.add(part.jets());
        }
        return Jets.concatenated(jets, axis);
    }
}
