package gradus.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.assignment.AssignmentReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of assignment files names every key, and its example is one. */
class AssignmentPageTest {
    private static final Path PAGE = Path.of("docs/reference/assignment-file.md");

    @Test
    void everyKeyHasARow() {
        Set<String> keys = new TreeSet<>(AssignmentReader.KEYS);
        keys.remove("late");
        keys.addAll(prefixed("late.", AssignmentReader.LATE_KEYS));
        keys.addAll(prefixed("attempts.", AssignmentReader.ATTEMPTS_KEYS));
        keys.addAll(prefixed("problems[].", AssignmentReader.SHARE_KEYS));
        keys.remove("problems[].id");

        Set<String> documented = new TreeSet<>(Documents.table(PAGE, "assignment").stream()
                .flatMap(row -> Documents.code(row.get(0)).stream())
                .toList());

        assertThat(documented).isEqualTo(keys);
    }

    private static List<String> prefixed(String prefix, List<String> keys) {
        return keys.stream().map(key -> prefix + key).toList();
    }

    @Test
    void everyExampleIsOne() {
        Stream<AssignmentReader.Reading> readings = Documents.blocks().stream()
                .filter(block -> block.is("assignment"))
                .map(block ->
                        AssignmentReader.read("assignment.yaml", block.text().getBytes(UTF_8)));

        assertThat(readings)
                .isNotEmpty()
                .allSatisfy(reading ->
                        assertThat(reading.issues().render(reading.source())).isEmpty());
    }
}
