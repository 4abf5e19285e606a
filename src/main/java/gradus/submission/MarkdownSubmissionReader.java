package gradus.submission;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Reads submissions in Markdown. */
@AutoService(SubmissionReader.class)
public final class MarkdownSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".md", ".markdown", ".qmd", ".rmd");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        return TextPaper.read(fileName, bytes, Surface.MARKDOWN);
    }
}
