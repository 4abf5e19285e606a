package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.JsonText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A score of LTI 1.3 Assignment and Grade Services, to be posted to the {@code scores} of a line item. A paper that could not be
 * graded is submitted, its grading has failed, and it has no score.
 */
@AutoService(Platform.class)
public final class LtiAgsPlatform extends PaperPlatform {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public LtiAgsPlatform() {
        super("lti-ags", ".json");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        boolean graded = paper.student().graded();
        Score score = context.settings().scaleTo().map(paper.score()::on).orElse(paper.score());
        return JsonText.indented(json -> object(json, () -> {
            json.writeStringProperty("userId", paper.student().student());
            if (graded && score.maximum().signum() > 0) {
                number(json, "scoreGiven", score.points());
                number(json, "scoreMaximum", score.maximum());
            }
            json.writeStringProperty("comment", PlainFeedback.summary(paper.student()));
            json.writeStringProperty("activityProgress", graded ? "Completed" : "Submitted");
            json.writeStringProperty("gradingProgress", graded ? "FullyGraded" : "Failed");
            json.writeStringProperty("timestamp", TIME.format(context.settings().time()));
        }));
    }
}
