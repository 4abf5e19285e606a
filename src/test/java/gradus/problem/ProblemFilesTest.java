package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemFilesTest {
    @ParameterizedTest
    @MethodSource("files")
    void everyProblemFileOfTheProjectReadsWithoutAnIssue(Path file) throws IOException {
        ProblemReading reading = ProblemReader.read(file.toString(), Files.readAllBytes(file));

        assertThat(reading.issues().render(reading.source())).isEmpty();
        assertThat(reading.problem()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyProblemIsCalledLikeItsFile(Path file) {
        assertThat(file.getFileName()).hasToString(ProblemFiles.read(file).id() + ".yaml");
    }

    private static List<Path> files() {
        return ProblemFiles.all();
    }
}
