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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The whole results of a class, one after the other. Each file is read and graded again shortly before its turn comes, several at
 * once.
 */
public final class ResultStream {
    private final PaperPress press;
    private final JournaledClass result;
    private final int threads;
    private final Map<String, SubmissionFile> files = new HashMap<>();
    /** Hand-ins without a file that could be read, by the students whose they are. */
    private final Map<String, SubmissionFile> withoutFile = new HashMap<>();

    ResultStream(PaperPress press, List<SubmissionFile> files, JournaledClass result, int threads) {
        this.press = press;
        this.result = result;
        this.threads = threads;
        files.forEach(this::add);
    }

    private void add(SubmissionFile file) {
        if (file.name().isEmpty()) {
            press.outcomes(file, List.of()).forEach(outcome -> withoutFile.put(outcome.student(), file));
        } else {
            files.put(file.name(), file);
        }
    }

    /**
     * Everybody who was graded, in the order of their ids, with a mark sheet of every graded problem. The stream has to be closed.
     *
     * @param each what is made of a result; called by several threads
     */
    public <R> Stream<R> students(Function<StudentResult, R> each) {
        return LookAhead.stream(result.counted(), entry -> student(entry).map(each), threads)
                .flatMap(Optional::stream);
    }

    private Optional<StudentResult> student(JournalEntry entry) {
        return outcomes(entry).stream()
                .filter(Outcome.Graded.class::isInstance)
                .map(outcome -> press.result(((Outcome.Graded) outcome).paper(), result.problems()))
                .filter(student -> student.student().equals(entry.student()))
                .findFirst();
    }

    /**
     * The files that could not be graded, in the order of their names. The stream has to be closed.
     *
     * @param each what is made of a file; called by several threads
     */
    public <R> Stream<R> unread(Function<UnreadSubmission, R> each) {
        return LookAhead.stream(result.uncounted(), file -> unread(file).map(each), threads)
                .flatMap(Optional::stream);
    }

    private Optional<UnreadSubmission> unread(JournaledClass.Ungraded file) {
        JournalEntry entry = file.entry();
        return file.withdrawal()
                .map(issue -> new UnreadSubmission(
                        entry.student(), entry.file(), List.of(issue), SourceText.none(entry.file())))
                .or(() -> outcomes(entry).stream()
                        .filter(Outcome.Unread.class::isInstance)
                        .map(outcome -> ((Outcome.Unread) outcome).submission())
                        .filter(unread -> unread.student().equals(entry.student()))
                        .findFirst());
    }

    private List<Outcome> outcomes(JournalEntry entry) {
        SubmissionFile file = Optional.ofNullable(
                        entry.file().isEmpty() ? withoutFile.get(entry.student()) : files.get(entry.file()))
                .orElseThrow();
        try {
            return press.outcomes(file, file.read());
        } catch (IOException fault) {
            return press.unopened(file, fault);
        }
    }
}
