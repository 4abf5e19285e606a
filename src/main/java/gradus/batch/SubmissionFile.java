package gradus.batch;

import java.io.IOException;
import java.util.Optional;

/**
 * Something handed in that is to be graded: where submissions come into a run. Its content is read when it is graded and not
 * kept.
 */
public interface SubmissionFile {
    /** The file as it is shown to people; different for every file of a run. */
    String name();

    /** What decides the shard it belongs to: the same on every machine, wherever the folder of submissions lies. */
    String key();

    /** Who handed it in, if that is known from elsewhere; it counts before what the file says. */
    default Optional<String> student() {
        return Optional.empty();
    }

    /**
     * Its content.
     *
     * @throws IOException if the file system refuses it
     */
    byte[] read() throws IOException;
}
