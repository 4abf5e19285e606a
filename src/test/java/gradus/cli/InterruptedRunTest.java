package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code grade} says and does about journals and folders that it cannot write to. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class InterruptedRunTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
        folder.write("class/a.yaml", "student: s1\n" + ClassFolder.RIGHT)
                .write("class/b.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT);
    }

    @Test
    void leavesNoJournalBehind() throws IOException {
        folder.grade();

        assertThat(Files.list(folder.file("out")).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("grades.csv", "results.jsonl");
    }

    @Test
    void goesOnWithAJournalThatWasKept() {
        Result first = folder.grade("--keep-journal");
        folder.write("class/c.yaml", "student: s3\n" + ClassFolder.RIGHT);

        Result second = folder.grade("--keep-journal");

        assertThat(first.errors()).isEmpty();
        assertThat(second.errors()).isEqualTo("Going on with an earlier run, which has graded 2 submissions.\n");
        assertThat(second.output()).contains("3 submissions graded");
    }

    @Test
    void saysThatAJournalIsOfAnotherRun() {
        folder.grade("--keep-journal");

        Result result = folder.grade("--reports");

        assertThat(result.errors())
                .isEqualTo("The journal in FOLDER/out is of a run with other problems, options or version of gradus;"
                        + " everything is graded anew.\n");
        assertThat(folder.file("out/reports/s1.txt")).exists();
    }

    @Test
    void keepsWhatIsGradedWhenTheResultsCannotBeWritten() throws IOException {
        // A folder stands where the file is to be.
        folder.write("out/grades.csv/x", "");

        Result refused = folder.grade();
        Files.delete(folder.file("out/grades.csv/x"));
        Files.delete(folder.file("out/grades.csv"));
        Result again = folder.grade();

        assertThat(refused.exitCode()).isEqualTo(74);
        assertThat(refused.errors())
                .startsWith("gradus: the results cannot be written: ")
                .endsWith("""
                        What is graded so far is kept; the same command goes on from there.
                        """);
        assertThat(folder.text("out/grades.csv")).startsWith("student,name,neuron");
        assertThat(again.errors()).isEqualTo("Going on with an earlier run, which has graded 2 submissions.\n");
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void showsProgressOnlyWhereAsked() {
        assertThat(folder.grade("--progress", "never").errors()).isEmpty();
        assertThat(folder.grade("--progress", "auto").errors()).isEmpty();
        assertThat(folder.grade("--progress", "sometimes").exitCode()).isEqualTo(2);
    }

    @Test
    void wantsAtLeastOneThread() {
        Result result = folder.grade("--jobs", "0");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).isEqualTo("gradus: --jobs is at least 1, got 0\n");
    }
}
