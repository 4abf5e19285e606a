package gradus.report;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.grading.AbsentStudent;
import gradus.grading.ByHand;
import gradus.grading.ConsistencySheet;
import gradus.grading.Diagnosis;
import gradus.grading.EntryMark;
import gradus.grading.Explanation;
import gradus.grading.GradedPaper;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UngradedPaper;
import gradus.grading.UnreadSubmission;
import gradus.grading.UnusedLine;
import gradus.grading.Verdict;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.issue.Visible;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * Results as JSON, one object a student; docs/reference/results.md describes the fields. Points are exact decimals. Holds no
 * true value.
 */
public final class ResultsJson {
    private final String version;
    private final Function<String, Telling> telling;

    /**
     * Results for a student.
     *
     * @param version the version of gradus, written into every object so that a mark can be reproduced
     * @param audience what may be said, problem by problem
     */
    public ResultsJson(String version, Audience audience) {
        this(version, audience::telling);
    }

    /** Results for an instructor, with the names of mistakes whatever the problems reveal. */
    static ResultsJson forInstructor(String version, Collection<Problem> problems, Language language) {
        Audience students = Audience.student(problems);
        return new ResultsJson(version, id -> Telling.instructor(students.problem(id), language));
    }

    private ResultsJson(String version, Function<String, Telling> telling) {
        this.version = version;
        this.telling = telling;
    }

    /** A mark sheet on one line, as it stands in the object of a student. */
    String sheet(MarkSheet sheet) {
        return JsonText.line(json -> write(json, sheet));
    }

    /** What was noticed about a file, on one line, as it stands in the object of a student. */
    static String issues(List<Issue> issues) {
        return JsonText.line(json -> write(json, issues));
    }

    /**
     * One student on one line.
     *
     * @param maximum what could be earned
     * @param sheets the mark sheets, as {@link #sheet} gives them
     * @param notes what was noticed about the file, as {@link #issues} gives it
     */
    String line(GradedPaper paper, BigDecimal maximum, List<String> sheets, String notes) {
        return JsonText.line(json -> {
            json.writeStartObject();
            head(json, paper.student(), paper.name(), paper.file(), "graded");
            points(json, paper.points(), maximum);
            handedIn(json, paper.handedIn());
            paper.mark().ifPresent(mark -> write(json, mark));
            json.writeName("problems").writeStartArray();
            sheets.forEach(json::writeRawValue);
            json.writeEndArray();
            json.writeName("notes").writeRawValue(notes);
            json.writeEndObject();
        });
    }

    /** One file that could not be graded, on one line. */
    String line(UngradedPaper paper, String issues) {
        return JsonText.line(json -> {
            json.writeStartObject();
            head(json, paper.student(), Optional.empty(), paper.file(), "not graded");
            json.writeName("issues").writeRawValue(issues);
            json.writeEndObject();
        });
    }

    /** A student from whom there is nothing, on one line. */
    String line(AbsentStudent student) {
        return JsonText.line(json -> {
            json.writeStartObject();
            json.writeStringProperty("gradus", version);
            json.writeStringProperty("student", student.student());
            student.name().ifPresent(name -> json.writeStringProperty("name", name));
            json.writeStringProperty("status", "nothing handed in");
            json.writeEndObject();
        });
    }

    /** One student, indented. */
    public String text(StudentResult student) {
        return text(student, List.of());
    }

    /**
     * One student, indented.
     *
     * @param keyless what is said about problems of which nothing may be told that is known from the solution
     */
    public String text(StudentResult student, List<ConsistencySheet> keyless) {
        return JsonText.indented(json -> write(json, student, keyless));
    }

    /** One file that could not be graded, indented. */
    public String text(UnreadSubmission submission) {
        return JsonText.indented(json -> write(json, submission));
    }

    private void write(JsonGenerator json, StudentResult student, List<ConsistencySheet> keyless) {
        json.writeStartObject();
        head(json, student.student(), student.name(), student.file(), "graded");
        boolean tellsPoints = student.sheets().stream()
                .allMatch(sheet -> telling.apply(sheet.problem()).allows(Reveal.VERDICT));
        if (tellsPoints) {
            points(json, student.points(), student.maximum());
            student.mark().ifPresent(mark -> write(json, mark));
        }
        json.writeName("problems").writeStartArray();
        student.sheets().forEach(sheet -> write(json, sheet));
        json.writeEndArray();
        if (!keyless.isEmpty()) {
            json.writeName("consistency").writeStartArray();
            keyless.forEach(sheet -> write(json, sheet));
            json.writeEndArray();
        }
        json.writeName("notes");
        write(json, student.notes());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, UnreadSubmission submission) {
        json.writeStartObject();
        head(json, submission.student(), Optional.empty(), submission.file(), "not graded");
        json.writeName("issues");
        write(json, submission.issues());
        json.writeEndObject();
    }

    private void head(JsonGenerator json, String student, Optional<String> name, String file, String status) {
        json.writeStringProperty("gradus", version);
        json.writeStringProperty("student", student);
        name.ifPresent(given -> json.writeStringProperty("name", given));
        json.writeStringProperty("file", file);
        json.writeStringProperty("status", status);
    }

