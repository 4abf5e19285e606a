package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.issue.IssueList;
import gradus.report.Feedback;
import gradus.report.JsonText;
import gradus.yaml.Syntax;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A reply to Open edX's xqueue. With the header of the submission it is the two fields to post, as one JSON object of texts;
 * without it, the body alone. On one line, so that the last line of a grader's output is the result.
 */
@AutoService(Platform.class)
public final class XqueuePlatform extends PaperPlatform {
    private static final HtmlFeedback HTML = new HtmlFeedback(Neutral::markup);

    public XqueuePlatform() {
        super("xqueue", ".json");
    }

    @Override
    public Optional<String> refusal(PlatformContext context) {
        return context.settings()
                .xqueueHeader()
                .filter(header -> !isHeader(header))
                .map(header -> "the header of xqueue is a JSON object with submission_id and submission_key");
    }

    private static boolean isHeader(String header) {
        IssueList issues = new IssueList();
        Optional<YamlNode> node = YamlReader.read(
                "header.json", header.getBytes(StandardCharsets.UTF_8), Syntax.of("header.json"), issues);
        List<String> keys = node.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast).stream()
                .flatMap(mapping -> mapping.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        return !issues.hasErrors() && keys.containsAll(List.of("submission_id", "submission_key"));
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        BigDecimal score = context.settings()
                .scaleTo()
                .map(maximum -> paper.score().on(maximum).points())
                .orElse(paper.score().fraction());
        String body = JsonText.line(json -> object(json, () -> body(json, paper, score)));
        return context.settings()
                        .xqueueHeader()
                        .map(header -> fields(header, body))
                        .orElse(body) + "\n";
    }

    /** Both fields are texts that hold JSON; xqueue refuses objects. */
    private static String fields(String header, String body) {
        return JsonText.line(json -> object(json, () -> {
            json.writeStringProperty("xqueue_header", header);
            json.writeStringProperty("xqueue_body", body);
        }));
    }

    private static void body(JsonGenerator json, Paper paper, BigDecimal score) {
        Feedback student = paper.student();
        json.writeBooleanProperty("correct", student.graded() && paper.score().isFull());
        number(json, "score", score);
        json.writeStringProperty("msg", "<div>" + HTML.fragment(student) + "</div>");
    }
}
