package gradus.platform;

import gradus.issue.Issue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what a platform writes and tells. */
final class CollectedOutput implements PlatformSink {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<Issue> told = new ArrayList<>();

    /** A paper with the path of its file. */
    record Handed(String file, String paper) {}

    /** Writes the papers of a class for a platform. */
    static CollectedOutput of(String platform, PlatformContext context, Handed... papers) {
        Platform found = Platforms.installed().find(platform).orElseThrow();
        List<PlatformPiece> pieces = new ArrayList<>();
        for (Handed handed : papers) {
            pieces.add(GradedPapers.piece(found, handed.file(), handed.paper(), context));
        }
        CollectedOutput output = new CollectedOutput();
        try {
            found.write(pieces.iterator(), context, output);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return output;
    }

    static PlatformSettings worksheet(byte[] bytes) {
        PlatformSettings plain = PlatformSettings.at(GradedPapers.TIME);
        TableFile file = new TableFile("worksheet.csv", bytes);
        return new PlatformSettings(
                plain.time(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(file),
                Optional.empty(),
                Optional.empty());
    }

    static PlatformSettings gradebook(byte[] bytes, String column) {
        PlatformSettings plain = PlatformSettings.at(GradedPapers.TIME);
        return new PlatformSettings(
                plain.time(),
                Optional.empty(),
                Optional.of(column).filter(name -> !name.isEmpty()),
                Optional.empty(),
                Optional.of(new TableFile("gradebook.csv", bytes)),
                Optional.empty());
    }

    @Override
    public void file(String name, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        files.put(name, bytes.toByteArray());
    }

    @Override
    public void tell(Issue issue) {
        told.add(issue);
    }

    List<String> codes() {
        return told.stream().map(Issue::code).toList();
    }

    List<String> messages() {
        return told.stream().map(Issue::message).toList();
    }

    /** The only file. */
    byte[] bytes() {
        if (files.size() != 1) {
            throw new AssertionError("one file was expected, got " + files.keySet());
        }
        return files.values().iterator().next();
    }

    String text() {
        return text(StandardCharsets.UTF_8);
    }

    String text(Charset charset) {
        return new String(bytes(), charset);
    }
}
