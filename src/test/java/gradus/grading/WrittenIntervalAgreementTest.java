package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Tolerance;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The interval of a written number holds exactly the truths beside which the number is not wrong. */
class WrittenIntervalAgreementTest {
    private static final List<String> LITERALS = List.of(
            "0.0995",
            "0.50",
            "-0.25",
            "0.1234",
            "12",
            "123",
            "-7.5",
            "1e2",
            "3",
            "-1",
            "0",
            "0.0",
            "0.000",
            "1.0",
            "0.5",
            "2.50e-3",
            "0.333333333333333",
            "1/3");

    private final Random random = new Random(20240609);

    /** The verdict on one of the numbers; the others are right, and the truth is large enough for zeros to say something. */
    private EntryVerdict verdict(WrittenArray written, int place, double truth) {
        double[] truths = written.values();
        truths[place] = truth;
        Tensor all = Tensor.of(Shape.of(truths.length), truths);
        Verdict verdict = new Comparison(all, Tensor.filled(all.shape(), 0), Tolerance.PRINTED_DIGITS, Optional.empty())
                .verdict(written);
        return verdict instanceof Verdict.Wrong wrong
                ? wrong.entries().get(place).verdict()
                : EntryVerdict.RIGHT;
    }

    @Test
    void aTruthInTheIntervalIsNotWrongAndOneOutsideIs() {
        int inside = 0;
        int outside = 0;
        for (int draw = 0; draw < 4000; draw++) {
            List<String> literals =
                    random.ints(4, 0, LITERALS.size()).mapToObj(LITERALS::get).toList();
            WrittenArray written = Answers.numbers(literals.toString());
            IntervalTensor intervals = written.intervals(Shape.of(4), LastDigit.ROUNDED);
            int place = random.nextInt(4);
            Interval interval = intervals.at(place);
            double reach = Math.max(interval.width() / 2, 1e-6);
            double truth = interval.middle() + reach * (4 * random.nextDouble() - 2);

            boolean isWrong = verdict(written, place, truth) == EntryVerdict.WRONG;

            if (interval.contains(truth)) {
                assertThat(isWrong)
                        .as("%s: %s for %s", literals, interval, truth)
                        .isFalse();
                inside++;
            } else if (!interval.plus(Interval.around(0, 1e-6 * reach + 1e-8 * Math.abs(truth)))
                    .contains(truth)) {
                assertThat(isWrong)
                        .as("%s: %s for %s", literals, interval, truth)
                        .isTrue();
                outside++;
            }
        }
        assertThat(inside).isGreaterThan(1000);
        assertThat(outside).isGreaterThan(1000);
    }
}
