package gradus.submission;

import java.util.Set;

/**
 * Reads submissions in one format. An implementation is found through {@link java.util.ServiceLoader}: annotate it with
 * {@code @AutoService(SubmissionReader.class)} and give it a public constructor without parameters.
 */
public interface SubmissionReader {
    /** The extensions of the files it reads, in lower case and with the point: {@code .yaml}. */
    Set<String> extensions();

    /**
     * Reads one file. Never throws for bad content, and touches nothing but the bytes.
     *
     * @param fileName the name shown in messages; without its extension it is the default student id
     * @param bytes the content, from a stranger
     */
    SubmissionReading read(String fileName, byte[] bytes);
}
