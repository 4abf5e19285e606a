package gradus.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenValue;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSubmissionReaderTest implements SubmissionReaderContract {
    @Override
    public SubmissionReader reader() {
        return new YamlSubmissionReader();
    }

    @Override
    public String oneProblem() {
        return """
                student: s01
                name: Ada L.
                problem: mlp-sigmoid
                answers:
                  z1: [0.2, 0.20, 2e-1]
                  W2:
                    - [1, 2, 3]
                    - [4, 5, 6]
                  a1:
                  loss: 0.5
                """;
    }

    @Override
    public String twoProblems() {
        return """
                student: s01
                answers:
                  mlp-sigmoid: {z1: [0.2]}
                  mlp-tanh:
                    z1: [[0.3, 1.1]]
                """;
    }

    @Override
    public String answersOnly() {
        return """
                answers:
                  z1: [1, 2]
                """;
    }

    @Override
    public String twoUnreadableLines() {
        return """
                answers:
                  W1: [[1, 2], [3]]
                  z1: oops
                  a1: [0.5]
                """;
    }

    @Override
    public String withoutAnswers() {
        return """
                student: s01
                """;
    }

    @Override
    public String broken() {
        return """
                answers:
                \tz1: [1, 2]
                """;
    }

    @Override
    public String misspeltKey() {
        return """
                studnet: s01
                answers: {z1: 1}
                """;
    }

    private SubmissionReading read(String text) {
        return reader().read("s07.yaml", text.getBytes(UTF_8));
    }

    private WrittenValue answer(String value) {
        return read("answers:\n  q: " + value + "\n  r: 1\n")
                .submission()
                .orElseThrow()
                .answers()
                .get(0)
                .lines()
                .get(0)
                .answer();
    }

    @Nested
    class Answers {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "0.1 0.2 0.3 | 3",
                    "[0.1 0.2 0.3] | 3",
                    "'0.1 0.2 0.3' | 3",
                    "'[0.1 0.2 0.3]' | 3",
                    "(0.1, 0.2, 0.3) | 3",
                    "'0.1, 0.2, 0.3' | 3",
                    "[0.1 0.2, 0.3 0.4] | 2, 2",
                    "[[0.1 0.2], [0.3 0.4]] | 2, 2",
                    "[1.5 × 10^-3, 1/3] | 2",
                    "[[[1], [2]]] | 1, 2, 1",
                    "[[[[1]]]] | 1, 1, 1, 1",
                    "'0.5' | ''",
                    "−0.5 | ''",
                })
        void areReadWhenTheMeaningIsPlain(String value, String dimensions) {
            WrittenArray array = (WrittenArray) answer(value);

            assertThat(array.dimensions().toString())
                    .isEqualTo("[" + (dimensions == null ? "" : dimensions.replace("''", "")) + "]");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "[[1, 2, 3, 4], [1, 2, 3]] | row 2 has 3 numbers, row 1 has 4 numbers | 2:21",
                    "[1, [2]] | item 2 is a list, item 1 is a number | 2:10",
                    "[[1, 2], 3] | item 2 is a number, item 1 is a list | 2:15",
                    "[[[1]], [[1, 2]]] | item 2 has the shape 1x2, item 1 has 1x1 | 2:14",
                    "[1, x] | item 2: 'x' is a word, not a number | 2:10",
                    "[[1, 2], [3, 1e999]] | entry (2,2): '1e999' is too large: to a computer it is infinite | 2:19",
                    "[[[[[1]]]]] | entry (1,1,1,1): lists are nested deeper than 4 | 2:10",
                    "{a: 1} | a mapping stands where numbers are expected | 2:6",
                    "[{a: 1}] | item 1: a mapping stands where numbers are expected | 2:7",
                    "[1, '', 2] | item 2: nothing is written | 2:10",
                    "[[], []] | item 1: the list is empty | 2:7",
                    "0,5 | '0,5' has a comma | 2:6",
                })
        void thatCannotBeReadSayWhyAndWhere(String value, String reason, String place) {
            UnreadableValue answer = (UnreadableValue) answer(value);

            assertThat(answer.reason()).isEqualTo(reason);
            assertThat(answer.position()).hasToString("s07.yaml:" + place);
        }

        @Test
        void withDecimalCommasInOneRowAreRecognised() {
            UnreadableValue answer = (UnreadableValue) answer("[[0.158, 0.206], [0,158, 0,206]]");

            assertThat(answer.reason()).isEqualTo("row 2 has 4 numbers, row 1 has 2 numbers");
            assertThat(answer.fix()).contains("write decimals with a point: 0.158");
        }

        @Test
        void withDecimalCommasThroughoutCanBeAskedAbout() {
            WrittenArray commas = (WrittenArray) answer("[0,158, -0,206]");

            assertThat(commas.dimensions()).containsExactly(4);
            assertThat(commas.looksLikeDecimalCommas(2)).isTrue();
            assertThat(commas.looksLikeDecimalCommas(4)).isFalse();
            assertThat(((WrittenArray) answer("[0.1, 2, 0.3, 4]")).looksLikeDecimalCommas(2))
                    .isFalse();
            assertThat(((WrittenArray) answer("[1, -2, 3, -4]")).looksLikeDecimalCommas(2))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "~", "null", "''", "' '", "[]"})
        void withNothingInThemAreBlank(String value) {
            ProblemAnswers answers = read("answers:\n  q: " + value + "\n  r: 1\n")
                    .submission()
                    .orElseThrow()
                    .answers()
                    .get(0);

            assertThat(answers.blank()).containsExactly("q");
            assertThat(answers.lines()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"∂E/∂W[2]", "W2'", "dE/dW2", "y", "no", "on", "1", "class(x_new)"})
        void mayHaveAnyName(String name) {
            Submission submission =
                    read("answers:\n  " + name + ": 1\n").submission().orElseThrow();

            assertThat(submission.answers().get(0).lines().get(0).name()).isEqualTo(name);
        }
    }

    @Nested
    class Forms {
        @Test
        void withOneValueThatIsNoMappingAreOneProblem() {
            Submission submission =
                    read("answers: {z1: 1, p: {z1: 2}}").submission().orElseThrow();

            assertThat(submission.answers()).hasSize(1);
            assertThat(submission.answers().get(0).lines().get(1).answer()).isInstanceOf(UnreadableValue.class);
        }

        @Test
        void withABlankProblemAreStillSeveralProblems() {
            List<ProblemAnswers> answers = read("answers: {p: {z1: 1}, q: }")
                    .submission()
                    .orElseThrow()
                    .answers();

            assertThat(answers.stream().map(ProblemAnswers::problem)).containsExactly("p", "q");
            assertThat(answers.get(1).lines()).isEmpty();
        }

        @Test
        void withOnlyBlanksAreABlankPaperOnOneProblem() {
            List<ProblemAnswers> answers =
                    read("answers: {z1: , z2: }").submission().orElseThrow().answers();

            assertThat(answers).hasSize(1);
            assertThat(answers.get(0).blank()).containsExactly("z1", "z2");
        }

        @Test
        void withNoAnswerAtAllAreABlankPaperWithAWarning() {
            SubmissionReading reading = read("student: s01\nanswers:\n");

            assertThat(reading.submission().orElseThrow().answers().get(0).lines())
                    .isEmpty();
            assertThat(reading.issues()).hasSize(1);
        }

        @Test
        void withAListOfAnswersAreRefused() {
            SubmissionReading reading = read("answers: [1, 2]");

            assertThat(reading.submission()).isEmpty();
            assertThat(reading.issues().get(0).message())
                    .isEqualTo("'answers' is a list, a mapping of quantities is expected");
        }

        @Test
        void keepTheFirstOfTwoEqualNamesAndSaySo() {
            SubmissionReading reading = read("answers:\n  z1: 1\n  z1: 2\n");

            assertThat(reading.submission().orElseThrow().answers().get(0).lines())
                    .hasSize(1);
            assertThat(reading.issues().get(0).message()).contains("is already given at 2:3");
        }
    }

    @Nested
    class Students {
        private String student(String written) {
            return read("student: " + written + "\nanswers: {z1: 1}\n")
                    .submission()
                    .orElseThrow()
                    .student();
        }

        @Test
        void areComposedAndCleanedOfControlCharacters() {
            assertThat(student("Jose\u0301")).isEqualTo("Jos\u00E9");
            assertThat(student("\"a\\eb\\u202Ec \"")).isEqualTo("abc");
            assertThat(student("x".repeat(1000))).hasSize(200);
            assertThat(student("007")).isEqualTo("007");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "' '", "\"\\a\"", "[1, 2]"})
        void withoutANameAreCalledLikeTheirFile(String written) {
            assertThat(student(written)).isEqualTo("s07");
        }
    }

    @Test
    void readsWhatIsSavedAsUtf16() {
        byte[] bytes = "answers: {z1: 1}".getBytes(java.nio.charset.StandardCharsets.UTF_16);

        assertThat(reader().read("s.yaml", bytes).submission()).isPresent();
    }
}
