package gradus.submission;

import com.google.auto.service.AutoService;
import gradus.submission.stored.NpzFile;
import java.util.Set;

/** Reads submissions in {@code .npz} files: numpy's arrays under the names of their quantities. */
@AutoService(SubmissionReader.class)
public final class NpzSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".npz");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return StoredSubmission.read(fileName, () -> NpzFile.read(bytes));
    }
}
