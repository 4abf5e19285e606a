package gradus.submission.stored;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.submission.stored.StoredValue.Group;
import gradus.submission.stored.StoredValue.Numbers;
import gradus.submission.stored.StoredValue.Refused;
import gradus.submission.stored.StoredValue.Texts;
import gradus.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every array of every fixture against the text that numpy wrote of it. */
class StoredFilesTest {
    private static List<String> names() {
        return StoredFixtures.names();
    }

    @Test
    void areThere() {
        assertThat(names()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void holdWhatNumpyReads(String name) {
        List<String> expected = StoredFixtures.expected(name);

        List<String[]> found = found(name);

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertSame(expected.get(i), found.get(i));
        }
    }

    /** Compares a line word for word; numbers by their digits, because numpy writes 65504.0 and 6.55e+04. */
    private static void assertSame(String line, String[] found) {
        String[] wanted = line.split(" ", 3);
        assertThat(found[0] + " " + found[1]).as(line).isEqualTo(wanted[0] + " " + wanted[1]);
        String rest = wanted.length > 2 ? wanted[2] : "";
        if (found[1].equals("refused") || found[0].equals("fault")) {
            assertThat(found[2]).as(line).contains(rest);
        } else if (found[1].equals("text")) {
            assertThat(found[2]).isEqualTo(rest);
        } else {
            assertThat(digits(found[2])).as(wanted[0]).isEqualTo(digits(rest));
        }
    }

    private static List<String> digits(String numbers) {
        return numbers.isEmpty()
                ? List.of()
                : List.of(numbers.split(" ")).stream()
                        .map(StoredFilesTest::canonical)
                        .toList();
    }

    private static String canonical(String number) {
        boolean plain = number.chars().anyMatch(Character::isDigit);
        String sign = number.startsWith("-") ? "-" : "+";
        return plain ? sign + new BigDecimal(number).abs().stripTrailingZeros() : number;
    }

    private static List<String[]> found(String name) {
        List<String[]> lines = new ArrayList<>();
        try {
            StoredFile file = StoredFixtures.read(name, StoredFixtures.bytes(name));
            file.entries().forEach(entry -> addLines(lines, "", entry));
        } catch (FileFault fault) {
            lines.add(new String[] {"fault", fault.issue(name).code(), fault.reason()});
        }
        return lines;
    }

    private static void addLines(List<String[]> lines, String prefix, StoredEntry entry) {
        String name = prefix + entry.name();
        StoredValue value = entry.value();
        if (value instanceof Group group) {
            group.entries().forEach(inner -> addLines(lines, name + ".", inner));
        } else if (value instanceof Numbers array) {
            lines.add(new String[] {name, shape(array), literals(array)});
        } else if (value instanceof Texts texts) {
            lines.add(new String[] {name, "text", texts.texts().get(0)});
        } else if (value instanceof Refused refused) {
            lines.add(new String[] {name, "refused", refused.reason()});
        }
    }

    private static String shape(Numbers array) {
        String shape = array.dimensions().stream().map(String::valueOf).collect(Collectors.joining("x"));
        return shape.isEmpty() ? "-" : shape;
    }

    private static String literals(Numbers array) {
        return array.numbers().stream().map(WrittenNumber::literal).collect(Collectors.joining(" "));
    }
}
