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

    /** The last but one of these has signs in its texts that each form has to escape, the last one a drawing of gates. */
    @ParameterizedTest
    @CsvSource({
        "004-exercise-2b, md",
        "004-exercise-2b, tex",
        "004-exercise-2b, html",
        "001-logistic-circuit, md",
        "001-logistic-circuit, tex",
        "001-logistic-circuit, html",
        "slip-in-the-printed-solution, md",
        "slip-in-the-printed-solution, tex",
        "slip-in-the-printed-solution, html",
        "gates, html",
    })
    void theOtherFormsAreAsAccepted(String name, String ending) {
        compare(name, "expected." + ending, writer(ending));
    }

    private static SolutionWriter writer(String ending) {
        return switch (ending) {
            case "md" -> new SolutionMarkdown();
            case "tex" -> new SolutionLatex();
            default -> new SolutionHtml();
        };
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
                                "000-softmax-rows",
                                "001-bce-columns",
                                "001-logistic-circuit",
                                "003-relu-columns",
                                "004-exercise-2b"))
                .distinct()
                .sorted()
                .toList();
    }
}