    private static void write(JsonGenerator json, ConsistencySheet sheet) {
        json.writeStartObject();
        json.writeStringProperty("problem", sheet.problem());
        json.writeName("lines").writeStartArray();
        for (ConsistencySheet.Line line : sheet.lines()) {
            json.writeStartObject();
            json.writeStringProperty("name", line.question().name());
            json.writeStringProperty("state", code(line.state()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void points(JsonGenerator json, BigDecimal points, BigDecimal maximum) {
        json.writeName("points").writeNumber(new BigDecimal(Digits.points(points)));
        json.writeName("maximum").writeNumber(new BigDecimal(Digits.points(maximum)));
    }

    private static void handedIn(JsonGenerator json, HandedIn handedIn) {
        handedIn.time().ifPresent(time -> json.writeStringProperty("submitted", time.toString()));
        handedIn.attempt().ifPresent(attempt -> json.writeNumberProperty("attempt", attempt));
        if (handedIn.attempts() > 1) {
            json.writeNumberProperty("attempts", handedIn.attempts());
        }
    }

    private static void write(JsonGenerator json, Mark mark) {
        json.writeName("mark").writeStartObject();
        json.writeName("earned").writeNumber(new BigDecimal(Digits.points(mark.earned())));
        json.writeBooleanProperty("capped", mark.isCapped());
        json.writeName("deduction").writeNumber(new BigDecimal(Digits.points(mark.deduction())));
        json.writeStringProperty("timing", MarkText.code(mark));
        MarkText.hoursLate(mark)
                .ifPresent(hours -> json.writeName("hours_late").writeNumber(new BigDecimal(Digits.points(hours))));
        json.writeEndObject();
    }

    private void write(JsonGenerator json, MarkSheet sheet) {
        Telling telling = this.telling.apply(sheet.problem());
        boolean tellsVerdicts = telling.allows(Reveal.VERDICT);
        json.writeStartObject();
        json.writeStringProperty("problem", sheet.problem());
        json.writeBooleanProperty("answered", sheet.answered());
        if (tellsVerdicts) {
            points(json, sheet.points(), sheet.maximum());
            json.writeStringProperty("story", new Story(sheet, telling).text());
            sheet.byHand().ifPresent(byHand -> write(json, byHand));
        }
        json.writeName("lines").writeStartArray();
        sheet.lines().forEach(line -> write(json, line, telling));
        json.writeEndArray();
        json.writeName("unused").writeStartArray();
        sheet.unused().forEach(unused -> write(json, unused));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MarkLine line, Telling telling) {
        json.writeStartObject();
        json.writeStringProperty("name", line.question().name());
        json.writeStringProperty("quantity", line.question().quantity().toString());
        line.answer().ifPresent(answer -> {
            json.writeStringProperty("written_as", answer.name());
            line(json, answer.position());
        });
        if (telling.allows(Reveal.VERDICT)) {
            json.writeStringProperty("verdict", line.verdict().code());
            points(json, line.points(), line.question().points());
            line.byHand().ifPresent(byHand -> write(json, byHand));
            strings(json, "facts", VerdictText.facts(line, telling));
            if (line.verdict() instanceof Verdict.Follows follows) {
                strings(json, "from", follows.from());
            }
        }
        if (telling.allows(Reveal.WHERE)) {
            entries(json, line.verdict());
            if (line.verdict() instanceof Verdict.Wrong wrong) {
                wrong.madeIn().ifPresent(name -> json.writeStringProperty("made_in", name));
            }
        }
        if (telling.allows(Reveal.MISTAKE)) {
            line.verdict().explained().ifPresent(diagnosis -> write(json, diagnosis, telling));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ByHand byHand) {
        json.writeName("by_hand").writeStartObject();
        json.writeName("computed").writeNumber(new BigDecimal(Digits.points(byHand.computed())));
        json.writeStringProperty("reason", byHand.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Diagnosis diagnosis, Telling telling) {
        json.writeName("diagnosis").writeStartObject();
        json.writeStringProperty(
                "kind",
                diagnosis.together() ? "together" : diagnosis.explanations().size() == 1 ? "one" : "one-of");
        json.writeName("mistakes").writeStartArray();
        for (Explanation explanation : diagnosis.explanations()) {
            json.writeStartObject();
            json.writeStringProperty("id", explanation.id());
            json.writeStringProperty("name", telling.name(explanation));
            if (explanation.layer() > 0) {
                json.writeNumberProperty("layer", explanation.layer());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        diagnosis.separating().ifPresent(name -> json.writeStringProperty("separating", name));
        json.writeNumberProperty("entries", diagnosis.evidence().entries());
        json.writeNumberProperty("digits", Math.rint(10 * diagnosis.evidence().digits()) / 10);
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
            if (!entry.before().isEmpty()) {
                json.writeName("before").writeStartArray();
                entry.before().forEach(json::writeNumber);
                json.writeEndArray();
            }
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
        line(json, unused.line().position());
        json.writeStringProperty("reason", code(unused.reason()));
        strings(json, "candidates", unused.candidates());
        json.writeEndObject();
    }

    /** The line, where the file has any. */
    private static void line(JsonGenerator json, SourcePosition position) {
        if (position.hasLine()) {
            json.writeNumberProperty("line", position.line());
        }
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void strings(JsonGenerator json, String name, List<String> strings) {
        json.writeName(name).writeStartArray();
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, List<Issue> issues) {
        json.writeStartArray();
        for (Issue issue : issues) {
            json.writeStartObject();
            json.writeStringProperty("severity", issue.severity().label());
            json.writeStringProperty("code", issue.code());
            line(json, issue.position());
            if (issue.position().hasLine()) {
                json.writeNumberProperty("column", issue.position().column());
            }
            json.writeStringProperty("message", Visible.of(issue.message()));
            issue.fix().ifPresent(fix -> json.writeStringProperty("fix", Visible.of(fix)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
