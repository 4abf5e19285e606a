package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    private Path folder;

    @Test
    void appearsWithTheFoldersOnTheWay() throws IOException {
        WholeFile.write(folder.resolve("a/b/grades.csv"), out -> out.append("ä").append(LONG));

        assertThat(folder.resolve("a/b/grades.csv")).hasContent("ä" + LONG);
    }

    @Test
    void staysAsItWasWhenTheDiskIsFullHalfwayThrough() throws IOException {
        WholeFile.write(folder.resolve("grades.csv"), "before");

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("grades.csv"), out -> {
                    out.write(LONG);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        assertThat(folder.resolve("grades.csv")).hasContent("before");
        assertThat(files()).containsExactly("grades.csv");
    }

    @Test
    void doesNotAppearWhenWhatItIsMadeFromCannotBeRead() throws IOException {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("grades.csv"), out -> {
                    throw new UncheckedIOException(new IOException("Input/output error"));
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");

        assertThat(files()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftUnfinishedCanBeCleared() throws IOException {
        Files.writeString(folder.resolve(".grades.csv123.part"), "half");
        Files.writeString(folder.resolve("my.part"), "mine");

        WholeFile.removeUnfinished(folder);

        assertThat(files()).containsExactly("my.part");
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
