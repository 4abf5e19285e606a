package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far numbers that are only known to lie in intervals are behind the largest of them. */
class BehindLargestTest {
    private static final int DRAWS = 400;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 0", "4, 1"})
    void isBoundedByWhatCanBeAndByNoMore(long seed, int axis) {
        Random random = new Random(seed);
        Shape shape = Shape.of(3, 4);
        IntervalTensor ranges = IntervalTensor.collected(
                shape, place -> Interval.around(2 * random.nextDouble() - 1, 0.3 * random.nextDouble()));
        IntervalTensor behind = IntervalArithmetic.INTERVALS.behindLargest(ranges, axis);

        double[] least = new double[shape.count()];
        double[] most = new double[shape.count()];
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int place = 0; place < shape.count(); place++) {
            for (int draw = 0; draw < DRAWS; draw++) {
                Tensor numbers = drawn(ranges, random, place, draw);
                double number = numbers.at(place) - largest(numbers, place, axis);
                assertThat(behind.at(place).contains(number))
                        .as("%s of %s", number, behind.at(place))
                        .isTrue();
                least[place] = Math.min(least[place], number);
                most[place] = Math.max(most[place], number);
            }
            assertThat(behind.at(place).lower()).isGreaterThan(least[place] - 1e-12);
            assertThat(behind.at(place).upper()).isLessThan(most[place] + 1e-12);
        }
    }

    /** Numbers from the intervals; the first two draws have one as small and the others as large as they can be, or the reverse. */
    private static Tensor drawn(IntervalTensor ranges, Random random, int place, int draw) {
        Tensor lower = ranges.lower();
        Tensor upper = ranges.upper();
        return switch (draw) {
            case 0 -> upper.with(place, lower.at(place));
            case 1 -> lower.with(place, upper.at(place));
            default -> lower.zip(upper, (from, to) -> from + (to - from) * random.nextDouble());
        };
    }

    private static double largest(Tensor numbers, int place, int axis) {
        int row = place / 4;
        int column = place % 4;
        double largest = Double.NEGATIVE_INFINITY;
        for (int along = 0; along < (axis == 0 ? 3 : 4); along++) {
            largest = Math.max(largest, axis == 0 ? numbers.at(along, column) : numbers.at(row, along));
        }
        return largest;
    }
}
