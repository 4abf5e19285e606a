package gradus.submission;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Reads submissions in plain text, as programs print it. */
@AutoService(SubmissionReader.class)
public final class PlainTextSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".txt", ".out", ".log");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return TextPaper.read(fileName, bytes, Surface.TEXT);
    }
}
