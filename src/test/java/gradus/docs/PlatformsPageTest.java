package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import gradus.platform.Platform.Scope;
import gradus.platform.Platforms;
import gradus.platform.bundle.Bundles;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** The page of platforms, and the help of the commands, name every format. */
class PlatformsPageTest {
    private static final Path PAGE = Path.of("docs/reference/platforms.md");

    @Test
    void everyFormatHasASection() {
        List<String> headings = Documents.lines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(headings.subList(3, headings.size()))
                .containsExactlyInAnyOrderElementsOf(Platforms.installed().names());
    }

    @Test
    void everyFormatIsInTheTable() {
        assertThat(Documents.lines(PAGE).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> Documents.code(line).get(0)))
                .containsExactlyInAnyOrderElementsOf(Platforms.installed().names());
    }

    @Test
    void theHelpNamesTheFormatsOfEachCommand() {
        assertThat(help("check")).contains(joined(Scope.PAPER));
        assertThat(help("grade")).contains(joined(Scope.CLASS));
    }

    @Test
    void everyBundleIsNamed() {
        SortedSet<String> names = Bundles.installed().names();

        assertThat(help("bundle")).contains(String.join(", ", names));
        assertThat(Documents.table(PAGE, "bundles").stream().map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private static String joined(Scope scope) {
        SortedSet<String> names = Platforms.installed().names(scope);
        return String.join(", ", names);
    }

    private static String help(String command) {
        return ConsoleCommand.run(command, "--help").output().replaceAll("\\s+", " ");
    }
}
