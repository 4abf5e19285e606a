package gradus.submission;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Reads submissions in Jupyter notebooks: what cells have printed, and what is written between them. No cell is run. */
@AutoService(SubmissionReader.class)
public final class NotebookSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".ipynb");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return Notebook.read(fileName, bytes);
    }
}
