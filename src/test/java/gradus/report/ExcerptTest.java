package gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static String placed(SourcePosition position) {
        return Excerpt.placed(Issue.error("GX001", position, 1, "it is so"));
    }

    @Test
    void onlyWhatHasALineIsSaidToBeInOne() {
        assertThat(placed(new SourcePosition("s1.yaml", 3, 5))).isEqualTo("Line 3: it is so");
        assertThat(placed(new SourcePosition("s1.yaml", 1, 1))).isEqualTo("it is so");
        assertThat(placed(new SourcePosition("s1.yaml", 1, 2))).isEqualTo("Line 1: it is so");
        assertThat(placed(SourcePosition.whole("s1.npz"))).isEqualTo("it is so");
    }
}
