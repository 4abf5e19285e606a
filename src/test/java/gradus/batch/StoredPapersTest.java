package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.issue.Issue;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One paper in every format, as numpy and scipy write it, gets the same marks. */
class StoredPapersTest {
    private static final Path FOLDER = Path.of("src/test/resources/raw/submissions");
    private static final Problem PROBLEM = ProblemReader.read("problem.yaml", bytes(FOLDER.resolve("problem.yaml")))
            .problem()
            .orElseThrow();

    /** In the order of the graph. The student takes 1 - a for 1 - a^2 in delta1; what comes after follows. */
    private static final List<String> VERDICTS = List.of(
            "z1 right",
            "a1 right",
            "z2 right",
            "a2 right",
            "E right",
            "delta2 right",
            "delta1 wrong",
            "dE/dW2 right",
            "dE/dW1 follows",
            "W1_new follows",
            "b2_new right");

    private static List<Path> papers() {
        return Stream.of("exact", "rounded").flatMap(StoredPapersTest::papers).toList();
    }

    private static Stream<Path> papers(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @ParameterizedTest
    @MethodSource("papers")
    void getTheSameMarks(Path file) {
        Grader.Outcome outcome =
                new Grader(List.of(PROBLEM)).grade(file.getFileName().toString(), bytes(file));

        Grader.Paper paper = ((Grader.Outcome.Graded) outcome).paper();
        MarkSheet sheet = paper.sheets().get("stored");
        assertThat(paper.notes()).extracting(Issue::message).isEmpty();
        assertThat(sheet.lines().stream().map(StoredPapersTest::verdict)).containsExactlyElementsOf(VERDICTS);
        if (!file.endsWith("savetxt.csv")) {
            assertThat(paper.submission().student()).isEqualTo("s42");
        }
    }

    private static String verdict(MarkLine line) {
        return line.question().name() + " " + line.verdict().code();
    }
}
