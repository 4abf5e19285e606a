package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * From which place of one tensor each entry of another is taken: the windows of a convolution, other axes first, entries in
 * another order. An entry that is taken from nowhere is 0. Immutable, and shared by all formulas and evaluations that use it.
 */
public final class IndexMap {
    /** More entries than any exercise has. */
    public static final int MOST = 4_000_000;

    private static final int NOWHERE = -1;

    private final Shape from;
    private final Shape to;
    private final int[] places;
    private final Label label;
    private final Label backLabel;
    private final Groups groups;
    private final int hash;

    private IndexMap(Shape from, Shape to, int[] places, Label label, Label backLabel) {
        this.from = from;
        this.to = to;
        this.places = places;
        this.label = label;
        this.backLabel = backLabel;
        this.groups = new Groups(places, from.count());
        this.hash = 31 * (31 * from.hashCode() + to.hashCode()) + Arrays.hashCode(places);
    }

    /**
     * The map that takes every entry of {@code to} from a place of {@code from}.
     *
     * @param places for every place of {@code to} one of {@code from}, both counted row by row from 0; below 0 for none
     * @param label what taking the entries is called
     * @param backLabel what adding them up where they came from is called
     * @throws ShapeException if there are more entries than {@link #MOST}
     * @throws IllegalArgumentException if a place lies outside
     */
    public static IndexMap of(Shape from, Shape to, IntUnaryOperator places, Label label, Label backLabel) {
        if (to.count() > MOST || from.count() > MOST) {
            throw new ShapeException(from + " gives more than " + MOST + " entries");
        }
        int[] taken = new int[to.count()];
        for (int place = 0; place < taken.length; place++) {
            taken[place] = Math.max(NOWHERE, places.applyAsInt(place));
            if (taken[place] >= from.count()) {
                throw new IllegalArgumentException("there is no place " + taken[place] + " in " + from);
            }
        }
        return new IndexMap(from, to, taken, label, backLabel);
    }

    /** The shape of what entries are taken from. */
    public Shape from() {
        return from;
    }

    /** The shape of what is made of them. */
    public Shape to() {
        return to;
    }

    /** From where the entry at a place is taken, counted row by row from 0; below 0 if from nowhere. */
    public int place(int ofResult) {
        return places[ofResult];
    }

    public Label label() {
        return label;
    }

    public Label backLabel() {
        return backLabel;
    }

    /** For each place of {@code from} the places of {@code to} that take its entry. */
    Groups groups() {
        return groups;
    }

    /** Whether an entry is taken several times. */
    boolean isRepeating() {
        return groups.largest() > 1;
    }

    /** Whether every entry is taken exactly once, and no other stands between. */
    public boolean isOneToOne() {
        return from.count() == to.count()
                && groups.largest() == 1
                && Arrays.stream(places).noneMatch(p -> p < 0);
    }

    /** The way back of a map that takes every entry once. */
    public IndexMap inverted() {
        int[] back = new int[places.length];
        for (int place = 0; place < places.length; place++) {
            back[places[place]] = place;
        }
        return new IndexMap(to, from, back, backLabel, label);
    }

    /** The matrix that does the same with a column: a row for each entry of {@code to}. */
    Tensor matrix() {
        double[] entries = new double[Math.multiplyExact(to.count(), from.count())];
        for (int place = 0; place < places.length; place++) {
            if (places[place] >= 0) {
                entries[place * from.count() + places[place]] = 1;
            }
        }
        return Tensor.of(Shape.of(to.count(), from.count()), entries);
    }

    void requireFrom(Shape shape) {
        if (!shape.equals(from)) {
            throw new ShapeException("'" + label.function() + "' is made for " + from + ", this is " + shape);
        }
    }

    void requireTo(Shape shape) {
        if (!shape.equals(to)) {
            throw new ShapeException("'" + backLabel.function() + "' is made for " + to + ", this is " + shape);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof IndexMap map
                        && hash == map.hash
                        && from.equals(map.from)
                        && to.equals(map.to)
                        && label.equals(map.label)
                        && Arrays.equals(places, map.places));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return label + " of " + from;
    }
}
