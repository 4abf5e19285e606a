package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.Grader;
import gradus.batch.Grader.Outcome;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.report.Audience;
import gradus.report.StudentReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a student reads whose file is checked against {@code problem.yaml}, and against {@code other.yaml} in the folder of the
 * snippet if there is one; the two then count as found in a folder.
 */
class SubmissionSnippetsTest {
    private static final String KIND = "submissions";

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void studentGetsTheExpectedText(String name) {
        Path input = Snippets.input(KIND, name);
        List<Problem> problems = problems(name);
        Grader grader = new Grader(problems);

        Outcome outcome = grader.grade(input.getFileName().toString(), Snippets.bytes(input));

        Snippets.compare(KIND, name, text(outcome, grader, problems));
    }

    @Test
    void thereAreSnippetsForTheUsualFaults() {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(34);
    }

    private static String text(Outcome outcome, Grader grader, List<Problem> problems) {
        if (outcome instanceof Outcome.Unread unread) {
            return rendered(unread.submission().issues(), unread.submission().source()) + "Nothing was checked.\n";
        }
        Grader.Paper paper = ((Outcome.Graded) outcome).paper();
        List<Problem> shown = problems.stream()
                .filter(problem -> problems.size() == 1 || paper.sheets().containsKey(problem.id()))
                .toList();
        String notes = paper.notes().isEmpty() ? "" : rendered(paper.notes(), paper.source()) + "\n";
        return notes + StudentReport.text(grader.result(paper, shown), Audience.student(shown));
    }

    private static String rendered(List<Issue> issues, SourceText source) {
        IssueList list = new IssueList();
        list.addAll(issues);
        return list.render(source) + "\n";
    }

    private static List<Problem> problems(String name) {
        Path folder = Snippets.folder(KIND);
        return Stream.of(folder.resolve("problem.yaml"), folder.resolve(name).resolve("other.yaml"))
                .filter(Files::exists)
                .map(SubmissionSnippetsTest::problem)
                .toList();
    }

    private static Problem problem(Path file) {
        ProblemReading reading = ProblemReader.read(file.toString(), Snippets.bytes(file));
        return reading.problem()
                .orElseThrow(() -> new AssertionError(reading.issues().render(reading.source())));
    }

    private static Stream<String> names() {
        return Snippets.names(KIND);
    }
}
