package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.Feedback;
import gradus.report.JsonText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What a custom validator of Submitty writes into {@code validation_results.json}: a share, and messages in four colours. */
@AutoService(Platform.class)
public final class SubmittyPlatform extends PaperPlatform {
    public SubmittyPlatform() {
        super("submitty", ".json");
    }

    private record Message(String text, String status) {}

    @Override
    String document(Paper paper, PlatformContext context) {
        return JsonText.indented(json -> object(json, () -> {
            json.writeStringProperty("status", "success");
            json.writeName("data");
            object(json, () -> data(json, paper, context));
        }));
    }

    private static void data(JsonGenerator json, Paper paper, PlatformContext context) {
        number(json, "score", paper.score().fraction());
        list(json, "message", messages(paper.student(), context), message -> {
            json.writeStringProperty("message", message.text());
            json.writeStringProperty("status", message.status());
        });
        json.writeStringProperty("status", paper.student().graded() ? "success" : "failure");
    }

    private static List<Message> messages(Feedback feedback, PlatformContext context) {
        List<Message> messages = new ArrayList<>();
        if (!feedback.graded()) {
            messages.add(new Message(feedback.language().text("not-graded"), "failure"));
        }
        feedback.notes().forEach(note -> messages.add(new Message(note, "warning")));
        for (Feedback.Sheet sheet : feedback.sheets()) {
            messages.add(new Message(sheet.problem() + ": " + sheet.story(), "information"));
            sheet.remarks().forEach(remark -> messages.add(new Message(remark, "warning")));
        }
        if (feedback.told()) {
            Assessed.of(feedback, context).forEach(line -> messages.add(message(line)));
        }
        return messages;
    }

    private static Message message(Assessed line) {
        String facts = line.facts().isEmpty() ? "" : ". " + String.join(" ", line.facts());
        String status = line.verdict().equals("follows") ? "warning" : line.earned() ? "success" : "failure";
        return new Message(line.name() + ": " + line.words() + " (" + line.points() + ")" + facts, status);
    }
}
