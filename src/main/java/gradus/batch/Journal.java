package gradus.batch;

import gradus.grading.GradedPaper;
import gradus.grading.UngradedPaper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has graded so far, on disk: first its identity, then a record for each file, at the end a mark that all are there.
 * A run that was killed at any moment goes on from it. Safe to use from several threads.
 */
final class Journal implements AutoCloseable {
    static final int IDENTITY = 1;
    static final int PAPER = 2;
    static final int COMPLETE = 3;

    private final RecordFile records;
    private final Map<String, List<JournalEntry>> earlier;
    private final boolean replaced;

    private Journal(RecordFile records, Map<String, List<JournalEntry>> earlier, boolean replaced) {
        this.records = records;
        this.earlier = earlier;
        this.replaced = replaced;
    }

    /** Goes on with the journal in a file if it is of the same identity, and begins a new one in its place if not. */
    static Journal open(Path file, RunIdentity identity) throws IOException {
        boolean exists = Files.exists(file);
        if (exists) {
            JournalContent content = new JournalContent();
            Optional<RecordFile> records = RecordFile.open(file, content);
            if (records.isPresent() && content.isOf(identity)) {
                return new Journal(records.get(), content.latest(), false);
            }
            if (records.isPresent()) {
                records.get().close();
            }
        }
        RecordFile records = RecordFile.create(file);
        records.append(
                new RecordWriter().number(IDENTITY).block(identity.bytes()).bytes());
        return new Journal(records, Map.of(), exists);
    }

    /** Whether there was a journal of another identity, or none that can be read. */
    boolean replacedAnother() {
        return replaced;
    }

    /** How many files an earlier run has graded. */
    int earlierCount() {
        return earlier.size();
    }

    /**
     * What an earlier run has made of a file, for each student whose it is; nothing if its content is another now, or if the
     * run did not get to the last of them.
     */
    List<JournalEntry> find(String file, ContentPrint content) {
        List<JournalEntry> same = earlier.getOrDefault(file, List.of()).stream()
                .filter(entry -> entry.content().equals(content))
                .toList();
        boolean isWhole = !same.isEmpty() && same.size() == same.get(0).students();
        return isWhole ? same : List.of();
    }

    /**
     * Adds what came of a file for one student.
     *
     * @param students how many students' it is
     */
    JournalEntry add(GradedPaper paper, ContentPrint content, int students) throws IOException {
        return append(
                head(paper.file(), paper.student(), content, students, true).paper(paper));
    }

    /** The same for a file that could not be graded. */
    JournalEntry add(UngradedPaper paper, ContentPrint content, int students) throws IOException {
        return append(
                head(paper.file(), paper.student(), content, students, false).paper(paper));
    }

    private static RecordWriter head(String file, String student, ContentPrint content, int students, boolean graded) {
        return new RecordWriter()
                .number(PAPER)
                .text(file)
                .text(student)
                .longNumber(content.high())
                .longNumber(content.low())
                .number(students)
                .flag(graded);
    }

    private JournalEntry append(RecordWriter record) throws IOException {
        byte[] bytes = record.bytes();
        return JournalEntry.of(bytes, records, records.append(bytes));
    }

    /**
     * Marks that everything that was to be graded is, and hands it over to the disk.
     *
     * @param entries what counts; records of files that have changed or gone since do not
     */
    void complete(Collection<JournalEntry> entries) throws IOException {
        RecordWriter record = new RecordWriter().number(COMPLETE).number(entries.size());
        entries.forEach(entry -> record.longNumber(entry.offset()));
        records.append(record.bytes());
        records.force();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
