package gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Assertions on tensors that say at which place two differ, with both numbers. Places count from 1. */
public final class TensorAssertions {
    private static final int SHOWN = 5;

    private TensorAssertions() {}

    /** Fails unless the shapes are equal and every entry is within an absolute distance of the expected one. */
    public static void assertClose(Tensor computed, Tensor expected, double distance) {
        assertClose("", computed, expected, distance);
    }

    /** @param what stands in front of the message of a failure */
    public static void assertClose(String what, Tensor computed, Tensor expected, double distance) {
        requireSameShape(what, computed, expected);
        List<Integer> places = IntStream.range(0, expected.count())
                .filter(place -> !isClose(computed.at(place), expected.at(place), distance))
                .boxed()
                .toList();
        fail(what, computed, expected, places, "more than " + distance + " apart");
    }

    /** As {@link #assertClose}, with a distance that is a share of the largest expected entry, or of the floor if that is more. */
    public static void assertCloseByScale(String what, Tensor computed, Tensor expected, double share, double floor) {
        assertClose(what, computed, expected, share * Math.max(floor, expected.scale()));
    }

    /** Fails unless the shapes and the bits of every entry are equal. */
    public static void assertSameBits(String what, Tensor computed, Tensor expected) {
        requireSameShape(what, computed, expected);
        List<Integer> places = IntStream.range(0, expected.count())
                .filter(place ->
                        Double.doubleToLongBits(computed.at(place)) != Double.doubleToLongBits(expected.at(place)))
                .boxed()
                .toList();
        fail(what, computed, expected, places, "not the same bits");
    }

    private static boolean isClose(double computed, double expected, double distance) {
        return Double.compare(computed, expected) == 0 || Math.abs(computed - expected) <= distance;
    }

    private static void requireSameShape(String what, Tensor computed, Tensor expected) {
        if (!computed.shape().equals(expected.shape())) {
            throw new AssertionError(
                    "%s: computed shape %s, expected shape %s".formatted(what, computed.shape(), expected.shape()));
        }
    }

    private static void fail(String what, Tensor computed, Tensor expected, List<Integer> places, String reason) {
        if (places.isEmpty()) {
            return;
        }
        String lines = places.stream()
                .limit(SHOWN)
                .map(place -> "%n  %s: computed %s, expected %s"
                        .formatted(place(expected.shape(), place), computed.at(place), expected.at(place)))
                .collect(Collectors.joining());
        throw new AssertionError(
                "%s: %d of %d entries are %s%s".formatted(what, places.size(), expected.count(), reason, lines));
    }

    private static String place(Shape shape, int place) {
        List<Integer> index = new ArrayList<>();
        int rest = place;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index.add(0, rest % shape.size(axis) + 1);
            rest /= shape.size(axis);
        }
        return shape.rank() == 2 ? "row " + index.get(0) + ", column " + index.get(1) : "entry " + index;
    }
}
