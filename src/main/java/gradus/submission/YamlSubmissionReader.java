package gradus.submission;

import com.google.auto.service.AutoService;
import gradus.yaml.Syntax;
import java.util.Set;

/** Reads submissions in YAML. */
@AutoService(SubmissionReader.class)
public final class YamlSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".yaml", ".yml");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return SubmissionTree.read(fileName, bytes, Syntax.YAML);
    }
}
