package gradus.batch;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes files so that they appear whole or not at all: a run that dies leaves the old file or none. */
public final class WholeFile {
    private static final String UNFINISHED = ".part";

    private WholeFile() {}

    /** What is to stand in a file. */
    public interface Content {
        /** Writes all of it; the writer is closed by others. */
        void writeTo(Writer out) throws IOException;
    }

    /** The bytes that stand in a file. */
    @FunctionalInterface
    public interface Bytes {
        /** Writes all of them; the stream is closed by others. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a text as UTF-8, making the folders on the way. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text));
    }

    /** Writes as UTF-8, making the folders on the way. What is written is never held in memory as a whole. */
    public static void write(Path file, Content content) throws IOException {
        writeBytes(file, bytes -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            content.writeTo(out);
            out.flush();
        });
    }

    /** Writes bytes, making the folders on the way. They are never held in memory as a whole. */
    public static void writeBytes(Path file, Bytes content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(String.valueOf(folder));
        }
        Path unfinished = unfinished(file);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.writeTo(out);
            }
            move(unfinished, file);
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path unfinished(Path file) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        try {
            return Files.createTempFile(folder, "." + file.getFileName(), UNFINISHED);
        } catch (FileSystemException fault) {
            // Its own message would name the unfinished file, which nobody has asked for.
            String reason = fault.getReason() == null ? "no file can be made in " + folder : fault.getReason();
            throw new FileSystemException(file.toString(), null, reason);
        }
    }

    /** Removes what a run that died has left unfinished in a folder. Nobody else may be writing there. */
    static void removeUnfinished(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void move(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException fault) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
