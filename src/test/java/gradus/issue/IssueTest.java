package gradus.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IssueTest {
    private static final String FILE = "hw3.yaml";

    @Test
    void showsPlaceLineCaretsExpectationAndFix() {
        SourceText source = SourceText.of(FILE, "\n".repeat(13) + "    activation: sigmiod\n");
        Issue issue = Issue.error("GM101", at(14, 17), 7, "unknown activation 'sigmiod'")
                .withExpected(List.of("identity", "relu", "sigmoid", "softmax", "tanh"))
                .withFix("write 'sigmoid'");

        assertThat(issue.text(source)).isEqualTo("""
                        hw3.yaml:14:17: error: unknown activation 'sigmiod' [GM101]
                          14 |     activation: sigmiod
                             |                 ^^^^^^^
                          expected: identity, relu, sigmoid, softmax, tanh
                          fix: write 'sigmoid'""");
    }

    @Test
    void leavesTheSourceBlockOutWithoutTheLine() {
        Issue issue = Issue.warning("X1", at(3, 1), 1, "late");

        assertThat(issue.text(SourceText.none(FILE))).isEqualTo("hw3.yaml:3:1: warning: late [X1]");
        assertThat(issue.text(SourceText.of(FILE, "a\nb"))).isEqualTo("hw3.yaml:3:1: warning: late [X1]");
        assertThat(issue.text(SourceText.of("other.yaml", "a\nb\nc"))).doesNotContain("|");
    }

    @Test
    void clipsCaretsToTheLineAndKeepsOne() {
        SourceText source = SourceText.of(FILE, "abc");

        assertThat(Issue.note("X1", at(1, 2), 1000, "m").text(source)).endsWith("\n    |  ^^");
        assertThat(Issue.note("X1", at(1, 4), 1, "m").text(source)).endsWith("\n    |    ^");
        assertThat(Issue.note("X1", at(1, 99), 1, "m").text(source)).endsWith("\n    |    ^");
        assertThat(Issue.note("X1", at(1, 1), Integer.MAX_VALUE, "m").text(source))
                .endsWith("\n    | ^^^");
    }

    @Test
    void shortensAVeryLongLineAroundThePlace() {
        String line = "a".repeat(5000) + "WRONG" + "b".repeat(5000);

        List<String> text = Issue.error("X1", at(1, 5001), 5, "m")
                .text(SourceText.of(FILE, line))
                .lines()
                .toList();

        String shown = text.get(1).substring("  1 | ".length());
        assertThat(shown).hasSizeLessThanOrEqualTo(100).startsWith("…a").endsWith("b…");
        assertThat(text.get(2).indexOf('^')).isEqualTo(text.get(1).indexOf("WRONG"));
        assertThat(text.get(2)).endsWith(" ^^^^^");
    }

    @Test
    void shortensOnlyTheSideThatIsLong() {
        String line = "WRONG" + "b".repeat(5000);

        assertThat(Issue.error("X1", at(1, 1), 5, "m").text(SourceText.of(FILE, line)))
                .contains("  1 | WRONGb")
                .contains("b…\n    | ^^^^^");
        assertThat(Issue.error("X1", at(1, 5005), 9, "m").text(SourceText.of(FILE, line)))
                .contains("  1 | …b")
                .endsWith("^");
    }

    @Test
    void showsATabAsOneBlankSoThatCaretsStayUnderThePlace() {
        String text = Issue.error("X1", at(1, 3), 1, "m").text(SourceText.of(FILE, "\t\tx"));

        assertThat(text).endsWith("  1 |   x\n    |   ^");
    }

    @Test
    void makesControlCharactersVisibleEverywhere() {
        Issue issue = Issue.error("X1", at(1, 1), 1, "bad \u001B[31m\u0007 and\nnew line")
                .withFix("\u202Ereversed\u007F")
                .withExpected(List.of("\u009Bx"));

        String text = issue.text(SourceText.of(FILE, "\u001B[2J\u0000"));

        assertThat(text).contains("bad ␛[31m␇ and␊new line", "  1 | ␛[2J␀", "\uFFFDreversed␡", "\uFFFDx");
        assertThat(text.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
    }

    @Test
    void countsColumnsInCodePointsAndWidensForWideLetters() {
        SourceText source = SourceText.of(FILE, "\uD835\uDEFF: 中x");

        assertThat(Issue.error("X1", at(1, 5), 1, "m").text(source)).endsWith("    |      ^");
    }

    @Test
    void refusesPositionsBelowOneAndEmptyLengths() {
        assertThatThrownBy(() -> new SourcePosition(FILE, 0, 4)).hasMessage("positions count from 1, got 0:4");
        assertThatThrownBy(() -> Issue.error("X1", at(1, 1), 0, "m")).hasMessageContaining("got 0");
    }

    @Test
    void splitsLinesAtAllThreeLineEnds() {
        assertThat(SourceText.of(FILE, "a\r\nb\rc\nd").lines()).containsExactly("a", "b", "c", "d");
        assertThat(SourceText.of(FILE, "").lines()).containsExactly("");
        assertThat(SourceText.of(FILE, "a\n\n").lines()).containsExactly("a", "", "");
    }

    private static SourcePosition at(int line, int column) {
        return new SourcePosition(FILE, line, column);
    }
}
