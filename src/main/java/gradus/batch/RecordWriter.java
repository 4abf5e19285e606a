package gradus.batch;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.assignment.Timing;
import gradus.grading.GradedPaper;
import gradus.grading.LineSummary;
import gradus.grading.LineSummary.WrongNumbers;
import gradus.grading.SheetSummary;
import gradus.grading.UngradedPaper;
import gradus.intake.SubmissionTime;
import gradus.tensor.IntervalTensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the content of a journal record; {@link RecordReader} reads it in the same order. */
final class RecordWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Something that is written to the stream in memory, which never fails. */
    private interface Step {
        void run() throws IOException;
    }

    private RecordWriter done(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    RecordWriter number(int value) {
        return done(() -> out.writeInt(value));
    }

    RecordWriter longNumber(long value) {
        return done(() -> out.writeLong(value));
    }

    RecordWriter flag(boolean value) {
        return done(() -> out.writeBoolean(value));
    }

    RecordWriter text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    RecordWriter block(byte[] block) {
        return done(() -> {
            out.writeInt(block.length);
            out.write(block);
        });
    }

    RecordWriter optional(Optional<String> text) {
        flag(text.isPresent());
        text.ifPresent(this::text);
        return this;
    }

    RecordWriter texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** In the order of the keys, so that the same map gives the same bytes. */
    RecordWriter texts(Map<String, String> texts) {
        number(texts.size());
        new TreeMap<>(texts).forEach((key, text) -> text(key).text(text));
        return this;
    }

    RecordWriter paper(GradedPaper paper) {
        text(paper.student()).optional(paper.name()).text(paper.file());
        number(paper.sheets().size());
        new TreeMap<>(paper.sheets()).forEach((problem, sheet) -> text(problem).sheet(sheet));
        texts(paper.notes())
                .texts(paper.pieces())
                .handedIn(paper.handedIn())
                .flag(paper.mark().isPresent());
        paper.mark().ifPresent(this::mark);
        return this;
    }

    private RecordWriter handedIn(HandedIn handedIn) {
        return optional(handedIn.time().map(time -> time.local().toString()))
                .optional(handedIn.time().flatMap(SubmissionTime::zone).map(ZoneId::getId))
                .text(handedIn.lateness().name())
                .number(handedIn.attempt().orElse(0))
                .number(handedIn.attempts());
    }

    private void mark(Mark mark) {
        text(mark.earned().toString()).flag(mark.isCapped());
        timing(mark.timing());
        text(mark.deduction().toString())
                .flag(mark.isTooLate())
                .text(mark.points().toString())
                .text(mark.maximum().toString());
    }

    private void timing(Timing timing) {
        if (timing instanceof Timing.Late late) {
            number(RecordReader.LATE).longNumber(late.by().toSeconds());
        } else {
            number(RecordReader.PLAIN_TIMINGS.indexOf(timing));
        }
    }

    RecordWriter paper(UngradedPaper paper) {
        return text(paper.student()).text(paper.file()).texts(paper.issues()).texts(paper.pieces());
    }

    private RecordWriter sheet(SheetSummary sheet) {
        flag(sheet.answered())
                .text(sheet.points().toString())
                .number(sheet.lines().size());
        sheet.lines().forEach(this::line);
        return number(sheet.unused()).number(sheet.byHand());
    }

    private void line(LineSummary line) {
        text(line.verdict())
                .flag(line.right())
                .flag(line.answered())
                .text(line.points().toString())
                .flag(line.wrong().isPresent());
        line.wrong().ifPresent(this::wrong);
    }

    private void wrong(WrongNumbers wrong) {
        IntervalTensor numbers = wrong.numbers();
        number(numbers.shape().rank());
        numbers.shape().sizes().forEach(this::number);
        for (int place = 0; place < numbers.count(); place++) {
            longNumber(Double.doubleToRawLongBits(numbers.at(place).lower()));
            longNumber(Double.doubleToRawLongBits(numbers.at(place).upper()));
        }
        optional(wrong.mistake());
    }
}
