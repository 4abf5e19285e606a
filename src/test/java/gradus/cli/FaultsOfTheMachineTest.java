package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradus.batch.GradingRun;
import gradus.batch.HandInFile;
import gradus.batch.ProblemSet;
import gradus.batch.Progress;
import gradus.batch.RunIdentity;
import gradus.batch.Shard;
import gradus.batch.SubmissionFile;
import gradus.grading.ClassResult;
import gradus.grading.UngradedPaper;
import gradus.intake.Download;
import gradus.intake.Intake;
import gradus.intake.IntakeChoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, a reader that has gone, a folder that takes nothing, and somebody who presses Ctrl-C. */
@Timeout(120)
class FaultsOfTheMachineTest {
    private static final String PROBLEM = "problems/004-exercise-1.yaml";

    @TempDir
    private Path folder;

    /** A stream that the system refuses after some bytes. */
    private static final class Refusing extends OutputStream {
        private final String reason;

        Refusing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }

    @Test
    void anOutputOnAFullDiskIsNoSuccess() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Main.run(
                new String[] {"check", PROBLEM, "submissions-sample/s01.yaml"},
                new Refusing("No space left on device"),
                err);

        assertThat(code).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("gradus: the output cannot be written: No space left on device\n");
    }

    @Test
    void aReaderWhoHasGoneNeedsNoWord() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Main.run(new String[] {"solve", PROBLEM}, new Refusing("Broken pipe"), err);

        assertThat(code).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(err.size()).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no /proc")
    void aFileWhereNoneCanBeMadeIsNamedAsItWasGiven() {
        assumeThat(Path.of("/proc")).exists();

        ConsoleCommand.Result result =
                ConsoleCommand.run("check", PROBLEM, "submissions-sample/s01.yaml", "-o", "/proc/report.txt");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors()).contains("/proc").doesNotContain(".part");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill")
    void ctrlCSaysWhatIsDoneAndTheSameCommandGoesOn() throws Exception {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        String paper = Files.readString(Path.of("submissions-sample/s01.yaml"), StandardCharsets.UTF_8);
        for (int i = 0; i < 1_500; i++) {
            Files.writeString(papers.resolve("p" + i + ".yaml"), paper.replace("s01", "p" + i));
        }
        Path journal = folder.resolve("out/.gradus-journal");

        Process first = grade(papers);
        while (first.isAlive() && (!Files.exists(journal) || Files.size(journal) < 20_000)) {
            Thread.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(first.pid())).start().waitFor();
        first.waitFor(60, TimeUnit.SECONDS);
        String said = new String(first.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        Process second = grade(papers);
        String saidThen = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(first.exitValue()).isEqualTo(130);
        assertThat(said)
                .matches("(?s).*Stopped: \\d+ of 1500 submissions are graded, and no result is written yet\\..*");
        assertThat(said).contains("The same command goes on from there.");
        assertThat(second.waitFor()).isZero();
        assertThat(saidThen).contains("Going on with an earlier run, which has graded");
        assertThat(Files.readAllLines(folder.resolve("out/grades.csv"))).hasSize(1_501);
    }

    @Test
    void aPaperThatVanishesIsSaidAndTheOthersAreGraded() throws IOException {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        Files.copy(Path.of("submissions-sample/s01.yaml"), papers.resolve("s01.yaml"));
        Path gone = Files.copy(Path.of("submissions-sample/s02.yaml"), papers.resolve("s02.yaml"));
        ProblemSet problems = ProblemSet.read(List.of(Path.of(PROBLEM)));
        RunIdentity identity = RunIdentity.of("test", problems, false, Shard.WHOLE);

        ClassResult result;
        try (Download download = Intake.of(papers, IntakeChoices.none());
                GradingRun run = GradingRun.start(identity, folder.resolve("out"))) {
            List<SubmissionFile> files = HandInFile.of(download);
            Files.delete(gone);
            result = run.grade(files, 2, Progress.NONE);

            assertThat(result.gradedCount()).isEqualTo(1);
            assertThat(result.ungraded().map(UngradedPaper::file)).containsExactly(gone.toString());
        }
    }

    /** Whoever was started in the background may ignore interrupts, and so do its children unless they are told otherwise. */
    private static List<String> withInterrupts() throws IOException {
        List<String> tellingSo = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(tellingSo);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0 ? tellingSo : List.of();
        } catch (InterruptedException fault) {
            throw new IOException(fault);
        }
    }

    private Process grade(Path papers) throws IOException {
        List<String> command = new ArrayList<>(withInterrupts());
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "gradus.cli.Main",
                "grade",
                PROBLEM,
                papers.toString(),
                "-o",
                folder.resolve("out").toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
