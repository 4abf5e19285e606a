package gradus.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.assignment.AssignmentReader;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of assignment files says what their reader says. */
class AssignmentSchemaTest {
    private final Schemas schema = Schemas.ASSIGNMENT;

    @Test
    void knowsTheKeysThatTheReaderKnows() {
        assertKeys("", AssignmentReader.KEYS);
        assertKeys("/$defs/share/then", AssignmentReader.SHARE_KEYS);
        assertKeys("/properties/late", AssignmentReader.LATE_KEYS);
        assertKeys("/properties/attempts/then", AssignmentReader.ATTEMPTS_KEYS);
    }

    private void assertKeys(String place, List<String> keys) {
        assertThat(schema.properties(place)).isEqualTo(new TreeSet<>(keys));
    }

    /** Where the reader meets an unknown word, it lists the words that it knows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'due: 2026-11-20, late: {of: x}' | /properties/late/properties/of
                    'attempts: x'                    | /$defs/attempt
                    """)
    void knowsTheWordsThatTheReaderKnows(String keys, String place) {
        assertThat(schema.values(place))
                .isEqualTo(new TreeSet<>(reading("{problems: p, " + keys + "}")
                        .issues()
                        .all()
                        .get(0)
                        .expected()));
    }

    @Test
    void acceptsTheExamplesOfTheReference() {
        assertThat(Documents.blocks().stream()
                        .filter(block -> block.is("assignment"))
                        .map(block -> schema.faults(block.text())))
                .isNotEmpty()
                .allMatch(List::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "problems: first",
                "problems: [1, two.yaml, {id: 3, weight: 0.5, bonus: yes, cap: 0}]",
                "{problems: [p], due: 2026-11-20, late: {penalty: 5 points, per: hour, at-most: 10.5 points}}",
                "{problems: [p], due: '2026-11-20T23:59:30', late: {penalty: 10%, per: once, grace: 1 h}}",
                "{problems: [p], attempts: {count: first}}",
                "{problems: [p], attempts: {allowed: 3}, decimals: 0, cap: 1.5, overrides: o.csv, time-zone: UTC}"
            })
    void acceptsWhatTheReaderAccepts(String text) {
        assertThat(reading(text).issues().all()).isEmpty();
        assertThat(schema.faults(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: Homework",
                "problems: []",
                "problems: [{weight: 1}]",
                "problems: [{id: p, weight: -1}]",
                "problems: [{id: p, bonus: maybe}]",
                "{problems: p, late: {penalty: 10 %}}",
                "{problems: p, extensions: {s1: 2026-11-20}}",
                "{problems: p, due: tomorrow}",
                "{problems: p, due: 2026-11-20, late: {penalty: 10}}",
                "{problems: p, due: 2026-11-20, late: {per: fortnight}}",
                "{problems: p, due: 2026-11-20, extensions: s1}",
                "{problems: p, decimals: 7}",
                "{problems: p, attempts: {allowed: 0}}",
                "{problems: p, attempts: last}"
            })
    void refusesWhatTheReaderComplainsAbout(String text) {
        assertThat(reading(text).issues().hasErrors()).isTrue();
        assertThat(schema.faults(text)).isNotEmpty();
    }

    private static AssignmentReader.Reading reading(String text) {
        return AssignmentReader.read("assignment.yaml", text.getBytes(UTF_8));
    }
}
