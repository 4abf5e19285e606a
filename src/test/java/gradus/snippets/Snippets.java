package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pairs of a file that somebody could hand us and the text that he gets: {@code <name>/input.yaml} (or {@code .json}) and
 * {@code <name>/expected.txt}. Read an expected text as its receiver before you accept it.
 *
 * <p>A missing expected text is written, and the test fails all the same. With {@code -Dsnippets.overwrite=true} one that
 * differs is written too, and that fails as well, so that nothing is accepted unread.
 */
final class Snippets {
    private static final String EXPECTED = "expected.txt";
    private static final String OVERWRITE = "snippets.overwrite";

    private Snippets() {}

    /** The folder of one kind of snippets. */
    static Path folder(String kind) {
        return Path.of("src/test/snippets", kind);
    }

    /** The names of all snippets of a kind, in alphabetical order. */
    static Stream<String> names(String kind) {
        return list(folder(kind)).stream()
                .filter(Files::isDirectory)
                .map(path -> path.getFileName().toString());
    }

    /** The only input of a snippet; its name, {@code input.yaml} or {@code input.json}, is that in the messages. */
    static Path input(String kind, String name) {
        List<Path> inputs = list(folder(kind).resolve(name)).stream()
                .filter(path -> path.getFileName().toString().startsWith("input."))
                .toList();
        assertThat(inputs).as("inputs of " + name).hasSize(1);
        return inputs.get(0);
    }

    /** The content of a file. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Compares the text that came of a snippet with the accepted one. */
    static void compare(String kind, String name, String actual) {
        compare(folder(kind).resolve(name).resolve(EXPECTED), actual);
    }

    /** Compares a text with an accepted one. */
    static void compare(Path file, String actual) {
        if (!Files.exists(file)) {
            write(file, actual);
            fail(file + " was missing and is written now: read it");
        }
        String expected = new String(bytes(file), StandardCharsets.UTF_8);
        if (!expected.equals(actual) && Boolean.getBoolean(OVERWRITE)) {
            write(file, actual);
            fail(file + " is overwritten: read what has changed");
        }
        assertThat(actual).as(file.toString()).isEqualTo(expected);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
