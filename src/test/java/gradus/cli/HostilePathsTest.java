package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that are no files, and files that are no papers: on the command line and in folders. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class HostilePathsTest {
    private static final String PROBLEM = "problems/004-exercise-1.yaml";
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    private Path folder;

    private Path papers;

    @BeforeEach
    void makeFolder() throws IOException {
        papers = Files.createDirectories(folder.resolve("papers"));
        Files.writeString(papers.resolve("good.yaml"), "answers:\n  004-exercise-1:\n    E: 0.251693\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json", "a.txt", "a.csv", "a.npz", "a.mat", "a.ipynb"})
    void aFileOfAGigabyteIsNotRead(String name) throws IOException {
        Path file = papers.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(GIGABYTE);
        }

        ConsoleCommand.Result check = ConsoleCommand.run("check", PROBLEM, file.toString());
        ConsoleCommand.Result grade = grade();

        assertThat(check.exitCode()).isEqualTo(ExitCode.SOME_NOT_GRADED);
        assertThat(check.errors()).contains("the file is larger than 32 MiB [GI107]");
        assertThat(grade.exitCode()).isEqualTo(ExitCode.SOME_NOT_GRADED);
        assertThat(results()).contains("\"student\":\"good\"", "larger than 32 MiB");
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = papers.resolve("pipe.yaml");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        ConsoleCommand.Result check = ConsoleCommand.run("check", PROBLEM, pipe.toString());
        ConsoleCommand.Result problem = ConsoleCommand.run("lint", pipe.toString());
        ConsoleCommand.Result grade = grade();

        assertThat(check.errors()).contains("a device or pipe is not read [GI101]");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(grade.exitCode()).isZero();
        assertThat(grade.errors()).contains("a device or pipe is no hand-in");
    }

    @Test
    void aDeviceBehindALinkIsNotRead() throws IOException {
        assumeThat(Path.of("/dev/zero")).exists();
        Path link = Files.createSymbolicLink(papers.resolve("zero.yaml"), Path.of("/dev/zero"));

        ConsoleCommand.Result check = ConsoleCommand.run("check", PROBLEM, link.toString());
        ConsoleCommand.Result roster =
                ConsoleCommand.run("grade", PROBLEM, papers.toString(), "-o", out(), "--roster", "/dev/zero");
        ConsoleCommand.Result overrides =
                ConsoleCommand.run("grade", PROBLEM, papers.toString(), "-o", out(), "--overrides", "/dev/zero");

        assertThat(check.errors()).contains("a device or pipe is not read [GI101]");
        assertThat(roster.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(overrides.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void linksOutOfTheFolderAndInCirclesAreLeftOut() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.yaml"), "answers: {E: 0.251693}\n");
        Files.createSymbolicLink(papers.resolve("stolen.yaml"), secret);
        Files.createSymbolicLink(papers.resolve("circle"), papers);
        Files.createSymbolicLink(papers.resolve("nowhere.yaml"), folder.resolve("none"));

        ConsoleCommand.Result grade = grade();

        assertThat(grade.exitCode()).isZero();
        assertThat(results()).contains("good").doesNotContain("stolen");
    }

    @Test
    void aNameInABrokenEncodingIsGraded() throws Exception {
        byte[] name = "b\u00E9.yaml".getBytes(StandardCharsets.ISO_8859_1);
        String copy = "cp good.yaml \"$(printf 'b\\351.yaml')\"";
        assertThat(name).hasSize(7);
        assumeThat(new ProcessBuilder("sh", "-c", copy)
                        .directory(papers.toFile())
                        .start()
                        .waitFor())
                .isZero();

        ConsoleCommand.Result grade = grade();

        assertThat(grade.exitCode()).isLessThan(ExitCode.OUR_FAULT);
        assertThat(results().lines()).hasSize(2);
    }

    private ConsoleCommand.Result grade() {
        return ConsoleCommand.run("grade", PROBLEM, papers.toString(), "-o", out(), "--progress", "never");
    }

    private String out() {
        return folder.resolve("results").toString();
    }

    private String results() throws IOException {
        return Files.readString(folder.resolve("results/results.jsonl"), StandardCharsets.UTF_8);
    }
}
