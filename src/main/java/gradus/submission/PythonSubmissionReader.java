package gradus.submission;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Reads submissions in the literals of Python; nothing is run. */
@AutoService(SubmissionReader.class)
public final class PythonSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".py");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return TextPaper.read(fileName, bytes, Surface.PYTHON);
    }
}
