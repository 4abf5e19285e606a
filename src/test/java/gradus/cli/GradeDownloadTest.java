package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code gradus grade} on what platforms give to download. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class GradeDownloadTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
    }

    private String grades() {
        return folder.text("out/grades.csv");
    }

    @Test
    void aMoodleDownloadIsGradedForItsParticipants() {
        folder.write("class/Ada Lovelace_1001_assignsubmission_file/a.yaml", "student: somebody\n" + ClassFolder.RIGHT)
                .write("class/Bob_1002_assignsubmission_file/a.yaml", "student: Bob\n" + ClassFolder.HALF_RIGHT);

        Result result = folder.grade();

        assertThat(result.exitCode()).isZero();
        assertThat(result.errors()).isEqualTo("FOLDER/class: 2 hand-ins from Moodle\n");
        assertThat(grades()).isEqualTo("""
                student,name,neuron,total,maximum,status,file
                1001,Ada Lovelace,3,3,3,graded,FOLDER/class/Ada Lovelace_1001_assignsubmission_file/a.yaml
                1002,Bob,1.5,1.5,3,graded,FOLDER/class/Bob_1002_assignsubmission_file/a.yaml
                """);
        assertThat(folder.text("out/results.jsonl").lines().filter(line -> line.contains("GI304")))
                .singleElement()
                .asString()
                .contains("'somebody', and was handed in by '1001' (Ada Lovelace), for whom it counts");
    }

    @Test
    void aZipIsGradedLikeItsFolder() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.file("c.zip")))) {
            zip.putNextEntry(new ZipEntry("ada_LATE_101_9001_a.yaml"));
            zip.write(ClassFolder.RIGHT.getBytes(StandardCharsets.UTF_8));
        }

        Result result = folder.run("grade", "FOLDER/neuron.yaml", "FOLDER/c.zip", "-o", "FOLDER/out");

        assertThat(result.exitCode()).isZero();
        assertThat(grades()).endsWith("101,ada,3,3,3,graded,FOLDER/c.zip/ada_LATE_101_9001_a.yaml\n");
    }

    @Test
    void everyStudentWhoseHandInHoldsNothingIsTold() throws IOException {
        folder.write("class/Ada Lovelace_1001_assignsubmission_file/a.yaml", ClassFolder.RIGHT);
        for (int student = 2; student <= 4; student++) {
            Path file = folder.file("class/B" + student + "_100" + student + "_assignsubmission_file/a.zip");
            Files.createDirectories(file.getParent());
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry(".DS_Store"));
            }
        }

        Result result = folder.grade("--page", "--to", "gradescope");

        assertThat(grades().lines().filter(line -> line.contains("not graded"))).hasSize(3);
        for (int student = 2; student <= 4; student++) {
            assertThat(folder.text("out/class.html")).contains("100" + student);
            assertThat(folder.text("out/gradescope/100" + student + ".json")).contains("not graded");
        }
        assertThat(result.errors()).doesNotContain("cannot be written");
    }

    @Test
    void everyMemberOfAGroupGetsTheMarks() {
        folder.write("class/submission_1/a.yaml", ClassFolder.RIGHT).write("class/submission_metadata.yml", """
                        submission_1:
                          :submitters:
                          - :sid: s1
                          - :sid: s2
                        """);

        assertThat(folder.grade().exitCode()).isZero();
        assertThat(grades().lines().skip(1)).hasSize(2).allMatch(line -> line.matches("s[12],,3,3,3,graded,.*"));
    }

    @Test
    void aRosterSaysWhoIsMissingAndWhoIsNotOnIt() {
        folder.write("class/s1.yaml", ClassFolder.RIGHT)
                .write("class/sheet_ada_lovelace.yaml", ClassFolder.RIGHT)
                .write("class/s9.yaml", ClassFolder.HALF_RIGHT)
                .write("class/s4.yaml", "")
                .write("students.csv", "id,name\ns1,One\ns2,Ada Lovelace\ns3,=Three\ns4,Four\n");

        Result result = folder.grade("--roster", "FOLDER/students.csv");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(grades()).isEqualTo("""
                student,name,neuron,total,maximum,status,file
                s1,One,3,3,3,graded,FOLDER/class/s1.yaml
                s2,Ada Lovelace,3,3,3,graded,FOLDER/class/sheet_ada_lovelace.yaml
                s9,,1.5,1.5,3,graded,FOLDER/class/s9.yaml
                s4,,,,3,not graded,FOLDER/class/s4.yaml
                s3,'=Three,,,3,nothing handed in,
                """);
        assertThat(result.output())
                .contains("Nothing handed in, and without a mark:\n  s3  =Three\n")
                .contains("'s9' is not on the roster FOLDER/students.csv [GI302]")
                .contains("3 submissions graded, 1 not graded, 1 handed in nothing; mean 2.5");
        assertThat(folder.text("out/results.jsonl"))
                .endsWith("\"student\":\"s3\",\"name\":\"=Three\",\"status\":\"nothing handed in\"}\n");
    }

    @Test
    void aNameOfTwoStudentsIsNotGuessed() {
        folder.write("class/Ana Weber_7_assignsubmission_file/a.yaml", ClassFolder.RIGHT)
                .write("students.csv", "id,name\ns1,Ana Weber\ns2,\"Weber, Ana\"\n");

        Result result = folder.grade("--roster", "FOLDER/students.csv");

        assertThat(grades())
                .contains("7,Ana Weber,3,3,3,graded,")
                .contains("s1,")
                .contains("s2,");
        assertThat(result.output())
                .contains("fits several students of the roster, 's1' (Ana Weber) and 's2' (Weber, Ana)");
    }

    @Test
    void theFilesOfOneHandInAreGradedTogether() {
        folder.write("class/ada/p.yaml", "answers: {z1: -0.5, E: 3.125}\n")
                .write("class/ada/q.yaml", "answers: {dE/dW1: [-2.5, -7.5]}\n")
                .write("class/ada/broken.yaml", "answers: {")
                .write("class/ada/fig.png", "png")
                .write("class/bob/p.yaml", ClassFolder.RIGHT);

        Result result = folder.grade();

        assertThat(grades()).contains("ada,,3,3,3,graded,FOLDER/class/ada/broken.yaml\n");
        assertThat(result.output()).contains("broken.yaml:1:11: warning:");
        assertThat(folder.text("out/results.jsonl"))
                .contains("nothing is read from ada/fig.png")
                .contains("the hand-in has 3 files that are graded together: ada/broken.yaml, ada/p.yaml, ada/q.yaml");
    }

    @Test
    void ofTwoVersionsInOneHandInTheFirstCounts() {
        folder.write("class/ada/p.yaml", ClassFolder.RIGHT)
                .write("class/ada/q.yaml", ClassFolder.HALF_RIGHT)
                .write("class/bob/p.yaml", ClassFolder.RIGHT);

        Result result = folder.grade();

        assertThat(grades()).contains("ada,,3,3,3,graded,FOLDER/class/ada/p.yaml\n");
        assertThat(result.output())
                .contains("q.yaml:1:21: warning: 'E' and 'dE/dW1' are already given in FOLDER/class/ada/p.yaml,"
                        + " whose answers count [GN301]");
    }

    /** Such a file is called like its quantity. It is the fourth: the first three are named in a note about the hand-in. */
    @Test
    void aFileWithAnotherNameIsGradedAnew() throws IOException {
        folder.write("class/ada/a.yaml", "answers: {z1: -0.5}\n")
                .write("class/ada/b.yaml", "answers: {z1: -0.5}\n")
                .write("class/ada/c.yaml", "answers: {z1: -0.5}\n")
                .write("class/ada/d9.csv", "-2.5,-7.5\n")
                .write("class/bob/a.yaml", ClassFolder.RIGHT);
        folder.grade("--keep-journal");
        assertThat(grades()).contains("ada,,1,1,3,graded,");
        Files.move(folder.file("class/ada/d9.csv"), folder.file("class/ada/dE_dW1.csv"));

        folder.grade("--keep-journal");

        assertThat(grades()).contains("ada,,2,2,3,graded,");
    }

    @Test
    void headingsOfOneFileDoNotHideTheProblemOfAnother() {
        folder.write("class/ada/notes.md", "# My results\n\n- z1 = -0.5\n- E = 3.125\n")
                .write("class/ada/w.yaml", "problem: neuron\nanswers: {dE/dW1: [-2.5, -7.5]}\n")
                .write("class/bob/notes.md", "- z1 = -0.5\n")
                .write("class/bob/w.yaml", ClassFolder.RIGHT);

        folder.grade();

        assertThat(grades()).contains("ada,,3,3,3,graded,FOLDER/class/ada/notes.md\n");
    }

    @Test
    void aChangedSecondFileIsGradedAnew() {
        folder.write("class/ada/p.yaml", "answers: {z1: -0.5, E: 3.125}\n")
                .write("class/ada/q.yaml", "answers: {dE/dW1: [-2.5, 7.5]}\n")
                .write("class/bob/p.yaml", ClassFolder.RIGHT);
        folder.grade("--keep-journal");
        folder.write("class/ada/q.yaml", "answers: {dE/dW1: [-2.5, -7.5]}\n");

        folder.grade("--keep-journal");

        assertThat(grades()).contains("ada,,3,3,3,graded,FOLDER/class/ada/p.yaml\n");
    }

    @Test
    void twoFilesForOneStudentAndNoneForAnotherAreSaid() {
        folder.write("class/a.yaml", "student: s1\n" + ClassFolder.RIGHT)
                .write("class/b.yaml", "student: s1\n" + ClassFolder.RIGHT)
                .write("students.csv", "id\ns1\ns2\n");

        Result result = folder.grade("--roster", "FOLDER/students.csv");

        assertThat(result.output()).contains("[GB202]").contains("Nothing handed in, and without a mark:\n  s2\n");
    }

    @Test
    void anUnknownLayoutIsRefusedWithTheNearestOne() {
        folder.write("class/a.yaml", ClassFolder.RIGHT);

        Result result = folder.grade("--from", "mooddle");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors())
                .isEqualTo(
                        "gradus: '--from' knows no layout 'mooddle'; it knows gradescope, moodle, blackboard, brightspace,"
                                + " github-classroom, nbgrader, vpl, autolab, canvas, plain; is 'moodle' meant?\n");
    }

    @Test
    void aRosterThatCannotBeUsedStopsEverything() {
        folder.write("class/a.yaml", ClassFolder.RIGHT).write("students.csv", "points\n1\n");

        Result result = folder.grade("--roster", "FOLDER/students.csv");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors())
                .contains("[GI301]")
                .endsWith("gradus: the roster FOLDER/students.csv cannot be used, nothing was done\n");
        assertThat(folder.file("out")).doesNotExist();
    }

    @Test
    void aRosterThatIsNotThereStopsEverything() {
        folder.write("class/a.yaml", ClassFolder.RIGHT);

        assertThat(folder.grade("--roster", "FOLDER/no.csv").errors())
                .isEqualTo("gradus: FOLDER/no.csv: there is no such file or folder\n");
    }

    @Test
    void aBrokenZipIsSaid() {
        folder.write("c.zip", "no zip");

        Result result = folder.run("grade", "FOLDER/neuron.yaml", "FOLDER/c.zip", "-o", "FOLDER/out");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("[GI106]").endsWith("gradus: there is no submission in FOLDER/c.zip\n");
    }
}
