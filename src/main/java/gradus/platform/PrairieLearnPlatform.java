package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * PrairieLearn's {@code results.json}. A paper that cannot be read is not gradable, which costs no attempt. A file of more than
 * a mebibyte would not be read there, so texts are left out before it grows to that.
 */
@AutoService(Platform.class)
public final class PrairieLearnPlatform extends PaperPlatform {
    static final int LARGEST = 1 << 20;

    public PrairieLearnPlatform() {
        super("prairielearn", ".json");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        List<Assessed> all = Assessed.of(paper.student(), context);
        String whole = text(paper, context, all, true);
        if (fits(whole)) {
            return whole;
        }
        String withoutFacts = text(paper, context, all, false);
        return fits(withoutFacts) ? withoutFacts : text(paper, context, List.of(), false);
    }

    private static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= LARGEST;
    }

    private static String text(Paper paper, PlatformContext context, List<Assessed> all, boolean withFacts) {
        return JsonText.indented(json -> object(json, () -> {
            json.writeBooleanProperty("gradable", paper.student().graded());
            if (paper.student().graded()) {
                number(json, "score", paper.score().fraction());
                json.writeStringProperty("message", PlainFeedback.summary(paper.student()));
                boolean told = paper.student().told();
                list(json, "tests", told ? all : List.of(), test -> test(json, test, withFacts));
            } else {
                texts(json, "format_errors", paper.student().notes());
                json.writeStringProperty("message", paper.student().language().text("not-graded.no-attempt"));
            }
            json.writeStringProperty("gradus", context.version());
        }));
    }

    /** Points and maximum in every test: where one lacks them, PrairieLearn shows none. */
    private static void test(JsonGenerator json, Assessed test, boolean withFacts) {
        json.writeStringProperty("name", test.name());
        number(json, "points", test.score().points());
        number(json, "max_points", test.score().maximum());
        if (withFacts) {
            json.writeStringProperty("message", test.explanation());
        }
    }
}
