package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.Feedback;
import gradus.report.JsonText;
import gradus.report.language.Language;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The result of a combinator template grader of Moodle CodeRunner: one JSON object, a table with a row for each asked line, and
 * what only staff may read in {@code instructorhtml}. A key that CodeRunner does not know would fail the question.
 */
@AutoService(Platform.class)
public final class CodeRunnerPlatform extends PaperPlatform {
    private static final HtmlFeedback HTML = new HtmlFeedback(Neutral::markup);
    private static final List<String> HEADERS = List.of("table.line", "table.verdict", "table.points", "table.comment");

    public CodeRunnerPlatform() {
        super("coderunner", ".json");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        Feedback student = paper.student();
        List<Assessed> rows = student.told() ? Assessed.of(student, context) : List.of();
        return JsonText.line(json -> object(json, () -> {
                    number(json, "fraction", paper.score().fraction());
                    json.writeStringProperty(
                            "prologuehtml",
                            HTML.sentences(
                                    List.of(PlainFeedback.summary(student).split("\n", -1))));
                    if (!rows.isEmpty()) {
                        table(json, rows, student.language());
                    }
                    json.writeStringProperty("instructorhtml", HTML.fragment(paper.instructor()));
                }))
                + "\n";
    }

    private static void table(JsonGenerator json, List<Assessed> rows, Language language) {
        json.writeName("testresults").writeStartArray();
        json.writeStartArray();
        json.writeString("iscorrect");
        HEADERS.forEach(header -> json.writeString(language.text(header)));
        json.writeEndArray();
        rows.forEach(row -> row(json, row));
        json.writeEndArray();
        // One for each column but the tick: %s is escaped there, %h is markup already.
        texts(json, "columnformats", List.of("%s", "%s", "%s", "%h"));
    }

    private static void row(JsonGenerator json, Assessed row) {
        json.writeStartArray();
        json.writeNumber(row.earned() ? 1 : 0);
        json.writeString(row.name());
        json.writeString(row.words());
        json.writeString(row.points());
        json.writeString(HTML.sentences(row.facts()));
        json.writeEndArray();
    }
}
