package gradus.platform;

import com.google.auto.service.AutoService;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.report.Feedback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * A table for the import of grades into the gradebook of Moodle: id, name, mark and feedback. Who could not be graded is left out,
 * and so has no mark.
 */
@AutoService(Platform.class)
public final class MoodleGradebookPlatform extends ClassPlatform {
    private static final HtmlFeedback HTML = new HtmlFeedback(Neutral::phpMarkup);
    private static final BigDecimal LIMIT = BigDecimal.valueOf(100);

    public MoodleGradebookPlatform() {
        super("moodle-gradebook");
    }

    @Override
    String feedback(Feedback feedback) {
        return HTML.fragment(feedback);
    }

    @Override
    public List<Issue> faults(PlatformContext context) {
        BigDecimal maximum = context.settings().scaleTo().orElse(context.maximum());
        return maximum.compareTo(LIMIT) <= 0
                ? List.of()
                : List.of(Issue.warning(
                                PlatformCodes.ABOVE_LIMIT,
                                SourcePosition.start("moodle-gradebook.csv"),
                                1,
                                "marks go up to " + Score.plain(maximum)
                                        + ", and Moodle refuses a whole file with a mark above 100 unless the site allows it")
                        .withFix("write --scale-to 100"));
    }

    @Override
    public void write(Iterator<PlatformPiece> pieces, PlatformContext context, PlatformSink sink) throws IOException {
        sink.file(name() + ".csv", out -> write(pieces, context, out));
    }

    private static void write(Iterator<PlatformPiece> pieces, PlatformContext context, OutputStream out)
            throws IOException {
        String title = cell(context.settings().column().orElse(context.title()));
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord("ID number", "Name", title + " (Real)", title + " (Feedback)");
        while (pieces.hasNext()) {
            ClassRow row = ClassRow.of(pieces.next());
            if (row.graded()) {
                Score score = context.settings().scaleTo().map(row.score()::on).orElse(row.score());
                csv.writeRecord(cell(row.student()), cell(row.name()), score.text(), row.feedback());
            }
        }
        csv.flush();
    }

    /** Not a formula, and no backslash, which Moodle would take for an escape. */
    private static String cell(String text) {
        return Neutral.cell(Neutral.text(text).replace('\\', '/'));
    }
}
