package gradus.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IssueListTest {
    private final IssueList issues = new IssueList();

    @Test
    void isEmptyAtFirst() {
        assertThat(issues.isEmpty()).isTrue();
        assertThat(issues.hasErrors()).isFalse();
        assertThat(issues.render(SourceText.none("f"))).isEmpty();
    }

    @Test
    void keepsTheOrderOfAdditionAndSortsByPosition() {
        Issue late = Issue.error("A", new SourcePosition("f", 10, 1), 1, "late");
        Issue early = Issue.warning("B", new SourcePosition("f", 2, 9), 1, "early");
        Issue earlier = Issue.note("C", new SourcePosition("f", 2, 3), 1, "earlier");

        issues.add(late);
        issues.addAll(List.of(early, earlier));

        assertThat(issues.all()).containsExactly(late, early, earlier);
        assertThat(issues.sorted()).containsExactly(earlier, early, late);
        assertThat(issues.render(SourceText.none("f")))
                .isEqualTo("f:2:3: note: earlier [C]\nf:2:9: warning: early [B]\nf:10:1: error: late [A]");
    }

    @Test
    void countsOnlyErrorsAsErrors() {
        issues.add(Issue.warning("B", SourcePosition.start("f"), 1, "w"));
        assertThat(issues.hasErrors()).isFalse();
        assertThat(issues.isEmpty()).isFalse();

        issues.add(Issue.error("A", SourcePosition.start("f"), 1, "e"));
        assertThat(issues.errorCount()).isEqualTo(1);
    }
}
