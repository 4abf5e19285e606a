package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.problem.Problem;
import gradus.report.Feedback;
import gradus.report.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What an autograder of Autolab prints: text for the student, a line that Autolab shows as a table, and last the scores of the
 * problems of the assessment, which have to be called like those of gradus.
 */
@AutoService(Platform.class)
public final class AutolabPlatform extends PaperPlatform {
    public AutolabPlatform() {
        super("autolab", ".txt");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        List<String> lines = new ArrayList<>(PlainFeedback.lines(paper.student(), Neutral::text));
        List<Feedback.Sheet> told = paper.student().sheets().stream()
                .filter(sheet -> sheet.told() && !sheet.lines().isEmpty())
                .toList();
        if (!told.isEmpty()) {
            lines.add(line(json -> presentation(json, told)));
        }
        lines.add(line(json -> scores(json, paper, context)));
        return String.join("\n", lines) + "\n";
    }

    private static void presentation(JsonGenerator json, List<Feedback.Sheet> sheets) {
        json.writeStringProperty("_presentation", "semantic");
        texts(json, "stages", sheets.stream().map(Feedback.Sheet::problem).toList());
        for (Feedback.Sheet sheet : sheets) {
            json.writeName(sheet.problem());
            object(
                    json,
                    () -> sheet.lines().forEach(line -> {
                        json.writeName(line.name());
                        object(json, () -> {
                            json.writeBooleanProperty("passed", line.earned());
                            if (!line.facts().isEmpty()) {
                                json.writeStringProperty("hint", String.join(" ", line.facts()));
                            }
                        });
                    }));
        }
    }

    private static void scores(JsonGenerator json, Paper paper, PlatformContext context) {
        json.writeName("scores");
        object(json, () -> {
            if (paper.student().graded()) {
                paper.student().sheets().forEach(sheet -> number(json, sheet.problem(), sheet.points()));
            } else {
                context.problems().stream().map(Problem::id).forEach(id -> number(json, id, BigDecimal.ZERO));
            }
        });
    }

    /**
     * An object on one line. Before it parses the line, Autolab puts quotes around every word with a colon behind it, texts
     * included; so a colon that stands behind no quote, and thus within a text, is written as its code.
     */
    private static String line(Consumer<JsonGenerator> content) {
        String text = JsonText.line(json -> object(json, () -> content.accept(json)));
        return text.replaceAll("(?<!\"):", "\\\\u003a");
    }
}
