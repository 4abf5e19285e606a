package gradus.grading;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Tensors that were written with their axes in another order, as where channels come last instead of first. */
final class OtherAxes {
    /** More orders than of these are not tried. */
    private static final int MOST_AXES = 4;

    private OtherAxes() {}

    /**
     * Whether what was written is right with its axes in another order.
     *
     * @param written the sizes as written
     * @param shape the shape asked
     * @param isRight whether the numbers are right when the entry of each asked place is taken from the written place it gives
     */
    static boolean isRight(List<Integer> written, Shape shape, Predicate<IntUnaryOperator> isRight) {
        if (written.size() != shape.rank() || shape.rank() > MOST_AXES) {
            return false;
        }
        return orders(shape.rank()).stream()
                .filter(order -> fits(order, written, shape))
                .anyMatch(order -> isRight.test(place -> source(place, order, written, shape)));
    }

    /** Whether axis k of what was written is axis order(k) of what is asked, and not all stay where they are. */
    private static boolean fits(List<Integer> order, List<Integer> written, Shape shape) {
        boolean isOther = !order.equals(IntStream.range(0, order.size()).boxed().toList());
        return isOther
                && IntStream.range(0, order.size()).allMatch(axis -> written.get(axis) == shape.size(order.get(axis)));
    }

    private static int source(int place, List<Integer> order, List<Integer> written, Shape shape) {
        List<Integer> index = shape.index(place);
        int source = 0;
        for (int axis = 0; axis < order.size(); axis++) {
            source = source * written.get(axis) + index.get(order.get(axis)) - 1;
        }
        return source;
    }

    private static List<List<Integer>> orders(int count) {
        List<List<Integer>> orders = List.of(List.of());
        for (int next = 0; next < count; next++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                for (int at = 0; at <= order.size(); at++) {
                    List<Integer> more = new ArrayList<>(order);
                    more.add(at, next);
                    longer.add(more);
                }
            }
            orders = longer;
        }
        return orders;
    }
}
