package gradus.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradus.issue.IssueList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the fast reader takes, the library reads as the same tree and without a fault. */
class PlainTextTest {
    private static final String SIGNS = " \n\n:-#,[]{}\"'|>&*!?%@`~\\\t\r.0e_é\u2028\uFEFFax";

    private static final List<Path> FOLDERS =
            List.of(Path.of("problems"), Path.of("submissions-sample"), Path.of("src/test/snippets"));

    @Test
    void theFilesOfThisProjectHaveTheSameTree() throws IOException {
        int plain = 0;
        List<Path> files = files();
        for (Path file : files) {
            plain += isTheSame(Files.readString(file, StandardCharsets.UTF_8), Syntax.of(file.toString())) ? 1 : 0;
        }

        assertThat(plain).isGreaterThan(files.size() / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void filesWithSlipsHaveTheSameTreeIfTheyArePlain(int seed) throws IOException {
        Random random = new Random(seed);
        int plain = 0;
        for (Path file : files()) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            for (int i = 0; i < 10; i++) {
                String part = text.length() > 2000 ? text.substring(0, 300 + random.nextInt(1700)) : text;
                plain += isTheSame(mutated(part, random), Syntax.of(file.toString())) ? 1 : 0;
            }
        }

        assertThat(plain).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void smallFilesOfAllSignsHaveTheSameTreeIfTheyArePlain(int seed) {
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 30_000; i++) {
            plain += isTheSame(draw(random), i % 4 == 0 ? Syntax.JSON : Syntax.YAML) ? 1 : 0;
        }

        assertThat(plain).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a: 1",
                "a: [1, -2.5e-3, [x, 'y z']]",
                "dE/db[3]: {a: 1, 'b': [2]}",
                "a:\\n  b: 1\\n  c:\\n  - 1\\n  - d: 2\\n    e: 3",
                "a:\\n- 1\\n- 2\\nb: x y # why\\n# end",
                "a: |\\n  two\\n   lines\\nb: 'c'",
                "a: [[0.1, 0.2],\\n    [0.3, 0.4]]",
                "a: 1\\r\\nb: 2\\r\\n",
                "é: ∂E",
                "- 1\\n- [2]",
                "a:\\nb: 1",
                "a:\\n  b:\\n  c: 2\\nd:",
            })
    void whatPeopleWriteIsPlain(String text) {
        assertThat(isTheSame(text.replace("\\n", "\n").replace("\\r", "\r"), Syntax.YAML))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, -2.5e-3, null, true], \"b\": {\"c\": \"x y\"}}", "[]", " {\"a\":\n\t1}\r\n"})
    void whatProgramsWriteIsPlain(String text) {
        assertThat(isTheSame(text, Syntax.JSON)).isTrue();
    }

    /** Whether a text is plain; then the trees are the same. */
    private static boolean isTheSame(String text, Syntax syntax) {
        Optional<YamlNode> plain = PlainText.read("f", text, syntax);
        if (plain.isEmpty()) {
            return false;
        }
        IssueList issues = new IssueList();
        try {
            LongTextScan.refuseLongTexts("f", text);
            assertThat(plain.get())
                    .as(text)
                    .isEqualTo(TreeBuilder.build("f", text, syntax, YamlReader.MAX_TEXT, issues));
            assertThat(issues.all()).as(text).isEmpty();
        } catch (Refusal refusal) {
            fail("refused: " + refusal.issue().message() + " in\n" + text);
        }
        return true;
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && !changed.isEmpty(); i++) {
            int at = random.nextInt(changed.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, sign);
                case 1 -> changed.setCharAt(at, sign);
                case 2 -> changed.deleteCharAt(at);
                default -> {
                    int end = Math.min(changed.length(), at + 1 + random.nextInt(20));
                    changed.insert(random.nextInt(changed.length()), changed.substring(at, end));
                }
            }
        }
        return changed.toString();
    }

    private static String draw(Random random) {
        String[] pieces = {
            "a: ", "b:", "- ", "\n", "\n", "  ", "    ", "[1, 2]", "[", "]", "{", "}", "{a: 1}", ", ", ":", " # c",
            "'x'", "\"y\"", "|", "\"a\"", "\"b\": ", "null", "1.5", "-1e-3", "x y", "c: d", "true", "'", "\r\n", "#",
            "-", "~", "..."
        };
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> inside = Files.walk(folder)) {
                inside.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                        .filter(PlainTextTest::isText)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isText(Path file) {
        try {
            Files.readString(file, StandardCharsets.UTF_8);
            return true;
        } catch (IOException fault) {
            return false;
        }
    }
}
