package gradus.batch;

import gradus.batch.Grader.Outcome;
import gradus.batch.Grader.Paper;
import gradus.grading.UnreadSubmission;
import gradus.intake.DownloadFile;
import gradus.intake.HandIn;
import gradus.intake.IntakeCodes;
import gradus.intake.Roster;
import gradus.intake.Student;
import gradus.intake.UnreadableFile;
import gradus.intake.Whose;
import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.submission.Submission;
import gradus.submission.SubmissionReaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grades what students handed in: one file of each hand-in, for everybody whose it is. Safe to use from several threads. */
public final class HandInGrader {
    private static final int SHOWN = 3;

    private final Grader grader;
    private final Optional<Roster> roster;
    private final SubmissionReaders readers = SubmissionReaders.installed();

    /**
     * A grader of hand-ins.
     *
     * @param roster the class, if it is known
     */
    public HandInGrader(Grader grader, Optional<Roster> roster) {
        this.grader = grader;
        this.roster = roster;
    }

    /**
     * The file of a hand-in that is graded.
     *
     * @param file nothing if there is none
     * @param notes what is to be said of the others
     */
    public record Choice(Optional<DownloadFile> file, List<Issue> notes) {
        public Choice {
            notes = List.copyOf(notes);
        }
    }

    /** The first file that a reader knows; or else the first one, so that it is said why it is not graded. */
    public Choice choose(HandIn handIn) {
        List<DownloadFile> known = handIn.files().stream()
                .filter(file -> !isReadme(file.name()))
                .filter(file -> readers.forFile(file.name()).isPresent())
                .toList();
        Optional<DownloadFile> chosen =
                Stream.concat(known.stream(), handIn.files().stream()).findFirst();
        List<Issue> notes = new ArrayList<>();
        if (known.size() > 1) {
            notes.add(Issue.warning(
                            IntakeCodes.SEVERAL_FILES,
                            SourcePosition.start(known.get(0).shown()),
                            1,
                            "the hand-in has " + known.size() + " files that could be graded; this one is, and not "
                                    + names(known.subList(1, known.size())))
                    .withFix("put all answers into one file"));
        }
        List<DownloadFile> others = handIn.files().stream()
                .filter(file -> !known.contains(file) && !chosen.equals(Optional.of(file)))
                .toList();
        if (!others.isEmpty()) {
            notes.add(Issue.note(
                    IntakeCodes.OTHER_FILES,
                    SourcePosition.start(others.get(0).shown()),
                    1,
                    "nothing is read from " + names(others)));
        }
        return new Choice(chosen, notes);
    }

    /** Whether a file explains the others, and is no submission. */
    static boolean isReadme(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("readme");
    }

    private static String names(List<DownloadFile> files) {
        String first = files.stream().limit(SHOWN).map(DownloadFile::path).collect(Collectors.joining(", "));
        return files.size() > SHOWN ? first + " and " + (files.size() - SHOWN) + " more" : first;
    }

    /** What came of a hand-in, for each student whose it is. */
    public List<Outcome> grade(HandIn handIn) {
        Choice choice = choose(handIn);
        if (choice.file().isEmpty()) {
            return unread(handIn, "", handIn.issues(), SourceText.none(""));
        }
        DownloadFile file = choice.file().get();
        try {
            return outcomes(handIn, choice, file, grader.grade(file.shown(), file.bytes()));
        } catch (UnreadableFile fault) {
            return unread(handIn, file.shown(), with(fault.issue(), handIn), SourceText.none(file.shown()));
        } catch (IOException fault) {
            Issue issue = Issue.error(
                    BatchCodes.CANNOT_OPEN,
                    SourcePosition.start(file.shown()),
                    1,
                    "the file cannot be opened: " + fault.getMessage());
            return unread(handIn, file.shown(), with(issue, handIn), SourceText.none(file.shown()));
        }
    }

    private static List<Issue> with(Issue issue, HandIn handIn) {
        return Stream.concat(Stream.of(issue), warnings(handIn)).toList();
    }

    private static Stream<Issue> warnings(HandIn handIn) {
        return handIn.issues().stream().filter(issue -> issue.severity() != Severity.NOTE);
    }

    private List<Outcome> outcomes(HandIn handIn, Choice choice, DownloadFile file, Outcome outcome) {
        if (outcome instanceof Outcome.Unread unread) {
            List<Issue> issues = Stream.concat(unread.submission().issues().stream(), warnings(handIn))
                    .toList();
            return unread(handIn, file.shown(), issues, unread.submission().source());
        }
        Paper paper = ((Outcome.Graded) outcome).paper();
        String student = paper.submission().student();
        Optional<String> said = Optional.of(student).filter(name -> !name.equals(Grader.stem(file.shown())));
        Whose whose = Whose.of(handIn, said, file.shown(), roster);
        List<Issue> notes = Stream.of(paper.notes(), handIn.issues(), choice.notes(), whose.notes())
                .flatMap(List::stream)
                .toList();
        return whose.students().stream()
                .map(one -> (Outcome) new Outcome.Graded(
                        new Paper(from(one, paper.submission()), paper.sheets(), notes, paper.source())))
                .toList();
    }

    private static Submission from(Student student, Submission submission) {
        return new Submission(
                student.id(), student.name().or(submission::name), submission.file(), submission.answers());
    }

    private List<Outcome> unread(HandIn handIn, String file, List<Issue> issues, SourceText source) {
        Whose whose = Whose.of(handIn, Optional.empty(), file, roster);
        List<Issue> all = Stream.concat(issues.stream(), whose.notes().stream()).toList();
        return whose.students().stream()
                .map(student -> (Outcome) new Outcome.Unread(new UnreadSubmission(student.id(), file, all, source)))
                .toList();
    }
}
