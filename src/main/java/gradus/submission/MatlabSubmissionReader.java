package gradus.submission;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Reads submissions in the literals of MATLAB and Octave; nothing is run. */
@AutoService(SubmissionReader.class)
public final class MatlabSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".m");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return TextPaper.read(fileName, bytes, Surface.MATLAB);
    }
}
