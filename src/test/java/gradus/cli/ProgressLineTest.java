package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter terminal = new StringWriter();
    private long now;
    private final ProgressLine line = new ProgressLine(new PrintWriter(terminal), () -> now);

    private void grade(int count, double seconds) {
        for (int i = 0; i < count; i++) {
            now += (long) (seconds * 1e9);
            line.done(true);
        }
    }

    private List<String> shown() {
        return List.of(terminal.toString().split("\r", -1)).stream()
                .map(String::stripTrailing)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void tellsHowManyAreDoneAndOnceItIsKnownHowLongTheOthersTake() {
        line.started(1000);
        grade(11, 0.5);

        assertThat(shown()).startsWith("graded 1 of 1000 (0 %)", "graded 2 of 1000 (0 %)");
        assertThat(shown()).endsWith("graded 11 of 1000 (1 %), 2.0 a second, 8:15 left");
    }

    @Test
    void countsWhatEarlierRunsGradedNotIntoTheRate() {
        line.started(100_000);
        for (int i = 0; i < 50_000; i++) {
            line.done(false);
        }
        grade(50, 0.1);

        assertThat(shown()).endsWith("graded 50050 of 100000 (50 %), 10 a second, 1:23:15 left");
    }

    @Test
    void isWrittenNoMoreThanFiveTimesASecond() {
        line.started(10_000);
        grade(2000, 0.001);

        assertThat(shown()).hasSize(10);
    }

    @Test
    void leavesNothingBehind() {
        line.started(10);
        grade(10, 0.3);
        line.finished();

        String text = terminal.toString();
        assertThat(text).endsWith("\r");
        assertThat(text.substring(text.lastIndexOf('\r', text.length() - 2) + 1, text.length() - 1))
                .isBlank()
                .hasSameSizeAs(shown().get(shown().size() - 1));
    }

    @Test
    void isSilentWhereNothingTakesTime() {
        line.started(3);
        grade(3, 0.01);
        line.finished();

        assertThat(terminal.toString()).isEmpty();
    }
}
