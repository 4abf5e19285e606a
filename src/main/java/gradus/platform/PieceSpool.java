package gradus.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts on disk until the row of a table that needs them is written, so that memory does not grow with the class. */
final class PieceSpool implements Closeable {
    private final Path path;
    private final RandomAccessFile file;

    PieceSpool() throws IOException {
        path = Files.createTempFile("gradus", ".spool");
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Keeps a text, and tells where it is. */
    long add(String text) throws IOException {
        long place = file.length();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.seek(place);
        file.writeInt(bytes.length);
        file.write(bytes);
        return place;
    }

    String get(long place) throws IOException {
        file.seek(place);
        byte[] bytes = new byte[file.readInt()];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
