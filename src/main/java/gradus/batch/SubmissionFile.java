package gradus.batch;

import gradus.batch.Grader.Outcome;
import gradus.issue.Issue;
import java.io.IOException;
import java.util.List;

/**
 * Something handed in that is to be graded: where submissions come into a run. Its content is read when it is graded and not
 * kept.
 */
public interface SubmissionFile {
    /** The file as it is shown to people; empty where there is none that could be read. */
    String name();

    /** What decides the shard it belongs to: the same on every machine, wherever the folder of submissions lies. */
    String key();

    /** Whatever beside the content decides what comes of it, such as who handed it in. */
    String origin();

    /**
     * Its content, file by file where it has several.
     *
     * @throws IOException if the file system refuses it
     */
    List<byte[]> read() throws IOException;

    /** What comes of it, for each student whose it is. */
    List<Outcome> grade(Grader grader, List<byte[]> content);

    /** What comes of it if it cannot be graded for some reason, for each student whose it is. */
    List<Outcome> refused(Issue reason);
}
