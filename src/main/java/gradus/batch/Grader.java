package gradus.batch;

import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.submission.ProblemAnswers;
import gradus.submission.Submission;
import gradus.submission.SubmissionReader;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grades one submission after the other against some problems; safe to use from several threads. */
public final class Grader {
    private final Map<String, Marker> markers = new LinkedHashMap<>();
    private final SubmissionReaders readers = SubmissionReaders.installed();

    public Grader(List<Problem> problems) {
        problems.forEach(problem -> markers.put(problem.id(), new Marker(problem)));
    }

    /** What came of one file. */
    public sealed interface Outcome {
        record Graded(Paper paper) implements Outcome {}

        record Unread(UnreadSubmission submission) implements Outcome {}
    }

    /**
     * A graded submission, with mark sheets for the problems that it answers.
     *
     * @param submission what was handed in
     * @param sheets by problem id
     * @param notes what was noticed
     * @param source its text, for showing the notes
     */
    public record Paper(Submission submission, Map<String, MarkSheet> sheets, List<Issue> notes, SourceText source) {}

    /**
     * Reads and grades one file.
     *
     * @param file its name, for messages and to tell its format
     * @param bytes its content
     */
    public Outcome grade(String file, byte[] bytes) {
        Optional<SubmissionReader> reader = readers.forFile(file);
        if (reader.isEmpty()) {
            Issue issue = Issue.error(
                            BatchCodes.UNKNOWN_FORMAT,
                            new SourcePosition(file, 1, 1),
                            1,
                            "no reader knows this kind of file")
                    .withExpected(readers.extensions())
                    .withFix("save it under a name that ends in one of these, if that is what it holds");
            return new Outcome.Unread(new UnreadSubmission(stem(file), file, List.of(issue), SourceText.none(file)));
        }
        SubmissionReading reading = reader.get().read(file, bytes);
        return reading.submission()
                .map(submission -> grade(submission, reading))
                .orElseGet(() ->
                        new Outcome.Unread(new UnreadSubmission(stem(file), file, reading.issues(), reading.source())));
    }

    private Outcome grade(Submission submission, SubmissionReading reading) {
        List<Issue> notes = new ArrayList<>(reading.issues());
        Map<String, MarkSheet> sheets = new LinkedHashMap<>();
        for (ProblemAnswers answers : submission.answers()) {
            marker(answers, notes).ifPresent(marker -> {
                if (sheets.containsKey(marker.problem().id())) {
                    notes.add(twice(answers));
                } else {
                    sheets.put(marker.problem().id(), marker.mark(answers));
                }
            });
        }
        boolean nothingToGrade = sheets.isEmpty() && notes.stream().anyMatch(Grader::leavesProblemOpen);
        return nothingToGrade
                ? new Outcome.Unread(
                        new UnreadSubmission(submission.student(), submission.file(), notes, reading.source()))
                : new Outcome.Graded(new Paper(submission, sheets, notes, reading.source()));
    }

    /** Answers to another problem are none to this one; but where its id is only misspelt, 0 points would be wrong. */
    private static boolean leavesProblemOpen(Issue note) {
        boolean misspelt =
                note.code().equals(BatchCodes.UNKNOWN_PROBLEM) && note.fix().isPresent();
        return misspelt || note.code().equals(BatchCodes.WHICH_PROBLEM);
    }

    private Optional<Marker> marker(ProblemAnswers answers, List<Issue> notes) {
        String id = answers.problem();
        if (id.isEmpty() && markers.size() == 1) {
            return markers.values().stream().findFirst();
        }
        Optional<Marker> marker = Optional.ofNullable(markers.get(id));
        if (id.isEmpty()) {
            notes.add(Issue.error(
                            BatchCodes.WHICH_PROBLEM,
                            answers.position(),
                            1,
                            "the file does not say which problem it answers")
                    .withExpected(markers.keySet())
                    .withFix("write 'problem: …' above 'answers:'"));
        } else if (marker.isEmpty()) {
            notes.add(unknownProblem(answers));
        }
        return marker;
    }

    /** An error where the id is close to one that is graded; else an answer to another problem, which is nobody's fault. */
    private Issue unknownProblem(ProblemAnswers answers) {
        String id = answers.problem();
        Optional<String> nearest = Names.nearest(id, markers.keySet());
        Severity severity = nearest.isPresent() ? Severity.ERROR : Severity.NOTE;
        return Issue.of(
                        severity,
                        BatchCodes.UNKNOWN_PROBLEM,
                        answers.position(),
                        id.codePointCount(0, id.length()),
                        "no problem is called '" + id + "' here")
                .withExpected(markers.keySet())
                .withFix(nearest.map(name -> "write '" + name + "'"));
    }

    private static Issue twice(ProblemAnswers answers) {
        return Issue.warning(
                BatchCodes.PROBLEM_TWICE,
                answers.position(),
                1,
                "the problem is answered twice; the first answers count");
    }

    /** The result of a paper for the given problems; one that it does not answer is marked as not handed in. */
    public StudentResult result(Paper paper, List<Problem> problems) {
        List<MarkSheet> sheets = new ArrayList<>();
        for (Problem problem : problems) {
            sheets.add(Optional.ofNullable(paper.sheets().get(problem.id()))
                    .orElseGet(() -> Optional.ofNullable(markers.get(problem.id()))
                            .orElseThrow()
                            .unanswered()));
        }
        Submission submission = paper.submission();
        return new StudentResult(submission.student(), submission.name(), submission.file(), sheets, paper.notes());
    }

    /** The name of a file without folder and ending. */
    static String stem(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
