package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the front page promises. */
class ReadmeTest {
    @Test
    void continuousIntegrationFindsTheTwoCommands() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .containsOnlyOnce(
                        "\n<!-- command: grade -->\n\n```sh\n./gradus grade problems submissions-sample\n```\n")
                .containsOnlyOnce("\n<!-- command: test -->\n\n```sh\nmvn -B verify\n```\n");
    }

    @Test
    void theProblemHasAtMostFifteenLines() {
        assertThat(ConsolePage.read(Path.of("README.md")).files().get("homework.yaml"))
                .satisfies(problem -> assertThat(problem.lines()).hasSizeLessThanOrEqualTo(15));
    }
}
