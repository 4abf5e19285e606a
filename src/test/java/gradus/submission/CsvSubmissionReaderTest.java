package gradus.submission;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenText;
import gradus.written.WrittenValue;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSubmissionReaderTest implements SubmissionReaderContract {
    @Override
    public SubmissionReader reader() {
        return new CsvSubmissionReader();
    }

    @Override
    public String oneProblem() {
        return """
                student,s01
                name,"Ada L."
                problem,mlp-sigmoid
                z1,0.2,0.20,2e-1
                W2,1,2,3
                ,4,5,6
                a1,
                loss,0.5
                """;
    }

    @Override
    public String twoProblems() {
        return """
                student,s01
                problem,mlp-sigmoid
                z1,[0.2]
                problem,mlp-tanh
                z1
                0.3,1.1
                """;
    }

    @Override
    public String answersOnly() {
        return """
                z1,1,2
                """;
    }

    @Override
    public String twoUnreadableLines() {
        return """
                W1,1,2
                W1,3
                z1,oops
                a1,[0.5]
                """;
    }

    @Override
    public String withoutAnswers() {
        return """
                student,s01
                """;
    }

    @Override
    public String messageWithoutAnswers() {
        return "the file holds no answer";
    }

    @Override
    public String broken() {
        return """
                z1,"0.1,0.2
                loss,0.5
                """;
    }

    @Override
    public String misspeltKey() {
        return """
                studnet,s01
                z1,1
                """;
    }

    private SubmissionReading read(String text) {
        return reader().read("class/W1.csv", text.getBytes(UTF_8));
    }

    private Submission submission(String text) {
        return read(text).submission().orElseThrow();
    }

    /** All answers as {@code name shape numbers}, or {@code name: why not}. */
    private List<String> answers(String text) {
        return answers(submission(text));
    }

    private static List<String> answers(Submission submission) {
        return submission.answers().stream()
                .flatMap(answers -> answers.lines().stream())
                .map(line -> line.name() + shown(line.answer()))
                .toList();
    }

    private static String shown(WrittenValue value) {
        if (value instanceof UnreadableValue unreadable) {
            return ": " + unreadable.reason();
        }
        WrittenArray array = (WrittenArray) value;
        return " " + array.dimensions()
                + array.numbers().stream().map(number -> " " + number.literal()).collect(Collectors.joining());
    }

    @Nested
    class Blocks {
        @Test
        void standBehindOrBelowTheirNames() {
            assertThat(answers("""
                    z1,0.1,0.2
                    W1
                    0.1,0.2
                    0.3,0.40

                    dE/dW1,0.1,0.2
                    0.3,0.4
                    dE/dW2,0.1,0.2
                    dE/dW2,0.3,0.4
                    E,0.5
                    """))
                    .containsExactly(
                            "z1 [2] 0.1 0.2",
                            "W1 [2, 2] 0.1 0.2 0.3 0.40",
                            "dE/dW1 [2, 2] 0.1 0.2 0.3 0.4",
                            "dE/dW2 [2, 2] 0.1 0.2 0.3 0.4",
                            "E [] 0.5");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "z1,[0.1, 0.2] | z1 [2] 0.1 0.2",
                    "z1,\"[0.1, 0.2]\" | z1 [2] 0.1 0.2",
                    "z1,0.1 0.2 | z1 [2] 0.1 0.2",
                    "W1,\"[[0.1, 0.2], [0.3, 0.4]]\" | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    "W1,[[0.1, 0.2], [0.3, 0.4]] | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    "W1[1,2],0.5 | W1[1,2] [] 0.5",
                    "\"z1\",\"0.5\" | z1 [] 0.5",
                    "z1;0,5;0,6 | z1 [2] 0.5 0.6",
                    "z1;1,5e-3;,25;3 | z1 [3] 1.5e-3 .25 3",
                    "z1;0.5;0.6 | z1 [2] 0.5 0.6",
                    "z1 = 0.5 | z1 [] 0.5",
                    "z1: 0.5 0.6 | z1 [2] 0.5 0.6",
                    "z1 = [0.5, 0.6] | z1 [2] 0.5 0.6",
                    "z1,0.1,0.2 # rounded | z1 [2] 0.1 0.2",
                    "z1,0.1,,0.2 | z1: item 2: nothing is written",
                    "z1;0,5;0.6 | z1: item 1: '0,5' has a comma",
                    "z1;1,000;2 | z1: item 1: '1,000' has a comma",
                    "z1,\"1,000\" | z1: '1,000' has a comma",
                    "z1,12a,1 | z1: item 1: '12a' is not a number",
                    "∂E/∂W1,0.5 | ∂E/∂W1 [] 0.5",
                    "nabla,NaN,-inf | nabla [2] NaN -inf",
                    "z1,\"[[a], [b]]\" | z1: '[[a], [b]]' is not a number",
                })
        void areReadWhenTheMeaningIsPlain(String row, String expected) {
            assertThat(answers(row + "\n")).containsExactly(expected);
        }

        @Test
        void areCalledLikeTheCommentAbove() {
            assertThat(answers("""
                    # my results
                    # W1
                    1.000000000000000056e-01 2.000000000000000111e-01
                    2.999999999999999889e-01 4.000000000000000222e-01
                    # b1:
                    5.000000000000000000e-01
                    """))
                    .containsExactly(
                            "W1 [2, 2] 1.000000000000000056e-01 2.000000000000000111e-01 2.999999999999999889e-01"
                                    + " 4.000000000000000222e-01",
                            "b1 [1, 1] 5.000000000000000000e-01");
        }

        @Test
        void withoutANameAreNotUsed() {
            SubmissionReading reading = read("z1,0.1\n\n0.3,0.4\nE,0.5\n");

            assertThat(answers(reading.submission().orElseThrow())).containsExactly("z1 [] 0.1", "E [] 0.5");
            assertThat(reading.issues()).hasSize(1);
            assertThat(reading.issues().get(0).text(reading.source())).isEqualTo("""
                    class/W1.csv:3:1: warning: the row stands under no name and is not used [GN203]
                      3 | 0.3,0.4
                        | ^^^
                      fix: write the name of its quantity above it""");
        }

        @Test
        void keepTheFirstOfTwoEqualNamesAndSaySo() {
            SubmissionReading reading = read("z1,0.1\nE,0.5\n  z1,0.3\n");

            assertThat(answers(reading.submission().orElseThrow())).containsExactly("z1 [] 0.1", "E [] 0.5");
            assertThat(reading.issues().get(0).text(reading.source())).isEqualTo("""
                    class/W1.csv:3:3: error: 'z1' is already given at 1:1; the first one counts [GN202]
                      3 |   z1,0.3
                        |   ^^
                      fix: delete one of the two""");
        }

        @Test
        void holdFormulasToo() {
            AnswerLine line = submission("delta2,a2 - t\ndE/dW1,np.outer(delta1, x)\n")
                    .answers()
                    .get(0)
                    .lines()
                    .get(1);

            assertThat(line.text().map(WrittenText::text)).contains("np.outer(delta1, x)");
            assertThat(line.text().orElseThrow().position().column()).isEqualTo(8);
        }
    }

    @Nested
    class OneMatrix {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "0.1,0.2;0.3,0.4 | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    "0.1, 0.2;0.3, 0.4 | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    "0.1 0.2;0.3 0.4 | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    " 1.0e-01   2.0e-01 ; 3.0e-01  -4.0e-01 | W1 [2, 2] 1.0e-01 2.0e-01 3.0e-01 -4.0e-01",
                    "0.1~t~0.2;0.3~t~0.4 | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    "0.1;0.2;0.3 | W1 [3, 1] 0.1 0.2 0.3",
                    "0.1,0.2,0.3 | W1 [1, 3] 0.1 0.2 0.3",
                    "0.5 | W1 [1, 1] 0.5",
                    ",0,1;0,0.1,0.2;1,0.3,0.4 | W1 [2, 2] 0.1 0.2 0.3 0.4",
                    "0,1;0.5,0.25 | W1 [2, 2] 0 1 0.5 0.25",
                    "0.1,0.2;0.3 | W1: row 2 has 1 number, row 1 has 2 numbers",
                    "0.1,x;0.3,0.4 | W1: entry (1,2): 'x' is a word, not a number",
                    "# by numpy;0.1 0.2 | W1 [1, 2] 0.1 0.2",
                    "% by MATLAB;0.1 0.2 | W1 [1, 2] 0.1 0.2",
                    "nan inf;0.3 0.4 | W1 [2, 2] nan inf 0.3 0.4",
                })
        void isCalledLikeTheFile(String rows, String expected) {
            assertThat(answers(rows.replace(';', '\n').replace("~t~", "\t") + "\n"))
                    .containsExactly(expected);
        }

        @Test
        void mayHaveDecimalCommas() {
            assertThat(answers("0,5;0,6\n0,7;1\n")).containsExactly("W1 [2, 2] 0.5 0.6 0.7 1");
            assertThat(answers("0,5\t0,6\n0,7\t1\n")).containsExactly("W1 [2, 2] 0.5 0.6 0.7 1");
        }
    }

    @Nested
    class LongForm {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "quantity,row,column,value",
                    "Name,i,j,Value",
                    "variable,row,col,number",
                    "\"quantity\",\"row\",\"column\",\"value\""
                })
        void isRecognisedByItsHeader(String header) {
            assertThat(answers(header
                            + "\nW1,1,1,0.1\nW1,2,1,0.3\nz1,1,,0.5\nW1,1,2,0.2\nW1,2,2,0.4\nz1,2,,0.6\nE,,,0.7\n"))
                    .containsExactly("W1 [2, 2] 0.1 0.2 0.3 0.4", "z1 [2] 0.5 0.6", "E [] 0.7");
        }

        @Test
        void mayCountFromZero() {
            assertThat(answers("value,column,row,quantity\n0.1,0,0,W1\n0.2,1,0,W1\n"))
                    .containsExactly("W1 [1, 2] 0.1 0.2");
        }

        @Test
        void mayHaveNamesAndValuesOnly() {
            assertThat(answers("name,value\nz1,0.1\nz1,0.2\nE,0.5\nW1,\"[[1, 2], [3, 4]]\"\nb1,0.1,0.2\n"))
                    .containsExactly("z1 [2] 0.1 0.2", "E [] 0.5", "W1 [2, 2] 1 2 3 4", "b1 [2] 0.1 0.2");
        }

        @Test
        void mayNameStudentAndProblems() {
            Submission submission = submission("student,s42\nproblem,quantity,value\np,z1,0.1\nq,z1,0.2\np,E,0.3\n");

            assertThat(submission.student()).isEqualTo("s42");
            assertThat(submission.answers()).extracting(ProblemAnswers::problem).containsExactly("p", "q");
            assertThat(answers(submission)).containsExactly("z1 [] 0.1", "E [] 0.3", "z1 [] 0.2");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "W1,1,1,1;W1,1,2,2;W1,2,2,4 | W1: entry (2,1) is missing",
                    "W1,1,1,1;W1,1,2,2;W1,2,1,4 | W1: entry (2,2) is missing",
                    "W1,1,1,1;W1,1,1,2 | W1: entry (1,1) is given twice",
                    "W1,1,1,1;W1,999999999,999999999,2 | W1: entry (1,2) is missing",
                    "W1,1,1,1;W1,a,1,2 | W1: 'a' is no number of a row or column",
                    "W1,1,1,1;W1,,,2 | W1: some of its numbers have a row or a column, and others have none",
                    "W1,2,,1;W1,3,,2 | W1: entry 1 is missing",
                    "W1,1,1,x | W1: entry (1,1): 'x' is a word, not a number",
                })
        void losesOnlyTheQuantityWhosePlacesAreWrong(String rows, String expected) {
            List<String> answers = answers("quantity,row,column,value\n" + rows.replace(';', '\n') + "\nE,,,0.5\n");

            assertThat(answers).containsExactly(expected, "E [] 0.5");
        }

        @Test
        void listsWhatHasNoValue() {
            ProblemAnswers answers = submission("quantity,row,column,value\nW1,,,\nE,,,0.5\n")
                    .answers()
                    .get(0);

            assertThat(answers.blank()).containsExactly("W1");
        }

        @Test
        void pointsToTheFault() {
            UnreadableValue value = (UnreadableValue) submission("quantity,row,column,value\nW1,1,1,1\nW1,1,zwei,2\n")
                    .answers()
                    .get(0)
                    .lines()
                    .get(0)
                    .answer();

            assertThat(value.position()).hasToString("class/W1.csv:3:6");
        }
    }

    @Nested
    class Columns {
        @Test
        void haveTheirNamesAbove() {
            assertThat(answers("z1,a1,E\n0.1,0.5,0.7\n0.2,0.6,\n"))
                    .containsExactly("z1 [2] 0.1 0.2", "a1 [2] 0.5 0.6", "E [] 0.7");
        }

        @Test
        void mayBeCountedByPandas() {
            assertThat(answers(",z1\n0,0.1\n1,0.2\n")).containsExactly("z1 [2] 0.1 0.2");
        }

        @Test
        void mayBeEmpty() {
            Submission submission = submission("z1,a1\n0.1,\n");

            assertThat(submission.answers().get(0).blank()).containsExactly("a1");
        }
    }

    @Nested
    class Places {
        @Test
        void countCodePointsAndLinesAndQuotes() {
            List<AnswerLine> lines = submission("# 😀\r\n😀,1\r\nz1,\"😀\", x\r\n\"E\nF\",0.5\r\nG,oops\r\n")
                    .answers()
                    .get(0)
                    .lines();

            assertThat(lines)
                    .extracting(line -> line.name() + " " + line.answer().position())
                    .contains("z1 class/W1.csv:3:4", "G class/W1.csv:6:3");
        }

        @Test
        void ofAFaultInAListAreThoseOfTheItem() {
            UnreadableValue value = (UnreadableValue) submission("z1,0.1,  oops\n")
                    .answers()
                    .get(0)
                    .lines()
                    .get(0)
                    .answer();

            assertThat(value.position()).hasToString("class/W1.csv:1:10");
        }
    }

    @Nested
    class Files {
        @Test
        void ofExcelAreRead() {
            byte[] text = ("\uFEFFz1\t0,5\t0,6\r\nE\t0,7\r\n").getBytes(UTF_16LE);
            byte[] marked = ("\uFEFFz1;0,5;0,6\r\n").getBytes(UTF_8);

            assertThat(answers(reader().read("s1.tsv", text).submission().orElseThrow()))
                    .containsExactly("z1 [2] 0.5 0.6", "E [] 0.7");
            assertThat(answers(reader().read("s1.csv", marked).submission().orElseThrow()))
                    .containsExactly("z1 [2] 0.5 0.6");
            assertThat(answers("sep=;\nz1;0.5\n")).containsExactly("z1 [] 0.5");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n\n", ",,,\n", "# nothing\n", "sep=;"})
        void withoutAnythingAreRefused(String text) {
            SubmissionReading reading = read(text);

            assertThat(reading.submission()).isEmpty();
            assertThat(reading.issues()).extracting(Issue::code).containsExactly("GN105");
        }

        @Test
        void thatAreNoTextAreRefused() {
            SubmissionReading reading = reader().read("s1.csv", new byte[] {'P', 'K', 3, 4, 0, 0});

            assertThat(reading.submission()).isEmpty();
            assertThat(reading.issues()).extracting(Issue::code).containsExactly("GY001");
        }

        @Test
        void withMillionsOfCellsAreRefused() {
            SubmissionReading reading = read("z1" + ",1".repeat(600_000));

            assertThat(reading.submission()).isEmpty();
            assertThat(reading.issues().get(0).message()).isEqualTo("the table has more than 500,000 cells");
        }

        @Test
        void keepAllDigits() {
            WrittenArray array = (WrittenArray) submission("z1,0.50,1e-3,007\n")
                    .answers()
                    .get(0)
                    .lines()
                    .get(0)
                    .answer();

            assertThat(array.numbers()).extracting(WrittenNumber::literal).containsExactly("0.50", "1e-3", "007");
        }
    }
}
