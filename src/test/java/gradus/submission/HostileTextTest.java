package gradus.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody writes by hand. What is quadratic in the size would take hours on them; the limit is far above what they need. */
class HostileTextTest {
    private static final int MEGABYTE = 1_000_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static SubmissionReading read(String file, String text) {
        return SubmissionReaders.installed().forFile(file).orElseThrow().read(file, text.getBytes(UTF_8));
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                        "[",
                        "[[1 ",
                        "a = [",
                        "a = [[[[[[",
                        "\\begin{",
                        "\\begin{bmatrix}",
                        "$\\begin{bmatrix} 1 & ",
                        "a = \\begin{bmatrix} 1 \\\\ ",
                        "\\[",
                        "\\(",
                        "$",
                        "$ $",
                        "$$",
                        "= ",
                        "a = ",
                        "a = \n",
                        "a = 1 ",
                        "a = [1] ",
                        "a=1,",
                        "a = b = [1, ",
                        "{'a': ",
                        "{'a': 1, ",
                        "\\frac{",
                        "$a = \\frac{1}{",
                        "1 * ",
                        "a = [1 * ",
                        "a = [1      ",
                        "\n",
                        " ",
                        "\n\n1 2\n",
                        "a =\n1 2\n",
                        "# ",
                        "# a\n",
                        "```\n",
                        "```yaml\na: [1]\n",
                        "---\n",
                        "<!-- ",
                        "\"",
                        "\"\"\" ",
                        "%{\n",
                        "...\n",
                        "\\boxed{",
                        "<tf.Tensor ",
                        "a = np.array(",
                        "a' = [1]'",
                        "a: ",
                        "student: s\n",
                        "student",
                        "| a | = | ",
                        "\u00e9\u221a\ud83d\ude00 = [\ud83d\ude00, ")
                .flatMap(part ->
                        Stream.of("s.md", "s.tex", "s.txt", "s.m", "s.py").map(file -> Arguments.of(file, part)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void endInAReading(String file, String part) {
        boolean cheap = part.indexOf('=') < 0 && part.indexOf(':') < 0;
        String text = part.repeat((cheap ? MEGABYTE : MEGABYTE / 20) / part.length());

        SubmissionReading reading = Assertions.assertTimeoutPreemptively(LIMIT, () -> read(file, text));

        assertThat(reading.submission().isPresent() || !reading.issues().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 1\\n", "[", "a = [", "$\\\\begin{bmatrix} ", "\\u00e9", "\\\\"})
    void endInAReadingInsideOneStringOfANotebook(String part) {
        String text = "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \""
                + part.repeat(MEGABYTE / 10 / part.length()) + "\"}]}";

        SubmissionReading reading = Assertions.assertTimeoutPreemptively(LIMIT, () -> read("s.ipynb", text));

        assertThat(reading.submission().isPresent() || !reading.issues().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.md", "s.tex", "s.txt", "s.m", "s.py"})
    void ofRandomWordsNeverThrow(String file) {
        String[] words = {
            "z1",
            "=",
            " ",
            "\n",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "$",
            "$$",
            "\\[",
            "\\]",
            "\\\\",
            "&",
            ",",
            ";",
            ":",
            "0.5",
            "-",
            "1e-3",
            "\\begin{bmatrix}",
            "\\end{bmatrix}",
            "\\begin{aligned}",
            "\\end{aligned}",
            "\\frac",
            "{1}",
            "^T",
            "'",
            "np.array(",
            "...",
            "%",
            "#",
            "```",
            "\\dots",
            "\\left",
            "\\right",
            "\\approx",
            "<tf.Tensor",
            ">",
            "numpy=",
            "1.0e+03 *",
            "Columns 1 through 2:",
            "{'a':",
            "\"",
            "student:",
            "\\boxed{",
            "---",
            "\r\n",
            "|",
            "\\"
        };
        Random random = new Random(11);
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append(words[random.nextInt(words.length)]);
            }

            assertThatCode(() -> read(file, text.toString()))
                    .as(text.toString())
                    .doesNotThrowAnyException();
        }
    }
}
