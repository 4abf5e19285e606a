package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which entries of two tensors are multiplied with each other, and at which place of a third the products are added up: what a
 * convolution is, and a stack of matrix products. The three take part alike, so the derivative by each is a sum of products over
 * the same triples of places. Immutable, and shared by all formulas and evaluations that use it.
 */
public final class Pairing {
    /** More products than any exercise has. */
    public static final int MOST = 8_000_000;

    /** What a tensor is in the triples. */
    public enum Role {
        LEFT(0),
        RIGHT(1),
        RESULT(2);

        private final int number;

        Role(int number) {
            this.number = number;
        }
    }

    private final List<Shape> shapes;
    private final int[][] places;
    private final List<Label> labels;
    private final Optional<Convolution> convolution;
    private final List<Groups> groups;
    private final int hash;

    private Pairing(List<Shape> shapes, int[][] places, List<Label> labels, Optional<Convolution> convolution) {
        this.shapes = shapes;
        this.places = places;
        this.labels = labels;
        this.convolution = convolution;
        this.groups = IntStream.range(0, places.length)
                .mapToObj(role -> new Groups(places[role], shapes.get(role).count()))
                .toList();
        this.hash = 31 * shapes.hashCode() + Arrays.deepHashCode(places);
    }

    /** Takes triples of places, all counted row by row from 0. */
    public interface Triples {
        /** Adds a product to what is added up at a place of the result. */
        void add(int left, int right, int result);
    }

    /** Says all triples, in any order; the same ones every time. */
    public interface Source {
        void into(Triples triples);
    }

    /**
     * The pairing of these triples.
     *
     * @param product what the sum of products is called
     * @param ofLeft what the sum for each entry of the left one is called, over products of results and right ones
     * @param ofRight the same for the right one, over products of left ones and results
     * @throws ShapeException if there are more than {@link #MOST} triples
     */
    public static Pairing of(
            Shape left, Shape right, Shape result, Source source, Label product, Label ofLeft, Label ofRight) {
        int[] count = new int[1];
        source.into((l, r, o) -> {
            if (++count[0] > MOST) {
                throw new ShapeException(left + " and " + right + " take more than " + MOST + " products");
            }
        });
        int[][] places = new int[Role.values().length][count[0]];
        int[] next = new int[1];
        source.into((l, r, o) -> {
            places[0][next[0]] = l;
            places[1][next[0]] = r;
            places[2][next[0]++] = o;
        });
        return new Pairing(List.of(left, right, result), places, List.of(ofLeft, ofRight, product), Optional.empty());
    }

    /** The same products, known to be those of a convolution. */
    Pairing of(Convolution source) {
        return new Pairing(shapes, places, labels, Optional.of(source));
    }

    /** The convolution whose products they are. */
    public Optional<Convolution> convolution() {
        return convolution;
    }

    public Shape shape(Role role) {
        return shapes.get(role.number);
    }

    public Label label(Role role) {
        return labels.get(role.number);
    }

    /** How many products there are. */
    public int count() {
        return places[0].length;
    }

    /** The place of one of the three in a triple, both counted from 0. */
    public int place(Role role, int triple) {
        return places[role.number][triple];
    }

    /** For each place of one of the three, the triples that it is in. */
    Groups groups(Role role) {
        return groups.get(role.number);
    }

    /** What stands in first place where this one is computed: the left one, or the result where the left one is computed. */
    public static Role first(Role computed) {
        return computed == Role.LEFT ? Role.RESULT : Role.LEFT;
    }

    /** What stands in second place where this one is computed: the right one, or the result where the right one is computed. */
    public static Role second(Role computed) {
        return computed == Role.RIGHT ? Role.RESULT : Role.RIGHT;
    }

    /**
     * From where the entries of the matrix are taken that makes one of the three of another: a row for each entry of the first.
     *
     * @throws ShapeException if several products of a place have the same factor
     */
    IndexMap matrix(Role of, Role by, Role from) {
        int columns = shape(by).count();
        int[] entries = new int[Math.multiplyExact(shape(of).count(), columns)];
        Arrays.fill(entries, -1);
        for (int triple = 0; triple < count(); triple++) {
            int entry = place(of, triple) * columns + place(by, triple);
            if (entries[entry] >= 0) {
                throw new ShapeException("no Jacobian of '" + label(of).function() + "' is known where factors repeat");
            }
            entries[entry] = place(from, triple);
        }
        Label label = label(Role.RESULT).named(label(Role.RESULT).function() + "_matrix");
        return IndexMap.of(
                shape(from),
                Shape.of(shape(of).count(), columns),
                entry -> entries[entry],
                label.with("shape", shape(by)),
                label.named(label.function() + "_back").with("shape", shape(from)));
    }

    void requireShape(Role role, Shape shape, Role computed) {
        if (!shape.equals(shape(role))) {
            throw new ShapeException(
                    "'" + label(computed).function() + "' is made for " + shape(role) + ", this is " + shape);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Pairing pairing
                        && hash == pairing.hash
                        && shapes.equals(pairing.shapes)
                        && labels.equals(pairing.labels)
                        && Arrays.deepEquals(places, pairing.places));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return label(Role.RESULT) + " of " + shape(Role.LEFT) + " and " + shape(Role.RIGHT);
    }
}
