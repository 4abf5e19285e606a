package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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

    @Nested
    class WithTheSubmissions {
        private static final String MORE =
                "--page --figures --shared-errors --reports html --to moodle-feedback,canvas-comments,gradescope,moodle-gradebook,junit-xml"
                        + " --timestamp 2026-03-05T09:00:00Z";

        private Result merge(String options) {
            return folder.run(("merge FOLDER/parts -o FOLDER/out " + options).split(" "));
        }

        @Test
        void giveEverythingThatOneRunGives() throws IOException {
            folder.write("roster.csv", "id,name\ns4,Ada\ns99,Bob\n");
            for (int i = 1; i <= 3; i++) {
                grade("--roster", "FOLDER/roster.csv", "--shard", i + "/3", "-o", "FOLDER/parts");
            }
            Result merged = merge("--submissions FOLDER/class --roster FOLDER/roster.csv " + MORE);
            Map<String, String> files = contents();

            Result whole = grade(("--roster FOLDER/roster.csv -o FOLDER/out " + MORE).split(" "));

            assertThat(merged).isEqualTo(whole);
            assertThat(merged.output()).contains("moodle-gradebook.csv");
            assertThat(contents())
                    .isEqualTo(files)
                    .hasSizeGreaterThan(30)
                    .containsKeys("class.html", "reports/s7.html");
        }

        /** The files of results, by their paths. */
        private Map<String, String> contents() throws IOException {
            Map<String, String> contents = new TreeMap<>();
            Path out = folder.file("out");
            for (Path file : folder.files().filter(one -> one.startsWith(out)).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                contents.put(out.relativize(file).toString(), new String(bytes, StandardCharsets.ISO_8859_1));
            }
            return contents;
        }

        @Test
        void areNeededForWhatTheShardsDoNotHold() {
            gradeShards(2);

            assertThat(merge("--page").errors())
                    .isEqualTo(
                            "gradus: --to, --page, --figures, --shared-errors and --reports markdown or html need the"
                                    + " submissions: add --submissions with the path that the shards got\n");
            assertThat(grade("--page", "--shard", "1/2").errors())
                    .isEqualTo(
                            "gradus: --to, --page, --figures, --shared-errors and --reports markdown or html need the whole"
                                    + " class: give them to 'gradus merge', with --submissions\n");
        }

        @Test
        void mustBeTheSame() throws IOException {
            gradeShards(2);
            folder.write("class/p3.yaml", "student: s3\nproblem: neuron\n" + ClassFolder.RIGHT);
            assertRefused("FOLDER/class/p3.yaml");

            gradeShards(2);
            folder.write("class/p30.yaml", "student: s30\nproblem: neuron\n" + ClassFolder.RIGHT);
            assertRefused("FOLDER/class/p30.yaml");

            Files.delete(folder.file("class/p30.yaml"));
            Files.delete(folder.file("class/p5.yaml"));
            assertRefused("FOLDER/class/p5.yaml");
        }

        private void assertRefused(String file) {
            Result result = merge("--page --submissions FOLDER/class");

            assertThat(result.errors())
                    .isEqualTo("gradus: the submissions are not those that the shards graded; it begins with " + file
                            + ": give the path and the options that the shards got, or grade the shards again\n");
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(folder.file("out")).doesNotExist();
        }

        @Test
        void comeWithTheRosterOfTheShards() {
            gradeShards(2);
            folder.write("roster.csv", "id,name\ns4,Ada\n");

            assertThat(merge("--page --submissions FOLDER/class --roster FOLDER/roster.csv")
                            .errors())
                    .isEqualTo("gradus: the shards were graded with another --from or --roster; give the same here\n");
        }
    }

    @Test
    void doNotMakeReportsThatTheyWereNotAskedFor() {
        grade("--shard", "1/1", "-o", "FOLDER/parts");

        assertThat(folder.run("merge", "FOLDER/parts", "-o", "FOLDER/out", "--reports")
                        .errors())
                .isEqualTo("gradus: there is no shard-…-of-….gradus in FOLDER/parts\n");
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
