package gradus.report;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.assignment.Timing;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an assignment makes of points, in words. */
final class MarkText {
    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);

    private MarkText() {}

    /** Sentences for the student, beside the sum: where it comes from. */
    static List<String> sentences(Mark mark, HandedIn handedIn) {
        List<String> sentences = new ArrayList<>();
        if (mark.isCapped()) {
            sentences.add("More than " + Digits.points(mark.points().add(mark.deduction()))
                    + " points are not given, and your lines earn " + Digits.points(mark.earned()) + ".");
        }
        String when = handedIn.time().map(time -> " on " + time).orElse("");
        if (mark.isTooLate()) {
            sentences.add("Handed in" + when + ", " + late(mark.timing())
                    + ": that is too late to count. In time it would have earned " + points(mark.deduction()) + ".");
        } else if (mark.deduction().signum() > 0) {
            sentences.add("Handed in" + when + ", " + late(mark.timing()) + ": " + points(mark.deduction()) + " less.");
        }
        return sentences;
    }

    private static String points(BigDecimal points) {
        return Digits.points(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    private static String late(Timing timing) {
        return timing instanceof Timing.Late late ? words(late.by()) + " late" : "late";
    }

    /** {@code 1 day 2 hours}: the two largest units, and no seconds where there are minutes. */
    static String words(Duration time) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays(), "day");
        add(parts, time.toHoursPart(), "hour");
        add(parts, time.toMinutesPart(), "minute");
        if (parts.isEmpty()) {
            add(parts, time.toSecondsPart(), "second");
        }
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    /** For a table of the class; nothing to remark about what is in time. */
    static Optional<String> remark(Mark mark) {
        if (mark.isTooLate()) {
            return Optional.of(late(mark.timing()) + ", does not count");
        }
        if (mark.timing() instanceof Timing.LateBySome && mark.deduction().signum() == 0) {
            return Optional.of("late by nobody knows how much");
        }
        if (mark.timing() instanceof Timing.OnTime || mark.timing() instanceof Timing.Unknown) {
            return Optional.empty();
        }
        return Optional.of(
                late(mark.timing()) + (mark.deduction().signum() > 0 ? ", -" + Digits.points(mark.deduction()) : ""));
    }

    /** How it stands to the deadline, as a word that stays the same. */
    static String code(Mark mark) {
        if (mark.isTooLate()) {
            return "too-late";
        }
        return mark.timing() instanceof Timing.OnTime
                ? "in-time"
                : mark.timing() instanceof Timing.Unknown ? "unknown" : "late";
    }

    /** By how many hours it is late, rounded up to hundredths; nothing if it is not, or if nobody knows. */
    static Optional<BigDecimal> hoursLate(Mark mark) {
        return mark.timing() instanceof Timing.Late late
                ? Optional.of(
                        BigDecimal.valueOf(late.by().toSeconds()).divide(SECONDS_OF_AN_HOUR, 2, RoundingMode.CEILING))
                : Optional.empty();
    }
}
