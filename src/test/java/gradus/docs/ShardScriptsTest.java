package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import gradus.docs.Documents.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts on the page about large classes, run by a shell as the scheduler would run them: its variables are set, and GNU
 * parallel is played by a loop. What they leave is merged and compared with one run.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a Unix shell")
class ShardScriptsTest {
    private static final Path PAGE = Path.of("docs/reference/large-classes.md");
    private static final int SHARDS = 4;
    private static final Pattern COMMAND = Pattern.compile("command: \\[sh, -c, '(.*)']");

    private static final String PARALLEL = """
            #!/bin/bash
            words=()
            while [ "$1" != ::: ]; do
              case $1 in
                --sshlogin | --workdir) shift ;;
                *) words+=("$1") ;;
              esac
              shift
            done
            shift
            for value in "$@"; do "${words[@]//\\{\\}/$value}" || exit 1; done
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeCourse() throws IOException {
        Path problems = Files.createDirectories(folder.resolve("problems"));
        Files.copy(Path.of("problems/004-exercise-1.yaml"), problems.resolve("one.yaml"));
        Path papers = Files.createDirectories(folder.resolve("class"));
        for (int i = 1; i <= 6; i++) {
            Files.copy(
                    Path.of("submissions-sample/s0" + i + (i == 3 ? ".json" : ".yaml")), papers.resolve(i + ".yaml"));
        }
        Path bin = Files.createDirectories(folder.resolve("bin"));
        String java = ProcessHandle.current().info().command().orElse("java");
        executable(
                bin.resolve("gradus"),
                "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' gradus.cli.Main \"$@\"\n");
        executable(bin.resolve("parallel"), PARALLEL);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String script(String name) {
        return Documents.blocks(PAGE).stream()
                .filter(block -> block.is("script") && block.words().contains(name))
                .map(Block::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void slurm() throws IOException, InterruptedException {
        String script = script("slurm");
        assertThat(script).contains("#SBATCH --array=1-" + SHARDS + "\n");
        for (int task = 1; task <= SHARDS; task++) {
            run(
                    script,
                    Map.of(
                            "SLURM_ARRAY_TASK_ID", Integer.toString(task),
                            "SLURM_ARRAY_TASK_COUNT", Integer.toString(SHARDS),
                            "SLURM_CPUS_PER_TASK", "2"));
        }
        assertMergedIsOneRun();
    }

    @Test
    void kubernetes() throws IOException, InterruptedException {
        String manifest = script("kubernetes");
        assertThat(manifest).contains("completions: " + SHARDS + "\n");
        Matcher command = COMMAND.matcher(manifest);
        assertThat(command.find()).isTrue();
        for (int index = 0; index < SHARDS; index++) {
            run(command.group(1), Map.of("JOB_COMPLETION_INDEX", Integer.toString(index)));
        }
        assertMergedIsOneRun();
    }

    @Test
    void parallel() throws IOException, InterruptedException {
        run(script("parallel"), Map.of());
        assertMergedIsOneRun();
    }

    @Test
    void xargs() throws IOException, InterruptedException {
        run(script("xargs"), Map.of());
        assertMergedIsOneRun();
    }

    private void run(String script, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", script).directory(folder.toFile());
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        shell.environment().putAll(all);
        Path log = folder.resolve("log");
        int exitCode = shell.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(Files.readString(log)).isZero();
    }

    private void assertMergedIsOneRun() throws IOException {
        assertThat(folder.resolve("parts"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
        ConsoleCommand.Result merged = command("merge", folder.resolve("parts").toString(), "-o", "merged");
        ConsoleCommand.Result whole = command(
                "grade",
                folder.resolve("problems").toString(),
                folder.resolve("class").toString(),
                "-o",
                "whole");
        String results = Files.readString(folder.resolve("merged/results.jsonl"));
        String expected = Files.readString(folder.resolve("whole/results.jsonl"));

        assertThat(merged.exitCode()).isEqualTo(whole.exitCode());
        assertThat(results.lines().count()).isEqualTo(6);
        assertThat(results.replace("\"file\":\"class", "\"file\":\"" + folder + "/class"))
                .isEqualTo(expected);
    }

    private ConsoleCommand.Result command(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.set(all.size() - 1, folder.resolve(all.get(all.size() - 1)).toString());
        return ConsoleCommand.run(all.toArray(String[]::new));
    }
}
