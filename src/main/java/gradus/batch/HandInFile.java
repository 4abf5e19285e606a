package gradus.batch;

import gradus.assignment.HandedIn;
import gradus.batch.Grader.Outcome;
import gradus.batch.Grader.Paper;
import gradus.grading.UnreadSubmission;
import gradus.intake.Download;
import gradus.intake.DownloadFile;
import gradus.intake.HandIn;
import gradus.intake.IntakeCodes;
import gradus.intake.Roster;
import gradus.intake.Student;
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

/** What a student or a group handed in. Files that can be read are one paper, which is graded for everybody whose it is. */
public final class HandInFile implements SubmissionFile {
    private static final int SHOWN = 3;

    private final HandIn handIn;
    private final Optional<Roster> roster;
    private final List<DownloadFile> read;
    private final List<Issue> notes = new ArrayList<>();

    private HandInFile(HandIn handIn, Optional<Roster> roster, SubmissionReaders readers) {
        this.handIn = handIn;
        this.roster = roster;
        List<DownloadFile> known = handIn.files().stream()
                .filter(one -> !isReadme(one.name()))
                .filter(one -> readers.forFile(one.name()).isPresent())
                .toList();
        this.read = known.isEmpty() ? handIn.files().stream().limit(1).toList() : known;
        noteFiles();
    }

    /** All that was handed in, in the order of the download. */
    public static List<SubmissionFile> of(Download download) {
        SubmissionReaders readers = SubmissionReaders.installed();
        return download.handIns().stream()
                .<SubmissionFile>map(handIn -> new HandInFile(handIn, download.roster(), readers))
                .toList();
    }

    /** Whether a file explains the others, and is no submission. */
    static boolean isReadme(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("readme");
    }

    private void noteFiles() {
        if (read.size() > 1) {
            notes.add(Issue.note(
                    IntakeCodes.SEVERAL_FILES,
                    SourcePosition.start(read.get(0).shown()),
                    1,
                    "the hand-in has " + read.size() + " files that are graded together: " + names(read)));
        }
        List<DownloadFile> others =
                handIn.files().stream().filter(one -> !read.contains(one)).toList();
        if (!others.isEmpty()) {
            notes.add(Issue.note(
                    IntakeCodes.OTHER_FILES,
                    SourcePosition.start(others.get(0).shown()),
                    1,
                    "nothing is read from " + names(others)));
        }
    }

    private static String names(List<DownloadFile> files) {
        String first = files.stream().limit(SHOWN).map(DownloadFile::path).collect(Collectors.joining(", "));
        return files.size() > SHOWN ? first + " and " + (files.size() - SHOWN) + " more" : first;
    }

    private Optional<DownloadFile> first() {
        return read.stream().findFirst();
    }

    @Override
    public String name() {
        return first().map(DownloadFile::shown).orElse("");
    }

    @Override
    public String key() {
        return first().map(DownloadFile::path)
                .orElseGet(() -> handIn.students().stream().map(Student::id).collect(Collectors.joining(" ")))
                .replace('\\', '/');
    }

    @Override
    public String origin() {
        // All names: a quantity may be called by that of its file, and the order of the files decides what counts.
        List<String> paths = read.stream().map(DownloadFile::path).toList();
        return handIn.authority() + " " + handIn.students() + " " + handedIn(handIn) + " " + paths + " "
                + handIn.issues() + " " + notes;
    }

    @Override
    public List<byte[]> read() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (DownloadFile file : read) {
            contents.add(file.bytes());
        }
        return contents;
    }

    @Override
    public List<Outcome> grade(Grader grader, List<byte[]> content) {
        if (read.isEmpty()) {
            return unread(handIn.issues(), SourceText.none(""));
        }
        Outcome outcome = grader.grade(read.stream().map(DownloadFile::shown).toList(), content);
        if (outcome instanceof Outcome.Unread unread) {
            List<Issue> issues = Stream.concat(unread.submission().issues().stream(), warnings())
                    .toList();
            return unread(issues, unread.submission().source());
        }
        Paper paper = ((Outcome.Graded) outcome).paper();
        String student = paper.submission().student();
        Optional<String> said = Optional.of(student).filter(text -> !text.equals(Grader.stem(name())));
        Whose whose = Whose.of(handIn, said, name(), roster);
        List<Issue> all = Stream.of(paper.notes(), handIn.issues(), notes, whose.notes())
                .flatMap(List::stream)
                .toList();
        return whose.students().stream()
                .map(one -> (Outcome) new Outcome.Graded(new Paper(
                        from(one, paper.submission()), paper.sheets(), all, paper.source(), handedIn(handIn))))
                .toList();
    }

    /** What is known of when something was handed in. */
    public static HandedIn handedIn(HandIn handIn) {
        return new HandedIn(handIn.submitted(), handIn.lateness(), handIn.attempt(), handIn.attempts());
    }

    /** The name that the file gives counts where the platform has none, or the same one squeezed. */
    private static Submission from(Student student, Submission submission) {
        Optional<String> own = submission.name().filter(student::isCalled);
        return new Submission(
                student.id(), own.or(student::name).or(submission::name), submission.file(), submission.answers());
    }

    @Override
    public List<Outcome> refused(Issue reason) {
        return unread(Stream.concat(Stream.of(reason), warnings()).toList(), SourceText.none(name()));
    }

    private Stream<Issue> warnings() {
        return handIn.issues().stream().filter(issue -> issue.severity() != Severity.NOTE);
    }

    private List<Outcome> unread(List<Issue> issues, SourceText source) {
        Whose whose = Whose.of(handIn, Optional.empty(), name(), roster);
        List<Issue> all = Stream.concat(issues.stream(), whose.notes().stream()).toList();
        return whose.students().stream()
                .map(student -> (Outcome) new Outcome.Unread(new UnreadSubmission(student.id(), name(), all, source)))
                .toList();
    }
}
