package gradus.batch;

import gradus.assignment.Assignment.Earned;
import gradus.assignment.HandedIn;
import gradus.grading.ConsistencySheet;
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
import gradus.submission.JoinedSubmission;
import gradus.submission.ProblemAnswers;
import gradus.submission.Submission;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        /** The id of the student whose it is. */
        String student();

        record Graded(Paper paper) implements Outcome {
            @Override
            public String student() {
                return paper.submission().student();
            }
        }

        record Unread(UnreadSubmission submission) implements Outcome {
            @Override
            public String student() {
                return submission.student();
            }
        }
    }

    /**
     * A graded submission, with mark sheets for the problems that it answers.
     *
     * @param submission what was handed in
     * @param sheets by problem id
     * @param notes what was noticed
     * @param source its text, for showing the notes
     * @param handedIn when it was handed in, as far as that is known
     */
    public record Paper(
            Submission submission,
            Map<String, MarkSheet> sheets,
            List<Issue> notes,
            SourceText source,
            HandedIn handedIn) {}

    /**
     * Reads and grades one file.
     *
     * @param file its name, for messages and to tell its format
     * @param bytes its content
     */
    public Outcome grade(String file, byte[] bytes) {
        return grade(file, bytes, Optional.empty());
    }

    /**
     * Reads and grades one file.
     *
     * @param file its name, for messages and to tell its format
     * @param bytes its content
     * @param student who handed it in, if that is known; it counts before what the file says
     */
    public Outcome grade(String file, byte[] bytes, Optional<String> student) {
        return grade(file, read(file, bytes), student);
    }

    /**
     * Reads the files of one paper and grades them together.
     *
     * @param names their names, in the order in which they count; at least one
     * @param contents what they hold
     */
    public Outcome grade(List<String> names, List<byte[]> contents) {
        String first = names.get(0);
        if (names.size() == 1) {
            return grade(first, contents.get(0));
        }
        List<SubmissionReading> readings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            readings.add(read(names.get(i), contents.get(i)));
        }
        return grade(first, JoinedSubmission.of(stem(first), first, readings), Optional.empty());
    }

    private SubmissionReading read(String file, byte[] bytes) {
        SubmissionReading reading = readAsItStands(file, bytes);
        return new SubmissionReading(
                reading.submission().map(new Sections(markers.keySet())::joined), reading.issues(), reading.source());
    }

    private SubmissionReading readAsItStands(String file, byte[] bytes) {
        return readers.forFile(file).map(reader -> reader.read(file, bytes)).orElseGet(() -> {
            Issue issue = Issue.error(
                            BatchCodes.UNKNOWN_FORMAT,
                            new SourcePosition(file, 1, 1),
                            1,
                            "no reader knows this kind of file")
                    .withExpected(readers.extensions())
                    .withFix("save it under a name that ends in one of these, if that is what it holds");
            return new SubmissionReading(Optional.empty(), List.of(issue), SourceText.none(file));
        });
    }

    private Outcome grade(String file, SubmissionReading reading, Optional<String> student) {
        return reading.submission()
                .map(submission -> student.map(submission::from).orElse(submission))
                .map(submission -> grade(submission, reading))
                .orElseGet(() -> new Outcome.Unread(
                        new UnreadSubmission(student.orElse(stem(file)), file, reading.issues(), reading.source())));
    }

    private Outcome grade(Submission submission, SubmissionReading reading) {
        List<Issue> notes = new ArrayList<>(reading.issues());
        Map<String, MarkSheet> sheets = new LinkedHashMap<>();
        List<ProblemAnswers> unknown = new ArrayList<>();
        for (ProblemAnswers answers : submission.answers()) {
            Optional<Marker> marker = marker(answers.problem());
            if (marker.isEmpty()) {
                unknown.add(answers);
            } else if (sheets.containsKey(marker.get().problem().id())) {
                notes.add(twice(answers));
            } else {
                sheets.put(marker.get().problem().id(), marker.get().mark(answers));
            }
        }
        unknown.forEach(answers -> notes.add(unknown(answers, sheets)));
        return sheets.isEmpty() && !unknown.isEmpty()
                ? new Outcome.Unread(
                        new UnreadSubmission(submission.student(), submission.file(), notes, reading.source()))
                : new Outcome.Graded(new Paper(submission, sheets, notes, reading.source(), HandedIn.UNKNOWN));
    }

    /** The marker of a problem, whatever the case and the separators its id is written with. */
    private Optional<Marker> marker(String id) {
        if (id.isEmpty()) {
            return markers.size() == 1 ? markers.values().stream().findFirst() : Optional.empty();
        }
        if (markers.containsKey(id)) {
            return Optional.ofNullable(markers.get(id));
        }
        List<Marker> alike = markers.values().stream()
                .filter(marker -> bare(marker.problem().id()).equals(bare(id)))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private static String bare(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[-_.\\s]+", "");
    }

    /**
     * Why answers are not marked. An error if nothing of the paper is, or if the id is close to one that has no answers yet; else
     * they answer a problem that is not graded here, which is nobody's fault.
     */
    private Issue unknown(ProblemAnswers answers, Map<String, MarkSheet> sheets) {
        String id = answers.problem();
        if (id.isEmpty()) {
            return Issue.error(
                            BatchCodes.WHICH_PROBLEM,
                            answers.position(),
                            1,
                            "the file does not say which problem it answers")
                    .withExpected(markers.keySet())
                    .withFix("write 'problem: …' above 'answers:'");
        }
        List<String> open = markers.keySet().stream()
                .filter(known -> !sheets.containsKey(known))
                .toList();
        boolean isClose = open.stream()
                .anyMatch(known -> Names.nearest(id, List.of(known)).isPresent());
        return Issue.of(
                        sheets.isEmpty() || isClose ? Severity.ERROR : Severity.NOTE,
                        BatchCodes.UNKNOWN_PROBLEM,
                        answers.position(),
                        id.codePointCount(0, id.length()),
                        "no problem is called '" + id + "' here")
                .withExpected(markers.keySet())
                .withFix(Names.nearest(id, open).map(name -> "write '" + name + "'"));
    }

    private static Issue twice(ProblemAnswers answers) {
        return Issue.warning(
                BatchCodes.PROBLEM_TWICE,
                answers.position(),
                1,
                "the problem is answered twice; the first answers count");
    }

    /** Which lines of a paper follow from its own earlier ones, for the given problems. */
    public List<ConsistencySheet> consistency(Paper paper, List<Problem> problems) {
        List<ConsistencySheet> sheets = new ArrayList<>();
        for (ProblemAnswers answers : paper.submission().answers()) {
            marker(answers.problem())
                    .filter(marker -> problems.contains(marker.problem()))
                    .filter(marker -> sheets.stream()
                            .noneMatch(sheet ->
                                    sheet.problem().equals(marker.problem().id())))
                    .ifPresent(marker -> sheets.add(marker.consistency(answers)));
        }
        return sheets;
    }

    /** The mark sheet of a problem that was not handed in. */
    MarkSheet unanswered(Problem problem) {
        return Optional.ofNullable(markers.get(problem.id())).orElseThrow().unanswered();
    }

    /** The result of a paper for the given problems; one that it does not answer is marked as not handed in. */
    public StudentResult result(Paper paper, List<Problem> problems) {
        List<MarkSheet> sheets = new ArrayList<>();
        for (Problem problem : problems) {
            sheets.add(Optional.ofNullable(paper.sheets().get(problem.id())).orElseGet(() -> unanswered(problem)));
        }
        Submission submission = paper.submission();
        return new StudentResult(submission.student(), submission.name(), submission.file(), sheets, paper.notes())
                .with(paper.handedIn(), Optional.empty());
    }

    /** What mark sheets earn, by problem. */
    public static Map<String, Earned> earned(List<MarkSheet> sheets) {
        Map<String, Earned> earned = new LinkedHashMap<>();
        sheets.forEach(sheet -> earned.put(sheet.problem(), new Earned(sheet.points(), sheet.maximum())));
        return earned;
    }

    /** The name of a file without folder and ending. */
    static String stem(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
