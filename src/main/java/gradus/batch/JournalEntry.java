package gradus.batch;

import gradus.grading.GradedPaper;
import gradus.grading.UngradedPaper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where a journal holds what became of a file; small, so that one for each file of a class fits into memory.
 *
 * @param file the file, as it is shown to people
 * @param student who handed it in
 * @param content tells it from every other content
 * @param students how many students it was handed in for, each with an entry
 * @param isGraded whether it was graded
 * @param source the journal
 * @param offset the place in it
 */
record JournalEntry(
        String file,
        String student,
        ContentPrint content,
        int students,
        boolean isGraded,
        RecordFile source,
        long offset) {

    /** The entry of a record, or what its bytes say of it. */
    static JournalEntry of(byte[] record, RecordFile source, long offset) {
        RecordReader in = new RecordReader(record);
        in.number();
        return new JournalEntry(
                in.text(),
                in.text(),
                new ContentPrint(in.longNumber(), in.longNumber()),
                in.number(),
                in.flag(),
                source,
                offset);
    }

    GradedPaper graded() {
        return body().graded();
    }

    UngradedPaper ungraded() {
        return body().ungraded();
    }

    private RecordReader body() {
        try {
            RecordReader in = new RecordReader(source.get(offset));
            in.number();
            in.text();
            in.text();
            in.longNumber();
            in.longNumber();
            in.number();
            in.flag();
            return in;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
