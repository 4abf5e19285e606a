package gradus.report;

import gradus.grading.BlindSpots;
import gradus.grading.Suggestion;
import gradus.grading.mistake.Mistake;
import gradus.issue.Issue;
import gradus.issue.SourceText;
import gradus.issue.Visible;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What lint finds, as JSON for tools: one object with a list of files. */
public final class LintJson {
    private LintJson() {}

    /**
     * What was found in one file.
     *
     * @param source its text, for showing the issues
     * @param spots its blind spots, where it is a layered network without an error
     * @param suggestions changes that reveal more
     */
    public record Finding(
            String file,
            List<Issue> issues,
            SourceText source,
            Optional<BlindSpots> spots,
            List<Suggestion> suggestions) {
        public Finding {
            issues = List.copyOf(issues);
            suggestions = List.copyOf(suggestions);
        }
    }

    public static String text(String version, List<Finding> findings) {
        return JsonText.indented(json -> {
            json.writeStartObject();
            json.writeStringProperty("gradus", version);
            json.writeName("files").writeStartArray();
            findings.forEach(finding -> write(json, finding));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("file", finding.file());
        json.writeName("issues").writeStartArray();
        finding.issues().forEach(issue -> write(json, issue));
        json.writeEndArray();
        finding.spots().ifPresent(spots -> {
            json.writeName("mistakes").writeStartObject();
            ids(json, "revealed", spots.revealed());
            ids(json, "hidden", spots.hidden());
            ids(json, "hidden_by_digits", spots.hiddenByDigits());
            json.writeName("alike").writeStartArray();
            spots.alike().forEach(group -> {
                json.writeStartArray();
                group.forEach(mistake -> json.writeString(mistake.id()));
                json.writeEndArray();
            });
            json.writeEndArray();
            json.writeName("suggestions").writeStartArray();
            for (Suggestion suggestion : finding.suggestions()) {
                json.writeStartObject();
                json.writeStringProperty("change", suggestion.change());
                ids(json, "reveals", suggestion.reveals());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void ids(JsonGenerator json, String name, List<Mistake> mistakes) {
        json.writeName(name).writeStartArray();
        mistakes.forEach(mistake -> json.writeString(mistake.id()));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Issue issue) {
        json.writeStartObject();
        json.writeStringProperty("severity", issue.severity().label());
        json.writeStringProperty("code", issue.code());
        json.writeNumberProperty("line", issue.position().line());
        json.writeNumberProperty("column", issue.position().column());
        json.writeStringProperty("message", Visible.of(issue.message()));
        issue.fix().ifPresent(fix -> json.writeStringProperty("fix", Visible.of(fix)));
        json.writeEndObject();
    }
}
