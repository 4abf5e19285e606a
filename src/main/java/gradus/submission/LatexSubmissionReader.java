package gradus.submission;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Reads submissions in LaTeX. */
@AutoService(SubmissionReader.class)
public final class LatexSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".tex");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return TextPaper.read(fileName, bytes, Surface.LATEX);
    }
}
