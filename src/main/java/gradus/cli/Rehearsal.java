package gradus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does once, without a word, what gradus mostly does. The launcher lets the Java virtual machine watch, so that it can store the
 * classes and start faster from then on. Nothing is left behind.
 */
final class Rehearsal {
    private static final List<String> FILES = List.of("problem.yaml", "paper.yaml");

    private Rehearsal() {}

    /** Takes no arguments; the exit code is 0 if everything went as always. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("gradus");
        int code;
        try {
            code = in(folder);
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    /**
     * Checks and grades a paper in a folder.
     *
     * @return the highest exit code
     */
    static int in(Path folder) throws IOException {
        for (String file : FILES) {
            try (InputStream content = Optional.ofNullable(
                            Rehearsal.class.getResourceAsStream("/gradus/rehearsal/" + file))
                    .orElseThrow()) {
                Files.copy(content, folder.resolve(file));
            }
        }
        String problem = folder.resolve("problem.yaml").toString();
        String paper = folder.resolve("paper.yaml").toString();
        return Stream.of(
                        List.of("check", problem, paper),
                        List.of("check", problem, paper, "--format", "html"),
                        List.of(
                                "grade",
                                problem,
                                paper,
                                "-o",
                                folder.resolve("results").toString()))
                .mapToInt(words -> Main.run(words.toArray(String[]::new), silent(), silent()))
                .max()
                .orElseThrow();
    }

    private static PrintWriter silent() {
        return new PrintWriter(Writer.nullWriter());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.sorted((first, second) -> second.compareTo(first)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
