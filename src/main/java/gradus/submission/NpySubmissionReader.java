package gradus.submission;

import com.google.auto.service.AutoService;
import gradus.submission.stored.NpyFile;
import java.util.Set;

/** Reads a submission of one answer: an array in a {@code .npy} file that is called like its quantity. */
@AutoService(SubmissionReader.class)
public final class NpySubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".npy");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return StoredSubmission.read(fileName, () -> NpyFile.read(StudentName.ofFile(fileName), bytes));
    }
}
