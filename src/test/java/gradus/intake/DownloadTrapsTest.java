package gradus.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in downloads of platforms. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "names of downloads are not all allowed there")
class DownloadTrapsTest {
    @TempDir
    private Path temporary;

    private Download open(DownloadTree tree) throws IOException {
        return Intake.of(tree.folder(temporary.resolve("download")), IntakeChoices.none());
    }

    @Test
    void aStrayFileIsSaidAndDoesNotHideTheLayout() throws IOException {
        try (Download download = open(DownloadTree.of(
                "Ada_1_assignsubmission_file/a.yaml", "Bob_2_assignsubmission_file/a.yaml", "my-notes.txt"))) {
            assertThat(download.layout().name()).isEqualTo("moodle");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NOBODYS);
        }
    }

    @Test
    void studentsWithoutAGroupAreNamedAsUnknown() throws IOException {
        try (Download download = open(DownloadTree.of("Default group_assignsubmission_file/a.yaml"))) {
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.WHOSE);
        }
    }

    @Test
    void olderAttemptsAreCountedAndSaid() throws IOException {
        try (Download download = open(DownloadTree.of("a@x.edu_1_h.yaml", "a@x.edu_2_h.yaml", "b@x.edu_1_h.yaml"))) {
            assertThat(download.issues())
                    .singleElement()
                    .satisfies(note ->
                            assertThat(note.message()).isEqualTo("1 older attempt of 1 student does not count"));
            assertThat(download.handIns().get(0).issues())
                    .singleElement()
                    .satisfies(note -> assertThat(note.message()).isEqualTo("this is the latest of 2 attempts"));
        }
    }

    @Test
    void attemptsWithDatesOfAnotherLanguageAreNotGuessed() throws IOException {
        try (Download download = open(DownloadTree.of(
                "1-2 - Ada Lovelace - 9 oktober 2025 zeven uur/a.yaml",
                "1-2 - Ada Lovelace - 10 oktober 2025 acht uur/a.yaml",
                "2-2 - Bob - 10 oktober 2025 acht uur/a.yaml"))) {
            assertThat(HandInText.of(download)).isEqualTo("1, Ada Lovelace | \n2, Bob | a.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.WHICH_ATTEMPT);
        }
    }

    @Test
    void aFormOfBlackboardWithoutTextsIsReadFromTheNames() throws IOException {
        try (Download download = open(DownloadTree.of(
                "HW_3_ada_l_attempt_2024-03-05-09-00-00_a.yaml", "HW_3_bob_attempt_2024-03-05-09-00-00_a.yaml"))) {
            assertThat(download.handIns().stream()
                            .map(handIn -> handIn.students().get(0).id())
                            .toList())
                    .containsExactly("ada_l", "bob");
        }
    }

    @Test
    void aTextOfBlackboardCannotNameAnotherStudentsFiles() throws IOException {
        DownloadTree tree = DownloadTree.of("HW_bob_attempt_2024-03-05-09-00-00_a.yaml")
                .with(
                        "HW_eve_attempt_2024-03-05-09-00-00.txt",
                        "Name: Bob (bob)\n\nFiles:\n\tFilename: HW_bob_attempt_2024-03-05-09-00-00_a.yaml\n")
                .with("HW_bob_attempt_2024-03-05-09-00-00.txt", PlatformDownloads.blackboardText("Bob", "bob"));

        try (Download download = open(tree)) {
            assertThat(HandInText.of(download)).isEqualTo("""
                    bob, Bob | 2024-03-05 09:00:00 | a.yaml
                    eve | 2024-03-05 09:00:00 |\040
                    """);
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NO_USABLE_FILE);
        }
    }

    @Test
    void anExportOfGradescopeWithoutItsListIsSaid() throws IOException {
        try (Download download = open(DownloadTree.of("submission_1/a.yaml", "submission_2/a.yaml"))) {
            assertThat(HandInText.of(download)).isEqualTo("submission_1 | a.yaml\nsubmission_2 | a.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.PLATFORM_LIST);
        }
    }

    @Test
    void aListOfGradescopeThatAStudentHandsInCountsForNothing() throws IOException {
        DownloadTree tree = DownloadTree.of("e/submission_1/a.yaml", "e/submission_2/a.yaml")
                .with("e/submission_1/submission_metadata.yml", "submission_2:\n  :submitters:\n  - :sid: eve\n")
                .with(
                        "e/submission_metadata.yml",
                        "submission_1:\n  :submitters:\n  - :sid: eve\nsubmission_2:\n  :submitters:\n  - :sid: ada\n");

        try (Download download = open(tree)) {
            assertThat(HandInText.of(download)).isEqualTo("eve | a.yaml, submission_metadata.yml\nada | a.yaml\n");
        }
    }

    @Test
    void aListOfGradescopeOfManyMegabytesIsReadByTheLine() throws IOException {
        StringBuilder list = new StringBuilder("---\n");
        for (int i = 0; i < 400; i++) {
            list.append("submission_")
                    .append(i)
                    .append(":\n  :submitters:\n  - :sid: s")
                    .append(i)
                    .append("\n    :name:\n");
            list.append("  :results:\n    output: \"")
                    .append("x".repeat(50_000))
                    .append("\"\n");
        }
        DownloadTree tree = DownloadTree.of("submission_7/a.yaml", "submission_399/a.yaml")
                .with("submission_metadata.yml", list.toString());

        try (Download download = open(tree)) {
            assertThat(list.length()).isGreaterThan(gradus.yaml.YamlReader.MAX_BYTES);
            assertThat(HandInText.of(download)).startsWith("s399 | a.yaml\ns7 | a.yaml\ns0 | \n");
        }
    }

    @Test
    void aClassroomInsideItsFolderIsRecognisedByTheNameOfTheFolder() throws IOException {
        Path folder =
                DownloadTree.of("hw-3-ada/a.yaml", "hw-3-bob/a.yaml").folder(temporary.resolve("hw-3-submissions"));

        try (Download download = Intake.of(folder, IntakeChoices.none())) {
            assertThat(download.layout().name()).isEqualTo("github-classroom");
            assertThat(HandInText.of(download)).isEqualTo("ada, ada | a.yaml\nbob, bob | a.yaml\n");
        }
    }

    @Test
    void theFolderOfCollectedNotebooksMayBeNamedItself() throws IOException {
        DownloadTree tree = DownloadTree.of("ada/ps1/p.yaml", "bob/ps1/p.yaml")
                .with("ada/ps1/timestamp.txt", "2015-02-02 14:58:23 UTC");

        try (Download download = open(tree)) {
            assertThat(download.layout().name()).isEqualTo("nbgrader");
            assertThat(HandInText.of(download))
                    .isEqualTo("ada | 2015-02-02 14:58:23 UTC | ps1/p.yaml\nbob | ps1/p.yaml\n");
        }
    }

    @Test
    void aStudentsZipInADownloadIsOpened() throws IOException {
        DownloadTree tree = DownloadTree.of("bob_102_9002_hw3.yaml")
                .with("ada_101_9001_all.zip", DownloadTree.of("hw3.yaml").zipped());

        try (Download download = open(tree)) {
            assertThat(HandInText.of(download))
                    .isEqualTo("101, ada | ON_TIME | all.zip/hw3.yaml\n102, bob | ON_TIME | hw3.yaml\n");
        }
    }
}
