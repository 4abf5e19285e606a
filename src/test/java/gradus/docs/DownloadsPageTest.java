package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import gradus.intake.DownloadLayouts;
import gradus.intake.IntakeLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of downloads names every layout, and the limits that hold. */
class DownloadsPageTest {
    private static final Path PAGE = Path.of("docs/reference/downloads.md");

    @Test
    void everyLayoutHasARow() {
        List<String> documented = Documents.table(PAGE, "layouts").stream()
                .map(row -> Documents.code(row.get(0)).get(0))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(DownloadLayouts.installed().names());
    }

    @Test
    void theHelpNamesEveryLayout() {
        String help = ConsoleCommand.run("grade", "--help").output().replaceAll("\\s+", " ");

        assertThat(DownloadLayouts.installed().names())
                .allSatisfy(name -> assertThat(help).contains(name));
    }

    @Test
    void theLimitsAreThoseOfTheCode() {
        String page = String.join(" ", Documents.lines(PAGE));

        assertThat(page)
                .contains(IntakeLimits.FILE_BYTES / 1024 / 1024 + " MiB unpacked")
                .contains(IntakeLimits.RATIO + " times as large as packed")
                .contains("hold " + IntakeLimits.FILES_OF_A_STUDENT + " files")
                .contains(IntakeLimits.FOLDERS_DEEP + " deep")
                .contains(String.format(java.util.Locale.ROOT, "%,d files", IntakeLimits.FILES));
    }
}
