package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code grade --shard} and {@code merge}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class ShardsTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
        folder.write("problems/neuron.yaml", ClassFolder.NEURON)
                .write("problems/other.yaml", ClassFolder.NEURON.replace("id: neuron", "id: other"))
                .write("problems/nobody.yaml", ClassFolder.NEURON.replace("id: neuron", "id: nobody"));
        for (int i = 0; i < 12; i++) {
            // The one answer to the second problem lies in one of the shards.
            String problem = i == 7 ? "other" : "neuron";
            String paper = i % 2 == 0 ? ClassFolder.RIGHT : ClassFolder.HALF_RIGHT;
            folder.write("class/p" + i + ".yaml", "student: s" + i + "\nproblem: " + problem + "\n" + paper);
        }
        folder.write("class/again.yaml", "student: s4\nproblem: neuron\n" + ClassFolder.HALF_RIGHT)
                .write("class/empty.yaml", "");
    }

    private Result grade(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "grade";
        all[1] = "FOLDER/problems";
        all[2] = "FOLDER/class";
        System.arraycopy(options, 0, all, 3, options.length);
        return folder.run(all);
    }

    private void gradeShards(int count) {
        for (int i = 1; i <= count; i++) {
            assertThat(grade("--reports", "--shard", i + "/" + count, "-o", "FOLDER/parts")
                            .errors())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    void togetherAreByteForByteOneRun(int count) throws IOException {
        gradeShards(count);
        Result merged = folder.run("merge", "FOLDER/parts", "-o", "FOLDER/out");
        String mergedGrades = folder.text("out/grades.csv");
        String mergedLines = folder.text("out/results.jsonl");
        String mergedReport = folder.text("out/reports/s7.txt");
        Files.delete(folder.file("out/reports/s7.txt"));

        Result whole = grade("--reports", "-o", "FOLDER/out");

        assertThat(merged).isEqualTo(whole);
        assertThat(mergedGrades).isEqualTo(folder.text("out/grades.csv")).startsWith("student,name,neuron,other,total");
        assertThat(mergedLines).isEqualTo(folder.text("out/results.jsonl"));
        assertThat(mergedReport).isEqualTo(folder.text("out/reports/s7.txt"));
        assertThat(merged.output()).contains("Nobody answered nobody;").contains("'s4' handed in");
    }

    @Test
    void sayWhatTheyHold() {
        Result result = grade("--shard", "1/1000", "-o", "FOLDER/parts");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("""
                Shard 1/1000: 0 graded, 0 not graded. Wrote FOLDER/parts/shard-1-of-1000.gradus.
                """);
    }

    @Test
    void mayBeGradedAgain() throws IOException {
        gradeShards(2);
        long before = Files.size(folder.file("parts/shard-2-of-2.gradus"));

        grade("--reports", "--shard", "2/2", "-o", "FOLDER/parts", "--jobs", "1");

        assertThat(folder.file("parts/shard-2-of-2.gradus")).hasSize(before);
        assertThat(folder.run("merge", "FOLDER/parts", "-o", "FOLDER/out").exitCode())
                .isEqualTo(1);
    }

    @Nested
    class AreRefused {
        @Test
        void whenOneIsMissing() throws IOException {
            gradeShards(3);
            Files.delete(folder.file("parts/shard-2-of-3.gradus"));

            assertRefused("gradus: shard 2 of 3 is missing\n", "FOLDER/parts");
        }

        @Test
        void whenOneIsTorn() throws IOException {
            gradeShards(2);
            byte[] bytes = Files.readAllBytes(folder.file("parts/shard-2-of-2.gradus"));
            Files.write(folder.file("parts/shard-2-of-2.gradus"), java.util.Arrays.copyOf(bytes, bytes.length - 3));

            assertRefused(
                    "gradus: FOLDER/parts/shard-2-of-2.gradus is no whole result of a shard; grade that shard again\n",
                    "FOLDER/parts");
        }

        @Test
        void whenTheyAreOfDifferentRuns() {
            gradeShards(2);
            folder.write("problems/nobody.yaml", ClassFolder.NEURON.replace("id: neuron", "id: somebody"));
            grade("--reports", "--shard", "2/2", "-o", "FOLDER/parts");

            assertRefused(
                    "gradus: FOLDER/parts/shard-2-of-2.gradus and FOLDER/parts/shard-1-of-2.gradus are not shards of one"
                            + " run: the problems, the options or the versions of gradus differ\n",
                    "FOLDER/parts");
        }

        @Test
        void whenOneIsThereTwice() {
            gradeShards(1);
            grade("--shard", "1/2", "-o", "FOLDER/parts");
            grade("--shard", "1/2", "-o", "FOLDER/more");

            assertRefused(
                    "gradus: FOLDER/more/shard-1-of-2.gradus and FOLDER/parts/shard-1-of-2.gradus are the same shard\n",
                    "FOLDER/parts",
                    "FOLDER/more");
        }

        @Test
        void whenThereIsNone() {
            assertRefused("gradus: there is no shard-…-of-….gradus in FOLDER/class\n", "FOLDER/class");
        }

        @Test
        void whenTheFileIsAnother() {
            assertRefused(
                    "gradus: FOLDER/neuron.yaml is no whole result of a shard; grade that shard again\n",
                    "FOLDER/neuron.yaml");
        }

        private void assertRefused(String errors, String... paths) {
            String[] all = new String[paths.length + 3];
            all[0] = "merge";
            System.arraycopy(paths, 0, all, 1, paths.length);
            all[paths.length + 1] = "-o";
            all[paths.length + 2] = "FOLDER/out";
            Result result = folder.run(all);

            assertThat(result.errors()).isEqualTo(errors);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(folder.file("out")).doesNotExist();
        }
    }

    @Test
    void thatIsNoneIsWrongUse() {
        Result result = grade("--shard", "4/3");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).isEqualTo("gradus: --shard is a part and a number of parts like 3/16, got 4/3\n");
    }
}
