package gradus.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderIntakeTest {
    @TempDir
    private Path temporary;

    private Download open(DownloadTree tree) throws IOException {
        return Intake.of(tree.folder(temporary.resolve("class")), IntakeChoices.none());
    }

    @Test
    void aSingleFileIsAHandIn() throws IOException {
        Path file = Files.writeString(temporary.resolve("s1.yaml"), DownloadTree.ANSWERS);

        try (Download download = Intake.of(file, IntakeChoices.none())) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | s1.yaml\n");
            assertThat(download.handIns().get(0).files().get(0).shown()).isEqualTo(file.toString());
        }
    }

    @Test
    void aPathThatIsNotThereIsTheCallersFault() {
        Assertions.assertThatThrownBy(() -> Intake.of(temporary.resolve("nowhere"), IntakeChoices.none()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.yaml"), "student: x");
        DownloadTree tree = DownloadTree.of("s1.yaml");
        tree.folder(temporary.resolve("class"));
        Files.createSymbolicLink(temporary.resolve("class/s2.yaml"), secret);
        Files.createSymbolicLink(temporary.resolve("class/loop"), temporary.resolve("class"));

        try (Download download = open(tree)) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | s1.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NO_FILE, IntakeCodes.NO_FILE);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsNotOpened() throws IOException, InterruptedException {
        DownloadTree tree = DownloadTree.of("s1.yaml");
        Path folder = tree.folder(temporary.resolve("class"));
        int made = new ProcessBuilder("mkfifo", folder.resolve("s2.yaml").toString())
                .start()
                .waitFor();
        assertThat(made).isZero();

        try (Download download = open(tree);
                Download pipe = Intake.of(folder.resolve("s2.yaml"), IntakeChoices.none())) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | s1.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NO_FILE);
            assertThat(HandInText.codes(pipe)).containsExactly(IntakeCodes.NO_FILE);
        }
    }

    @Test
    void whatLiesTooDeepIsLeftOutAndSaid() throws IOException {
        try (Download download = open(DownloadTree.of("s1.yaml", "d/".repeat(20) + "s2.yaml"))) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | s1.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.LIMIT);
        }
    }

    @Test
    void aRepositoryIsOneHiddenFolder() throws IOException {
        try (Download download = open(DownloadTree.of("s1.yaml", ".git/config", ".git/objects/00/aa"))) {
            assertThat(download.issues())
                    .singleElement()
                    .satisfies(note -> assertThat(note.message())
                            .isEqualTo("the hidden file or file of the operating system .git/ is left out"));
        }
    }

    @Test
    void anEmptyFolderHasNothing() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));

        try (Download download = Intake.of(empty, IntakeChoices.none())) {
            assertThat(download.handIns()).isEmpty();
            assertThat(download.issues()).isEmpty();
        }
    }

    @Test
    void sectionsAreNotTakenForStudents() throws IOException {
        try (Download download = open(DownloadTree.of("tue/s1.yaml", "tue/s2.yaml", "wed/s3.yaml"))) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | tue/s1.yaml\ns2 | tue/s2.yaml\ns3 | wed/s3.yaml\n");
        }
    }

    @Test
    void foldersOfStudentsMayHoldSeveralFiles() throws IOException {
        try (Download download = open(DownloadTree.of("ada/p1.yaml", "ada/p2.yaml", "bob/p1.yaml"))) {
            assertThat(HandInText.of(download)).isEqualTo("ada | ada/p1.yaml, ada/p2.yaml\nbob | bob/p1.yaml\n");
        }
    }
}
