package gradus.platform;

import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.report.Feedback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A platform that takes a page for each student in one archive, and tells whose it is by its name there. */
abstract class ZipPlatform extends ClassPlatform {
    /** The same in every archive, so that the same class gives the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final HtmlFeedback HTML = new HtmlFeedback(Neutral::markup);

    ZipPlatform(String name) {
        super(name);
    }

    /** Finds the name of a student's page in the archive. */
    @FunctionalInterface
    interface Places {
        Optional<String> of(ClassRow row);
    }

    abstract Places places(PlatformContext context);

    /** What a paper lacks that has no place. */
    abstract String lacking();

    @Override
    final String feedback(Feedback feedback) {
        return HTML.page(feedback);
    }

    @Override
    public final void write(Iterator<PlatformPiece> pieces, PlatformContext context, PlatformSink sink)
            throws IOException {
        Places places = places(context);
        sink.file(name() + ".zip", out -> {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            Set<String> taken = new HashSet<>();
            while (pieces.hasNext()) {
                ClassRow row = ClassRow.of(pieces.next());
                Optional<String> place = places.of(row);
                if (place.isEmpty()) {
                    sink.tell(about(PlatformCodes.NO_PLACE, row, lacking()));
                } else if (taken.add(place.get())) {
                    ZipEntry entry = new ZipEntry(place.get());
                    entry.setTimeLocal(NO_TIME);
                    zip.putNextEntry(entry);
                    zip.write(row.feedback().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                } else {
                    sink.tell(about(
                            PlatformCodes.UNCLEAR_ROW,
                            row,
                            "there is a page called " + Names.quoted(place.get()) + " already"));
                }
            }
            zip.finish();
        });
    }

    private static Issue about(String code, ClassRow row, String message) {
        return Issue.warning(code, SourcePosition.start(row.file()), 1, message);
    }
}
