package gradus.submission;

import com.google.auto.service.AutoService;
import gradus.yaml.Syntax;
import java.util.Set;

/** Reads submissions in JSON. */
@AutoService(SubmissionReader.class)
public final class JsonSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".json");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return SubmissionTree.read(fileName, bytes, Syntax.JSON);
    }
}
