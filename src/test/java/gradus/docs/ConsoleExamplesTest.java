package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show of a terminal is what a reader sees who types it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages write paths with /")
class ConsoleExamplesTest {
    private static final String ANYTHING = "...\n";
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) {2,}");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandPrintsWhatThePageShows(Path page) throws IOException {
        ConsolePage read = ConsolePage.read(page);
        ConsoleSession session = new ConsoleSession(folder);
        for (Map.Entry<String, String> file : read.files().entrySet()) {
            session.write(file.getKey(), file.getValue());
        }

        SoftAssertions softly = new SoftAssertions();
        for (ConsolePage.Step step : read.steps()) {
            if (step instanceof ConsolePage.Change change) {
                session.change(change);
            } else if (step instanceof ConsolePage.Command command) {
                String shown = session.run(command.command());
                if (!agrees(command.output(), shown)) {
                    softly.assertThat(shown)
                            .as(command.place() + ", $ " + command.command())
                            .isEqualTo(command.output());
                }
            }
        }
        softly.assertAll();
    }

    /** A line {@code ...} of the page stands for any number of lines. */
    private static boolean agrees(String onThePage, String shown) {
        String pattern = Stream.of(onThePage.split("(?<=\n)"))
                .map(line -> line.equals(ANYTHING) ? "(?:.*\n)*" : Pattern.quote(line))
                .collect(Collectors.joining());
        return Pattern.matches(pattern, shown);
    }

    @Test
    void threePointsStandForAnyNumberOfLines() {
        assertThat(agrees("a\n...\nd\n", "a\nd\n")).isTrue();
        assertThat(agrees("a\n...\nd\n", "a\nb\nc\nd\n")).isTrue();
        assertThat(agrees("a\n...\nd\n", "a\nb\nc\nd\ne\n")).isFalse();
        assertThat(agrees("a\n", "a\nb\n")).isFalse();
        assertThat(agrees("", "a\n")).isFalse();
    }

    @Test
    void theHelpOfEveryCommandIsOnTheReferencePage() {
        String help = ConsoleCommand.run("--help").output();
        List<String> commands = COMMAND.matcher(help)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        List<String> shown = ConsolePage.read(Path.of("docs/reference/cli.md")).steps().stream()
                .filter(ConsolePage.Command.class::isInstance)
                .map(step -> ((ConsolePage.Command) step).command())
                .toList();

        assertThat(commands).contains("grade", "check", "completion");
        assertThat(shown)
                .contains("gradus --help")
                .containsAll(commands.stream()
                        .map(command -> "gradus " + command + " --help")
                        .toList());
    }

    private static List<Path> pages() {
        return Documents.pages();
    }
}
