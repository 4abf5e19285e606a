package gradus.grading;

import gradus.grading.KnownMistakes.Report;
import gradus.graph.Quantity;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Map;
import java.util.Optional;

/** Whether something of another shape than asked is what a mistake writes down. */
final class ShapeReport {
    private static final double LEAST_DIGITS = 3;

    private final PaperLines lines;

    ShapeReport(PaperLines lines) {
        this.lines = lines;
    }

    /** How much speaks for a mistake whose formula has the shape of what was written; empty if its numbers are others. */
    Optional<Evidence> evidence(Report report, WrittenArray written, Map<Quantity, IntervalTensor> pins) {
        Shape shape = report.graph().shape(report.quantity());
        boolean canBe = Comparison.fits(written.dimensions(), shape)
                && written.numbers().stream().allMatch(WrittenNumber::isFinite);
        if (!canBe) {
            return Optional.empty();
        }
        IntervalTensor given = report.graph()
                .interval(
                        report.quantity(),
                        name -> FollowThrough.pin(pins, name),
                        lines.precision().keptFor(written));
        IntervalTensor numbers = written.intervals(shape, LastDigit.ROUNDED);
        double digits = 0;
        for (int place = 0; place < given.count(); place++) {
            Interval number = numbers.at(place);
            if (!number.meets(given.at(place))) {
                return Optional.empty();
            }
            double window = number.width() + given.at(place).width();
            digits += Math.max(0, StrictMath.log10(Math.abs(number.middle()) / window));
        }
        return digits >= LEAST_DIGITS
                ? Optional.of(new Evidence(given.count(), given.count(), digits))
                : Optional.empty();
    }
}
