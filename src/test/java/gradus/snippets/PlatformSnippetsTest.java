package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import gradus.cli.ConsoleCommand.Result;
import gradus.platform.Platform.Scope;
import gradus.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The result documents of single papers: one with a single right line, one with everything that can happen, an unreadable one. */
class PlatformSnippetsTest {
    private static final Path FOLDER = Snippets.folder("platforms");
    private static final String TIME = "2024-03-05T09:00:00.123Z";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource("formats")
    void aPaperWithOneRightLine(String format) throws IOException {
        compare(format, "minimal", "minimal-problem.yaml", "minimal.yaml");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aPaperWithEverythingThatCanHappen(String format) throws IOException {
        compare(format, "full", "problems", "full.yaml");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aPaperThatCannotBeRead(String format) throws IOException {
        compare(format, "unread", "problems", "unread.yaml");
    }

    @Test
    void everyFormatHasSnippets() throws IOException {
        Set<String> folders = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.filter(file -> Files.isDirectory(file) && !file.endsWith("problems"))
                    .forEach(file -> folders.add(file.getFileName().toString()));
        }

        assertThat(folders).containsAll(formats());
    }

    private static Set<String> formats() {
        return Platforms.installed().names(Scope.PAPER);
    }

    private void compare(String format, String name, String problem, String paper) throws IOException {
        Path out = temporary.resolve("out");
        Result result = ConsoleCommand.run(
                "check",
                FOLDER.resolve(problem).toString(),
                FOLDER.resolve(paper).toString(),
                "--to",
                format,
                "--timestamp",
                TIME,
                "-o",
                out.toString());

        assertThat(result.terminal()).isEmpty();
        assertThat(result.exitCode()).isZero();
        Files.createDirectories(FOLDER.resolve(format));
        Snippets.compare(FOLDER.resolve(format).resolve(name + ".txt"), anyVersion(text(out)));
    }

    /** The document, or all files of a folder with their names. */
    private static String text(Path out) throws IOException {
        if (Files.isRegularFile(out)) {
            return Files.readString(out);
        }
        StringBuilder text = new StringBuilder();
        for (Path file : list(out)) {
            text.append("==== ").append(file.getFileName()).append('\n').append(Files.readString(file));
        }
        return text.toString();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String anyVersion(String text) {
        return text.replaceAll("(\"gradus\" : )\"[^\"]+\"", "$1\"VERSION\"");
    }
}
