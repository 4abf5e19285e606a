package gradus.submission.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that src/test/python/make_submission_fixtures.py has written with numpy and scipy. */
public final class StoredFixtures {
    private static final Path FOLDER = Path.of("src/test/resources/raw/submissions");

    private StoredFixtures() {}

    /** The names of all files of arrays. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".npy") || name.endsWith(".npz") || name.endsWith(".mat"))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The content of a file. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What numpy reads in the file, line by line. */
    static List<String> expected(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve(name + ".txt"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static StoredFile read(String name, byte[] bytes) throws FileFault {
        if (name.endsWith(".npy")) {
            return NpyFile.read(name.substring(0, name.length() - 4), bytes);
        }
        return name.endsWith(".npz") ? NpzFile.read(bytes) : MatFile.read(bytes);
    }
}
