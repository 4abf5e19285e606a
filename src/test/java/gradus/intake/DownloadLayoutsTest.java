package gradus.intake;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.intake.PlatformDownloads.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "names of downloads are not all allowed there")
class DownloadLayoutsTest {
    @TempDir
    private Path temporary;

    private static List<Sample> samples() {
        return PlatformDownloads.all();
    }

    private Path folder(Sample sample) {
        return sample.tree().folder(temporary.resolve(sample.root()));
    }

    private Path zip(Sample sample) {
        return sample.tree().zip(temporary.resolve(sample.root() + ".zip"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFolderGivesItsHandIns(Sample sample) throws IOException {
        try (Download download = Intake.of(folder(sample), IntakeChoices.none())) {
            assertThat(download.layout().name()).isEqualTo(sample.layout());
            assertThat(HandInText.of(download)).isEqualTo(sample.handIns());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aZipGivesTheSameHandIns(Sample sample) throws IOException {
        try (Download download = Intake.of(zip(sample), IntakeChoices.none())) {
            assertThat(download.layout().name()).isEqualTo(sample.layout());
            assertThat(HandInText.of(download)).isEqualTo(sample.handIns());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aZipOfTheFolderGivesTheSameStudents(Sample sample) throws IOException {
        DownloadTree wrapped = DownloadTree.of();
        sample.tree().files().forEach((path, content) -> wrapped.with(sample.root() + "/" + path, content));

        try (Download download = Intake.of(wrapped.zip(temporary.resolve("download.zip")), IntakeChoices.none());
                Download bare = Intake.of(folder(sample), IntakeChoices.none())) {
            assertThat(download.layout().name()).isEqualTo(sample.layout());
            assertThat(download.handIns().stream().map(HandIn::students).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            bare.handIns().stream().map(HandIn::students).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noOtherLayoutTakesIt(Sample sample) throws IOException {
        List<String> names = DownloadLayouts.installed().recognising(listing(sample)).stream()
                .map(DownloadLayout::name)
                .toList();

        assertThat(names).containsExactly(sample.layout());
    }

    private Listing listing(Sample sample) throws IOException {
        return new Listing(
                sample.root(),
                sample.root(),
                FolderTree.files(folder(sample), path -> false, new gradus.issue.IssueList()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theFilesCanBeRead(Sample sample) throws IOException {
        try (Download download = Intake.of(zip(sample), IntakeChoices.none())) {
            for (HandIn handIn : download.handIns()) {
                for (DownloadFile file : handIn.files()) {
                    assertThat(sample.tree().files().values()).contains(file.bytes());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFileIsSomebodysOrAccountedFor(Sample sample) throws IOException {
        try (Download download = Intake.of(folder(sample), IntakeChoices.none())) {
            assertThat(HandInText.codes(download)).doesNotContain(IntakeCodes.NOBODYS);
        }
    }

    @Test
    void theOrderOfLayoutsIsFixed() {
        assertThat(DownloadLayouts.installed().names())
                .containsExactly(
                        "gradescope",
                        "moodle",
                        "blackboard",
                        "brightspace",
                        "github-classroom",
                        "nbgrader",
                        "vpl",
                        "autolab",
                        "canvas",
                        "plain");
        assertThat(DownloadLayouts.installed().all().stream().map(DownloadLayout::rank))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLayoutCanBeForced() throws IOException {
        Path folder = DownloadTree.of("lovelaceada_101_9001_hw3.yaml").folder(temporary.resolve("class"));
        IntakeChoices plain =
                new IntakeChoices(DownloadLayouts.installed().named("plain"), Optional.empty(), path -> false);

        try (Download download = Intake.of(folder, plain)) {
            assertThat(HandInText.of(download)).isEqualTo("lovelaceada_101_9001_hw3 | lovelaceada_101_9001_hw3.yaml\n");
        }
    }

    @Test
    void aForcedLayoutThatDoesNotFitIsSaid() throws IOException {
        Path folder = DownloadTree.of("s1.yaml").folder(temporary.resolve("class"));
        IntakeChoices moodle =
                new IntakeChoices(DownloadLayouts.installed().named("moodle"), Optional.empty(), path -> false);

        try (Download download = Intake.of(folder, moodle)) {
            assertThat(download.handIns()).isEmpty();
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NOBODYS, IntakeCodes.NOT_THIS_LAYOUT);
        }
    }
}
