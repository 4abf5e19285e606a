package gradus.platform;

import com.google.auto.service.AutoService;
import java.util.Optional;

/**
 * Files that Canvas attaches to comments, in one archive: a page for each student under the name of the submission as Canvas gave
 * it, whose numbers tell student and attachment.
 */
@AutoService(Platform.class)
public final class CanvasCommentsPlatform extends ZipPlatform {
    public CanvasCommentsPlatform() {
        super("canvas-comments");
    }

    @Override
    String lacking() {
        return "the name of the file does not hold the numbers of a student and an attachment, as in the download of Canvas";
    }

    @Override
    Places places(PlatformContext context) {
        return row -> place(FilePath.baseName(row.file()));
    }

    /** Names that begin with a point and an underscore, or hold a link, would be ignored. */
    private static Optional<String> place(String name) {
        boolean isAnonymous = name.matches("anon_\\w+_\\d+_.*");
        boolean isKnown = isAnonymous || FilePath.canvasNumbers(name).size() == 2;
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return isKnown && !stem.startsWith("._")
                ? Optional.of(stem.replaceFirst("_link", "_file") + ".html")
                : Optional.empty();
    }
}
