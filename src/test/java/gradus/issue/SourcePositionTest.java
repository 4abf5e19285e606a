package gradus.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePositionTest {
    @Test
    void isWrittenWithLineAndColumn() {
        assertThat(new SourcePosition("a/s1.yaml", 3, 7)).hasToString("a/s1.yaml:3:7");
    }

    @Test
    void ofAFileWithoutLinesIsItsName() {
        SourcePosition whole = SourcePosition.whole("a/s1.npz");

        assertThat(whole).hasToString("a/s1.npz");
        assertThat(whole.hasLine()).isFalse();
        assertThat(SourcePosition.start("s1.yaml").hasLine()).isTrue();
    }

    @Test
    void withoutALineShowsNoSource() {
        Issue issue = Issue.error("GN102", SourcePosition.whole("s1.npz"), 1, "the file ends early");

        assertThat(issue.text(new SourceText("s1.npz", List.of("some bytes"))))
                .isEqualTo("s1.npz: error: the file ends early [GN102]");
    }

    @ParameterizedTest
    @CsvSource({"a/b/s1.npz, s1.npz", "a\\s1.npz, s1.npz", "s1.npz, s1.npz"})
    void hasALastName(String file, String name) {
        assertThat(SourcePosition.whole(file).lastName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1"})
    void countsFromOne(int line, int column) {
        assertThatThrownBy(() -> new SourcePosition("s1.yaml", line, column))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
