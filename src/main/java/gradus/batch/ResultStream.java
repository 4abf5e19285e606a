package gradus.batch;

import gradus.batch.Grader.Outcome;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.issue.SourceText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole results of a class, one after the other. Each file is read and graded again when its turn comes. */
public final class ResultStream {
    private final PaperPress press;
    private final JournaledClass result;
    private final Map<String, SubmissionFile> files = new HashMap<>();

    ResultStream(PaperPress press, List<SubmissionFile> files, JournaledClass result) {
        this.press = press;
        this.result = result;
        files.forEach(file -> this.files.put(file.name(), file));
    }

    /** Everybody who was graded, in the order of their ids, with a mark sheet of every graded problem. */
    public Stream<StudentResult> students() {
        return result.counted().stream()
                .flatMap(entry -> outcomes(entry).stream()
                        .filter(Outcome.Graded.class::isInstance)
                        .map(outcome -> press.result(((Outcome.Graded) outcome).paper(), result.problems()))
                        .filter(student -> student.student().equals(entry.student())));
    }

    /** The files that could not be graded, in the order of their names. */
    public Stream<UnreadSubmission> unread() {
        return result.uncounted().stream().flatMap(file -> unread(file).stream());
    }

    private List<UnreadSubmission> unread(JournaledClass.Ungraded file) {
        JournalEntry entry = file.entry();
        return file.withdrawal()
                .map(issue -> List.of(new UnreadSubmission(
                        entry.student(), entry.file(), List.of(issue), SourceText.none(entry.file()))))
                .orElseGet(() -> outcomes(entry).stream()
                        .filter(Outcome.Unread.class::isInstance)
                        .map(outcome -> ((Outcome.Unread) outcome).submission())
                        .filter(unread -> unread.student().equals(entry.student()))
                        .toList());
    }

    private List<Outcome> outcomes(JournalEntry entry) {
        SubmissionFile file = Optional.ofNullable(files.get(entry.file())).orElseThrow();
        try {
            return press.outcomes(file, file.read());
        } catch (IOException fault) {
            return press.unopened(file, fault);
        }
    }
}
