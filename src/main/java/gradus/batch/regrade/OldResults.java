package gradus.batch.regrade;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The graded students of a {@code results.jsonl}. Only the places of their lines are held in memory. */
final class OldResults implements AutoCloseable {
    private final RandomAccessFile file;
    private final TreeMap<String, Place> places = new TreeMap<>();

    private record Place(long offset, int length) {}

    private OldResults(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @throws NotResultsException if one of its lines is no result of gradus
     */
    static OldResults open(Path path) throws IOException {
        OldResults results = new OldResults(new RandomAccessFile(path.toFile(), "r"));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            results.index(path, in);
            return results;
        } catch (IOException fault) {
            results.close();
            throw fault;
        }
    }

    private void index(Path path, InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long offset = 0;
        int number = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.write(next);
                continue;
            }
            add(path, number++, offset, line);
            offset += line.size() + 1L;
            line.reset();
        }
        add(path, number, offset, line);
    }

    private void add(Path path, int number, long offset, ByteArrayOutputStream line) throws NotResultsException {
        String text = line.toString(StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return;
        }
        PaperMarks marks = PaperMarks.of(text).orElseThrow(() -> new NotResultsException(path, number));
        if (marks.isGraded()) {
            places.putIfAbsent(marks.student(), new Place(offset, line.size()));
        }
    }

    /** Everybody who has not been taken. */
    List<String> students() {
        return new ArrayList<>(places.keySet());
    }

    /** Takes what a student had. */
    Optional<PaperMarks> take(String student) throws IOException {
        Place place = places.remove(student);
        if (place == null) {
            return Optional.empty();
        }
        byte[] line = new byte[place.length()];
        file.seek(place.offset());
        file.readFully(line);
        return PaperMarks.of(new String(line, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
