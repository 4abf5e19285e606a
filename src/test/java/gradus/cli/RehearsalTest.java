package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @TempDir
    private Path folder;

    @Test
    void everythingThatIsRehearsedWorks() throws IOException {
        assertThat(Rehearsal.in(folder)).isZero();
    }

    @Test
    void thePaperHoldsAMistakeThatIsNamed() throws IOException {
        Rehearsal.in(folder);

        assertThat(Files.readString(folder.resolve("results/results.jsonl")))
                .contains("\"verdict\":\"follows\"", "\"kind\":\"one\"");
    }

    @Test
    void thePlainWaySaysTheSameAsTheOneWithOptions() throws IOException {
        Rehearsal.in(folder);
        String problem = folder.resolve("problem.yaml").toString();
        String paper = folder.resolve("paper.yaml").toString();

        ConsoleCommand.Result plain = ConsoleCommand.run("check", problem, paper);

        assertThat(PlainCheck.isAsked(new String[] {"check", problem, paper})).isTrue();
        assertThat(plain).isEqualTo(ConsoleCommand.run("check", problem, paper, "--format", "text"));
    }
}
