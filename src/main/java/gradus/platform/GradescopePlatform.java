package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.problem.Problem;
import gradus.report.JsonText;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Gradescope's {@code results.json}: a test for each asked line, and the story on top. Where a problem does not reveal verdicts,
 * the whole result is hidden from students until grades are published.
 */
@AutoService(Platform.class)
public final class GradescopePlatform extends PaperPlatform {
    public GradescopePlatform() {
        super("gradescope", ".json");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        boolean told = paper.student().told();
        return JsonText.indented(json -> object(json, () -> {
            number(json, "score", paper.score().points());
            json.writeStringProperty("output", PlainFeedback.summary(paper.student()));
            json.writeStringProperty("output_format", "text");
            json.writeStringProperty("test_output_format", "text");
            json.writeStringProperty("test_name_format", "text");
            json.writeStringProperty("visibility", told ? "visible" : "after_published");
            json.writeStringProperty("stdout_visibility", "hidden");
            json.writeName("extra_data");
            object(json, () -> {
                json.writeStringProperty("gradus", context.version());
                texts(
                        json,
                        "problems",
                        context.problems().stream().map(Problem::id).toList());
            });
            List<Assessed> assessed = Assessed.of(paper.student(), context);
            json.writeName("tests").writeStartArray();
            object(json, () -> reading(json, paper));
            assessed.forEach(test -> object(json, () -> test(json, test)));
            json.writeEndArray();
        }));
    }

    /** Without a score: it only informs. */
    private static void reading(JsonGenerator json, Paper paper) {
        boolean graded = paper.student().graded();
        json.writeStringProperty("name", paper.student().language().text("file-can-be-read"));
        json.writeStringProperty("status", graded ? "passed" : "failed");
        json.writeStringProperty("output", graded ? paper.student().file() : PlainFeedback.summary(paper.student()));
    }

    private static void test(JsonGenerator json, Assessed test) {
        json.writeStringProperty("name", test.name());
        json.writeStringProperty("number", test.number());
        number(json, "score", test.score().points());
        number(json, "max_score", test.score().maximum());
        json.writeStringProperty("status", test.earned() ? "passed" : "failed");
        json.writeStringProperty("output", test.explanation());
        if (!test.verdict().isEmpty()) {
            texts(json, "tags", List.of(test.verdict()));
        }
    }
}
