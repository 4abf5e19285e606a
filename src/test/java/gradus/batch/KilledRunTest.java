package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.RunProcess.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed without warning, and go on. */
class KilledRunTest {
    private static final int PAPERS = 150;
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    @Test
    void aRunThatIsKilledAgainAndAgainGivesTheBytesOfOneThatIsNot() throws IOException, InterruptedException {
        KilledRuns runs = new KilledRuns(folder, PAPERS);
        Ended undisturbed = runs.undisturbed("whole", "--jobs", "1");

        Ended killed = runs.killed(KILLS, new Random(6));

        assertThat(undisturbed.exitCode()).isEqualTo(1);
        assertThat(killed.exitCode()).isEqualTo(1);
        assertThat(killed.output()).contains("submissions graded").isEqualTo(undisturbed.output());
        assertThat(runs.results("whole"))
                .containsKeys("grades.csv", "results.jsonl")
                .hasSizeGreaterThan(PAPERS / 2);
        assertThat(runs.results("out")).isEqualTo(runs.results("whole"));
    }
}
