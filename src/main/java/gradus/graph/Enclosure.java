package gradus.graph;

import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import java.util.function.Supplier;

/**
 * All that a quantity, or a part of a rule, may be, and where it comes from. How it depends on that is worked out only when
 * something is computed in which two operands depend on the same.
 */
final class Enclosure {
    private final IntervalTensor hull;
    private final Ancestry ancestry;
    private final Lazy<Jets> jets;
    private final long pendingWork;
    private final int depth;

    /**
     * An enclosure whose jets are not worked out yet.
     *
     * @param pendingWork about how many slopes have to be computed for them
     * @param depth how many operations wait for each other
     */
    Enclosure(IntervalTensor hull, Ancestry ancestry, Supplier<Jets> jets, long pendingWork, int depth) {
        this.hull = hull;
        this.ancestry = ancestry;
        this.jets = new Lazy<>(jets);
        this.pendingWork = pendingWork;
        this.depth = depth;
    }

    /** Numbers that depend on nothing. */
    static Enclosure exact(IntervalTensor numbers) {
        return new Enclosure(numbers, Ancestry.NONE, () -> Jets.exactly(numbers), 0, 0);
    }

    IntervalTensor hull() {
        return hull;
    }

    Shape shape() {
        return hull.shape();
    }

    Ancestry ancestry() {
        return ancestry;
    }

    Jets jets() {
        return jets.get();
    }

    long pendingWork() {
        return jets.isKnown() ? 0 : pendingWork;
    }

    int depth() {
        return jets.isKnown() ? 0 : depth;
    }

    /** This with its jets worked out, and no wider than they say. */
    Enclosure workedOut() {
        return new Enclosure(jets().hull(), ancestry, this::jets, 0, 0);
    }
}
