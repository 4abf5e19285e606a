package gradus.submission;

import com.google.auto.service.AutoService;
import gradus.submission.stored.MatFile;
import java.util.Set;

/** Reads submissions in {@code .mat} files: variables of MATLAB, Octave or scipy that are called like their quantities. */
@AutoService(SubmissionReader.class)
public final class MatSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".mat");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return StoredSubmission.read(fileName, () -> MatFile.read(bytes));
    }
}
