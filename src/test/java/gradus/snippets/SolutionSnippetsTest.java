package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.report.solution.SolutionHtml;
import gradus.report.solution.SolutionLatex;
import gradus.report.solution.SolutionMarkdown;
import gradus.report.solution.SolutionText;
import gradus.report.solution.SolutionWriter;
import gradus.report.solution.WorkedSolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked solutions that somebody has read: {@code <name>/expected.txt}, and for some problems every other form beside it. */
class SolutionSnippetsTest {
    private static final String KIND = "solutions";
    private static final int DIGITS = 6;

    @ParameterizedTest
    @MethodSource("names")
    void theTextIsAsAccepted(String name) {
        compare(name, "expected.txt", new SolutionText());
    }

    @ParameterizedTest
    @CsvSource({"004-exercise-2b", "001-logistic-circuit"})
    void everyFormIsAsAccepted(String name) {
        compare(name, "expected.md", new SolutionMarkdown());
        compare(name, "expected.tex", new SolutionLatex());
        compare(name, "expected.html", new SolutionHtml());
    }

    @Test
    void whatAnAuthorWroteIsEscapedInEveryForm() {
        String name = "slip-in-the-printed-solution";

        compare(name, "expected.md", new SolutionMarkdown());
        compare(name, "expected.tex", new SolutionLatex());
        compare(name, "expected.html", new SolutionHtml());
    }

    @Test
    void theDrawingOfGatesIsAsAccepted() {
        compare("gates", "expected.html", new SolutionHtml());
    }

    @Test
    void thereIsOneOfEveryKindOfProblem() {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(11);
    }

    private static void compare(String name, String file, SolutionWriter writer) {
        Snippets.compare(
                Snippets.folder(KIND).resolve(name).resolve(file),
                writer.write(WorkedSolution.of(problem(name)), DIGITS));
    }

    /** The problem beside the accepted text, or the one of the project that has its name. */
    private static Problem problem(String name) {
        Path input = Snippets.folder(KIND).resolve(name).resolve("input.yaml");
        return ProblemFiles.read(Files.exists(input) ? input : Path.of("problems", name + ".yaml"));
    }

    private static List<String> names() {
        return Stream.concat(
                        Snippets.names(KIND),
                        Stream.of(
                                "000-softmax-rows", "001-bce-columns", "001-logistic-circuit", "003-relu-columns",
                                "004-exercise-2b"))
                .distinct()
                .sorted()
                .toList();
    }
}
