package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import gradus.platform.bundle.BundleFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no rights of programs to look at")
class BundleCommandTest {
    private static final List<BundleFile> FILES = List.of(
            new BundleFile("run", true, out -> out.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))),
            new BundleFile("deep/er/data", false, out -> out.write(new byte[] {1, 2})));

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradscope | there is no bundle for 'gradscope'; did you mean 'gradescope'?",
                "moodle | there is no bundle for 'moodle'; there are autolab, coderunner, github-classroom, gradescope, prairielearn, vpl",
            })
    void anUnknownPlatformIsExplained(String platform, String message) {
        Result result = ConsoleCommand.run("bundle", platform, "problems/004-exercise-1.yaml");

        assertThat(result.terminal()).isEqualTo("gradus: " + message + "\n");
        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void whatIsThereAlreadyStays() throws IOException {
        Path file = Files.writeString(temporary.resolve("a.zip"), "mine");

        Result result =
                ConsoleCommand.run("bundle", "gradescope", "problems/004-exercise-1.yaml", "-o", file.toString());

        assertThat(result.terminal()).isEqualTo("gradus: " + file + " exists already, and is left as it is\n");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aWrongProblemIsNotPacked() throws IOException {
        Path problem = Files.writeString(temporary.resolve("p.yaml"), "id: p\n");

        Result result = ConsoleCommand.run(
                "bundle",
                "vpl",
                problem.toString(),
                "-o",
                temporary.resolve("out").toString());

        assertThat(result.errors()).contains("in the problem files, nothing was done.");
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void fromClassesItSaysWhatItNeeds() {
        Result result = ConsoleCommand.run(
                "bundle",
                "vpl",
                "problems/004-exercise-1.yaml",
                "-o",
                temporary.resolve("out").toString());

        assertThat(result.terminal())
                .startsWith("gradus: gradus runs from the classes in ")
                .endsWith(" and not from its jar, which a bundle needs; start it with ./gradus\n");
    }

    @Test
    void aFolderKeepsWhatIsAProgram() throws IOException {
        BundleOutput.folder(FILES, temporary.resolve("out"));

        assertThat(Files.isExecutable(temporary.resolve("out/run"))).isTrue();
        assertThat(Files.isExecutable(temporary.resolve("out/deep/er/data"))).isFalse();
        assertThat(Files.getPosixFilePermissions(temporary.resolve("out/deep/er/data")))
                .hasSize(4);
    }

    /** Bits of Unix in an archive stand in its directory, where unpackers of the platforms look for them. */
    @Test
    void anArchiveKeepsWhatIsAProgram() throws IOException {
        Path archive = temporary.resolve("out.zip");

        BundleOutput.zip(FILES, archive);

        URI uri = URI.create("jar:" + archive.toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", "true"))) {
            assertThat(Files.getPosixFilePermissions(zip.getPath("/run"))).hasSize(7);
            assertThat(Files.getPosixFilePermissions(zip.getPath("/deep/er/data")))
                    .hasSize(4);
            assertThat(Files.getPosixFilePermissions(zip.getPath("/deep/er"))).hasSize(7);
            assertThat(Files.readAllBytes(zip.getPath("/deep/er/data"))).containsExactly(1, 2);
        }
    }
}
