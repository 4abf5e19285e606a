package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.IssueList;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.submission.Submission;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenValue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in a file, number for number, with the place of each name and of each first number. */
class ReadingSnippetsTest {
    private static final String KIND = "readings";

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theFileHoldsWhatIsExpected(String name) {
        Path input = Snippets.input(KIND, name);
        String file = input.getFileName().toString();

        SubmissionReading reading =
                SubmissionReaders.installed().forFile(file).orElseThrow().read(file, Snippets.bytes(input));

        Snippets.compare(KIND, name, text(reading));
    }

    @Test
    void everyKindOfTextFileIsRead() {
        assertThat(names().map(name -> Snippets.input(KIND, name).getFileName().toString()))
                .contains("input.md", "input.tex", "input.txt", "input.m", "input.py", "input.ipynb");
    }

    private static String text(SubmissionReading reading) {
        IssueList issues = new IssueList();
        issues.addAll(reading.issues());
        String notes = issues.isEmpty() ? "" : issues.render(reading.source()) + "\n";
        return reading.submission().map(ReadingSnippetsTest::text).orElse("no submission\n") + notes;
    }

    private static String text(Submission submission) {
        return "student " + submission.student()
                + submission.name().map(name -> ", name " + name).orElse("") + "\n"
                + submission.answers().stream().map(ReadingSnippetsTest::text).collect(Collectors.joining());
    }

    private static String text(ProblemAnswers answers) {
        List<String> lines =
                answers.lines().stream().map(ReadingSnippetsTest::text).toList();
        return answers.namedBy() + " '" + answers.problem() + "' " + place(answers.position()) + "\n"
                + String.join("", lines)
                + answers.blank().stream()
                        .map(name -> "  " + name + " is blank\n")
                        .collect(Collectors.joining());
    }

    private static String text(AnswerLine line) {
        return "  " + place(line.position()) + " " + line.name() + ": " + text(line.answer()) + " "
                + place(line.answer().position())
                + line.text()
                        .map(formula -> " | " + formula.text() + " " + place(formula.position()))
                        .orElse("")
                + "\n";
    }

    private static String text(WrittenValue value) {
        if (value instanceof UnreadableValue unreadable) {
            return unreadable.reason()
                    + unreadable.fix().map(fix -> " -> " + fix).orElse("");
        }
        WrittenArray array = (WrittenArray) value;
        return array.dimensions() + " "
                + array.numbers().stream().map(WrittenNumber::literal).collect(Collectors.joining(" "));
    }

    private static String place(gradus.issue.SourcePosition position) {
        return position.line() + ":" + position.column();
    }

    private static Stream<String> names() {
        return Snippets.names(KIND);
    }
}
