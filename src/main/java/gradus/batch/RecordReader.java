package gradus.batch;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.assignment.Timing;
import gradus.grading.GradedPaper;
import gradus.grading.LineSummary;
import gradus.grading.LineSummary.WrongNumbers;
import gradus.grading.SheetSummary;
import gradus.grading.UngradedPaper;
import gradus.intake.Lateness;
import gradus.intake.SubmissionTime;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what {@link RecordWriter} has written. The bytes have passed their check, so that they are what was written. */
final class RecordReader {
    /** The number of lateness by a known time; the others are numbered by their places. */
    static final int LATE = -1;

    static final List<Timing> PLAIN_TIMINGS =
            List.of(new Timing.OnTime(), new Timing.LateBySome(), new Timing.Unknown());

    private final ByteBuffer in;

    RecordReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    int number() {
        return in.getInt();
    }

    long longNumber() {
        return in.getLong();
    }

    boolean flag() {
        return in.get() != 0;
    }

    byte[] block() {
        byte[] block = new byte[number()];
        in.get(block);
        return block;
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    Optional<String> optional() {
        return flag() ? Optional.of(text()) : Optional.empty();
    }

    List<String> texts() {
        int count = number();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    Map<String, String> textsByName() {
        int count = number();
        StoredTexts texts = new StoredTexts(in.array());
        for (int i = 0; i < count; i++) {
            String name = text();
            int length = number();
            texts.put(name, in.position(), length);
            in.position(in.position() + length);
        }
        return texts;
    }

    GradedPaper graded() {
        return new GradedPaper(
                text(),
                optional(),
                text(),
                sheets(),
                texts(),
                textsByName(),
                handedIn(),
                flag() ? Optional.of(mark()) : Optional.empty());
    }

    private HandedIn handedIn() {
        Optional<LocalDateTime> time = optional().map(LocalDateTime::parse);
        Optional<ZoneId> zone = optional().map(ZoneId::of);
        Lateness lateness = Lateness.valueOf(text());
        int attempt = number();
        return new HandedIn(
                time.map(local -> new SubmissionTime(local, zone)),
                lateness,
                attempt == 0 ? OptionalInt.empty() : OptionalInt.of(attempt),
                number());
    }

    private Mark mark() {
        return new Mark(decimal(), flag(), timing(), decimal(), flag(), decimal(), decimal());
    }

    private BigDecimal decimal() {
        return new BigDecimal(text());
    }

    private Timing timing() {
        int kind = number();
        return kind == LATE ? new Timing.Late(Duration.ofSeconds(longNumber())) : PLAIN_TIMINGS.get(kind);
    }

    UngradedPaper ungraded() {
        return new UngradedPaper(text(), text(), texts(), textsByName());
    }

    private Map<String, SheetSummary> sheets() {
        int count = number();
        Map<String, SheetSummary> sheets = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            sheets.put(text(), sheet());
        }
        return sheets;
    }

    private SheetSummary sheet() {
        boolean answered = flag();
        BigDecimal points = new BigDecimal(text());
        int count = number();
        List<LineSummary> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new LineSummary(
                    text(), flag(), flag(), new BigDecimal(text()), flag() ? Optional.of(wrong()) : Optional.empty()));
        }
        return new SheetSummary(answered, points, lines, number(), number());
    }

    private WrongNumbers wrong() {
        int rank = number();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            sizes.add(number());
        }
        IntervalTensor numbers = IntervalTensor.collected(new Shape(sizes), place -> new Interval(bound(), bound()));
        return new WrongNumbers(numbers, optional());
    }

    private double bound() {
        return Double.longBitsToDouble(longNumber());
    }
}
