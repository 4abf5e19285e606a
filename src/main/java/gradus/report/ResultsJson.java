package gradus.report;

import gradus.grading.ClassResult;
import gradus.grading.EntryMark;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.grading.UnusedLine;
import gradus.grading.Verdict;
import gradus.issue.Issue;
import gradus.issue.Visible;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * Results as JSON, one object a student; docs/reference/results.md describes the fields. Points are exact decimals. Holds no
 * true value.
 */
public final class ResultsJson {
    private final String version;

    /**
     * A writer.
     *
     * @param version the version of gradus, written into every object so that a mark can be reproduced
     */
    public ResultsJson(String version) {
        this.version = version;
    }

    /** JSON lines: first the graded students, then the files that could not be graded. */
    public String lines(ClassResult result) {
        String graded = result.students().stream()
                .map(student -> JsonText.line(json -> write(json, student)) + "\n")
                .collect(Collectors.joining());
        String unread = result.unread().stream()
                .map(submission -> JsonText.line(json -> write(json, submission)) + "\n")
                .collect(Collectors.joining());
        return graded + unread;
    }

    /** One student, indented. */
    public String text(StudentResult student) {
        return JsonText.indented(json -> write(json, student));
    }

    /** One file that could not be graded, indented. */
    public String text(UnreadSubmission submission) {
        return JsonText.indented(json -> write(json, submission));
    }

    private void write(JsonGenerator json, StudentResult student) {
        json.writeStartObject();
        json.writeStringProperty("gradus", version);
        json.writeStringProperty("student", student.student());
        student.name().ifPresent(name -> json.writeStringProperty("name", name));
        json.writeStringProperty("file", student.file());
        json.writeStringProperty("status", "graded");
        points(json, student.points(), student.maximum());
        json.writeName("problems").writeStartArray();
        student.sheets().forEach(sheet -> write(json, sheet));
        json.writeEndArray();
        issues(json, "notes", student.notes());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, UnreadSubmission submission) {
        json.writeStartObject();
        json.writeStringProperty("gradus", version);
        json.writeStringProperty("student", submission.student());
        json.writeStringProperty("file", submission.file());
        json.writeStringProperty("status", "not graded");
        issues(json, "issues", submission.issues());
        json.writeEndObject();
    }

    private static void points(JsonGenerator json, BigDecimal points, BigDecimal maximum) {
        json.writeName("points").writeNumber(new BigDecimal(Digits.points(points)));
        json.writeName("maximum").writeNumber(new BigDecimal(Digits.points(maximum)));
    }

    private static void write(JsonGenerator json, MarkSheet sheet) {
        json.writeStartObject();
        json.writeStringProperty("problem", sheet.problem());
        json.writeBooleanProperty("answered", sheet.answered());
        points(json, sheet.points(), sheet.maximum());
        json.writeName("lines").writeStartArray();
        sheet.lines().forEach(line -> write(json, line));
        json.writeEndArray();
        json.writeName("unused").writeStartArray();
        sheet.unused().forEach(unused -> write(json, unused));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MarkLine line) {
        json.writeStartObject();
        json.writeStringProperty("name", line.question().name());
        json.writeStringProperty("quantity", line.question().quantity().toString());
        json.writeStringProperty("verdict", line.verdict().code());
        points(json, line.points(), line.question().points());
        line.answer().ifPresent(answer -> {
            json.writeStringProperty("written_as", answer.name());
            json.writeNumberProperty("line", answer.position().line());
        });
        strings(json, "facts", VerdictText.facts(line));
        entries(json, line.verdict());
        json.writeEndObject();
    }

    private static void entries(JsonGenerator json, Verdict verdict) {
        List<EntryMark> entries = List.of();
        if (verdict instanceof Verdict.Wrong wrong) {
            entries = wrong.entries();
        } else if (verdict instanceof Verdict.NotANumber notANumber) {
            entries = notANumber.entries();
        }
        if (entries.isEmpty()) {
            return;
        }
        json.writeName("entries").writeStartArray();
        for (EntryMark entry : entries) {
            json.writeStartObject();
            json.writeNumberProperty("row", entry.row());
            json.writeNumberProperty("column", entry.column());
            json.writeStringProperty("written", entry.written());
            json.writeStringProperty("verdict", code(entry.verdict()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, UnusedLine unused) {
        json.writeStartObject();
        json.writeStringProperty("name", unused.line().name());
        json.writeNumberProperty("line", unused.line().position().line());
        json.writeStringProperty("reason", code(unused.reason()));
        strings(json, "candidates", unused.candidates());
        json.writeEndObject();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void strings(JsonGenerator json, String name, List<String> strings) {
        json.writeName(name).writeStartArray();
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void issues(JsonGenerator json, String name, List<Issue> issues) {
        json.writeName(name).writeStartArray();
        for (Issue issue : issues) {
            json.writeStartObject();
            json.writeStringProperty("severity", issue.severity().label());
            json.writeStringProperty("code", issue.code());
            json.writeNumberProperty("line", issue.position().line());
            json.writeNumberProperty("column", issue.position().column());
            json.writeStringProperty("message", Visible.of(issue.message()));
            issue.fix().ifPresent(fix -> json.writeStringProperty("fix", Visible.of(fix)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
