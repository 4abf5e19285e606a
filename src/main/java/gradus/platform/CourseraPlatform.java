package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.JsonText;

/** Coursera's {@code feedback.json}: a share, and a text. */
@AutoService(Platform.class)
public final class CourseraPlatform extends PaperPlatform {
    public CourseraPlatform() {
        super("coursera", ".json");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        return JsonText.indented(json -> object(json, () -> {
            number(json, "fractionalScore", paper.score().fraction());
            json.writeStringProperty(
                    "feedback", String.join("\n", PlainFeedback.lines(paper.student(), Neutral::text)) + "\n");
        }));
    }
}
