package gradus.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Problems for tests: from files, or from text in the test. */
public final class ProblemFiles {
    private ProblemFiles() {}

    /** All problem files of the project, in the order of their names. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.list(Path.of("problems"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Those of which every question asks for numbers. */
    public static List<Path> ofNumbers() {
        return all().stream()
                .filter(file -> read(file).questions().stream()
                        .allMatch(question -> question.form() instanceof AnswerForm.Numbers))
                .toList();
    }

    /** The problem in a file; fails with the issues of the file if it has errors. */
    public static Problem read(Path file) {
        try {
            return problem(ProblemReader.read(file.toString(), Files.readAllBytes(file)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The problem that a text describes; fails with the issues of the text if it has errors. */
    public static Problem parse(String text) {
        return problem(ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem problem(ProblemReading reading) {
        return reading.problem()
                .orElseThrow(() -> new AssertionError(reading.issues().render(reading.source())));
    }
}
