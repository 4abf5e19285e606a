package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.issue.IssueList;
import gradus.problem.Problem;
import gradus.problem.ProblemLint;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.problem.Question;
import gradus.report.Solution;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the author of a problem file reads: every issue of it, and how it was understood where it has no error. */
class ProblemSnippetsTest {
    private static final String KIND = "problems";

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void authorGetsTheExpectedText(String name) {
        Path input = Snippets.input(KIND, name);

        ProblemReading reading = ProblemReader.read(input.getFileName().toString(), Snippets.bytes(input));

        Snippets.compare(KIND, name, text(reading));
    }

    @Test
    void thereAreSnippetsForTheUsualFaults() {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(32);
    }

    private static String text(ProblemReading reading) {
        IssueList issues = new IssueList();
        issues.addAll(reading.issues().all());
        reading.problem()
                .ifPresent(problem -> issues.addAll(ProblemLint.check(problem).all()));
        String rendered = issues.isEmpty() ? "" : issues.render(reading.source()) + "\n";
        return rendered
                + reading.problem()
                        .map(problem -> "Read as " + asked(problem).text(6))
                        .orElse("");
    }

    private static Solution asked(Problem problem) {
        List<Quantity> quantities =
                problem.questions().stream().map(Question::quantity).toList();
        return new Solution(problem, quantities);
    }

    private static Stream<String> names() {
        return Snippets.names(KIND);
    }
}
