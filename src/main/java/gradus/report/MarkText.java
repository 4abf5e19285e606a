package gradus.report;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.assignment.Timing;
import gradus.report.language.Language;
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
    static List<String> sentences(Mark mark, HandedIn handedIn, Language language) {
        List<String> sentences = new ArrayList<>();
        if (mark.isCapped()) {
            String most = Digits.points(mark.points().add(mark.deduction()));
            sentences.add(language.text("mark.capped", "most", most, "earned", Digits.points(mark.earned())));
        }
        if (mark.isTooLate() || mark.deduction().signum() > 0) {
            String key = mark.isTooLate() ? "mark.too-late" : "mark.late";
            String late = late(mark.timing(), language);
            String points = points(mark.deduction(), language);
            sentences.add(handedIn.time()
                    .map(time -> language.text(key + ".on", "time", time, "late", late, "points", points))
                    .orElseGet(() -> language.text(key, "late", late, "points", points)));
        }
        return sentences;
    }

    private static String points(BigDecimal points, Language language) {
        String key = points.compareTo(BigDecimal.ONE) == 0 ? "points.amount.single" : "points.amount";
        return language.text(key, "points", Digits.points(points));
    }

    private static String late(Timing timing, Language language) {
        return timing instanceof Timing.Late late
                ? language.text("mark.late-by", "time", words(late.by(), language))
                : language.text("mark.late-by-some");
    }

    /** {@code 1 day 2 hours}: the two largest units, and no seconds where there are minutes. */
    static String words(Duration time, Language language) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays(), "unit.day", language);
        add(parts, time.toHoursPart(), "unit.hour", language);
        add(parts, time.toMinutesPart(), "unit.minute", language);
        if (parts.isEmpty()) {
            add(parts, time.toSecondsPart(), "unit.second", language);
        }
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long count, String unit, Language language) {
        if (count > 0) {
            parts.add(language.counted(unit, Math.toIntExact(count)));
        }
    }

    /** For a table of the class; nothing to remark about what is in time. */
    static Optional<String> remark(Mark mark, Language language) {
        if (mark.isTooLate()) {
            return Optional.of(language.text("mark.remark.too-late", "late", late(mark.timing(), language)));
        }
        if (mark.timing() instanceof Timing.LateBySome && mark.deduction().signum() == 0) {
            return Optional.of(language.text("mark.remark.unknown"));
        }
        if (mark.timing() instanceof Timing.OnTime || mark.timing() instanceof Timing.Unknown) {
            return Optional.empty();
        }
        return Optional.of(late(mark.timing(), language)
                + (mark.deduction().signum() > 0 ? ", -" + Digits.points(mark.deduction()) : ""));
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
