package gradus.assignment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentReaderTest {
    private static String faults(String text) {
        AssignmentReader.Reading reading = AssignmentReader.read("assignment.yaml", text.getBytes(UTF_8));
        assertThat(reading.assignment().isEmpty()).isEqualTo(reading.issues().hasErrors());
        return reading.issues().render(reading.source());
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(faults("""
                titel: Homework 3
                problems:
                  - {id: p, wieght: 4}
                  - {id: p, weight: -1}
                due: 2026-13-20 23:59
                time-zone: Europe/Berlim
                late: {penalty: 110 %, per: dya, of: earnt, at-most: 5 points}
                extensions: s042
                attempts: {count: bset, allowed: 0}
                """)).isEqualTo("""
                assignment.yaml:1:1: error: unknown key 'titel' in the assignment [GY022]
                  1 | titel: Homework 3
                    | ^^^^^
                  expected: title, problems, cap, decimals, due, time-zone, late, extensions, attempts, overrides
                  fix: write 'title'
                assignment.yaml:3:13: error: unknown key 'wieght' in a problem of the assignment [GY022]
                  3 |   - {id: p, wieght: 4}
                    |             ^^^^^^
                  expected: id, weight, bonus, cap
                  fix: write 'weight'
                assignment.yaml:4:5: error: 'p' is already one of the problems [GA104]
                  4 |   - {id: p, weight: -1}
                    |     ^
                  fix: delete one of the two
                assignment.yaml:4:21: error: 'weight' is '-1', it has to be a number, 0 or more [GA101]
                  4 |   - {id: p, weight: -1}
                    |                     ^^
                assignment.yaml:5:6: error: 'due' is '2026-13-20 23:59', it has to be a time like 2026-11-20 23:59, or a day, and there is no such one [GA101]
                  5 | due: 2026-13-20 23:59
                    |      ^^^^^^^^^^^^^^^^
                assignment.yaml:6:12: error: unknown time zone 'Europe/Berlim' [GA103]
                  6 | time-zone: Europe/Berlim
                    |            ^^^^^^^^^^^^^
                  expected: Europe/Berlin, America/New_York, UTC, …
                  fix: write 'Europe/Berlin'
                assignment.yaml:7:17: error: 'penalty' is '110 %', it has to be above 0 and at most 100 % [GA102]
                  7 | late: {penalty: 110 %, per: dya, of: earnt, at-most: 5 points}
                    |                 ^^^^^
                assignment.yaml:7:29: error: 'per' is 'dya', it has to be a time like 10 minutes, 12 hours or 2 days [GA101]
                  7 | late: {penalty: 110 %, per: dya, of: earnt, at-most: 5 points}
                    |                             ^^^
                  fix: write 'day'
                assignment.yaml:7:38: error: unknown word 'earnt' for 'of' [GA103]
                  7 | late: {penalty: 110 %, per: dya, of: earnt, at-most: 5 points}
                    |                                      ^^^^^
                  expected: maximum, earned
                assignment.yaml:8:13: error: 'extensions' is a text, it has to name a time for each student [GA101]
                  8 | extensions: s042
                    |             ^^^^
                  fix: write 'extensions: {s042: 2026-11-25 23:59}'
                assignment.yaml:9:19: error: unknown word 'bset' for 'count' [GA103]
                  9 | attempts: {count: bset, allowed: 0}
                    |                   ^^^^
                  expected: latest, first, latest-in-time, best
                  fix: write 'best'
                assignment.yaml:9:34: error: 'allowed' is '0', it has to be a whole number from 1 to 1000 [GA102]
                  9 | attempts: {count: bset, allowed: 0}
                    |                                  ^""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "problems: []",
                "problems: [[p]]",
                "problems: {p: 1}",
                "\u0000",
                "late: {penalty: 10 %}"
            })
    void neverThrows(String text) {
        assertThat(faults(text)).isNotEmpty();
    }

    @Test
    void latenessNeedsADeadline() {
        assertThat(faults("{problems: [p], late: {penalty: 10 %}}")).contains("[GA105]", "add 'due: 2026-11-20 23:59'");
    }

    @Test
    void percentAndPointsAreNotMixed() {
        assertThat(faults("{problems: [p], due: 2026-11-20, late: {penalty: 10 %, at-most: 5 points}}"))
                .contains("'penalty' and 'at-most' are percent and points");
    }
}
