package gradus.cli;

import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Resolution;
import gradus.report.Solution;
import gradus.report.solution.SolutionHtml;
import gradus.report.solution.SolutionLatex;
import gradus.report.solution.SolutionMarkdown;
import gradus.report.solution.SolutionText;
import gradus.report.solution.SolutionWriter;
import gradus.report.solution.WorkedSolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus solve}: the true values, worked out step by step or as a list. */
@Command(
        name = "solve",
        description = "Works a problem out step by step, or lists its true values.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus solve problems/004-exercise-1.yaml",
            "  gradus solve problems/004-exercise-1.yaml --only delta2 --digits 4",
            "  gradus solve problems/004-exercise-1.yaml --format html > solution.html",
            "  gradus solve problems/004-exercise-1.yaml --format yaml > right-answers.yaml"
        })
final class SolveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROBLEM", description = "The problem file.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}; text by default. The first four are the worked solution; values, yaml"
                            + " and json list the values alone, and yaml is a right submission.")
    private Format format = Format.text;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "Only this quantity, in any spelling, with the steps that lead to it; may be given several times.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--digits",
            paramLabel = "N",
            description = "Significant digits, 1 to 17; 6 by default. yaml and json have all.")
    private int digits = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How the values are printed; the names are what people type. */
    enum Format {
        text,
        markdown,
        latex,
        html,
        values,
        yaml,
        json
    }

    @Override
    public Integer call() throws IOException {
        if (digits < 1 || digits > 17) {
            throw new WrongUse("--digits is from 1 to 17, got " + digits);
        }
        PrintWriter err = spec.commandLine().getErr();
        Optional<Problem> problem = Problems.solvable(file, err);
        problem.ifPresent(solvable -> spec.commandLine().getOut().print(text(solvable)));
        return problem.isPresent() ? ExitCode.DONE : ExitCode.WRONG_USE;
    }

    private String text(Problem problem) {
        List<Quantity> quantities = quantities(problem);
        return switch (format) {
            case text -> worked(problem, quantities, new SolutionText());
            case markdown -> worked(problem, quantities, new SolutionMarkdown());
            case latex -> worked(problem, quantities, new SolutionLatex());
            case html -> worked(problem, quantities, new SolutionHtml());
            case values -> new Solution(problem, quantities).text(digits);
            case yaml -> new Solution(problem, quantities).yaml();
            case json -> new Solution(problem, quantities).json();
        };
    }

    private String worked(Problem problem, List<Quantity> quantities, SolutionWriter writer) {
        return writer.write(WorkedSolution.of(problem, quantities), digits);
    }

    private List<Quantity> quantities(Problem problem) {
        if (only.isEmpty()) {
            boolean isEverything = format == Format.values || format == Format.json;
            return isEverything
                    ? Solution.everything(problem)
                    : problem.questions().stream().map(Question::quantity).toList();
        }
        return only.stream().map(name -> quantity(problem, name)).toList();
    }

    private static Quantity quantity(Problem problem, String name) {
        Resolution resolution = problem.vocabulary().resolve(name);
        if (resolution instanceof Resolution.Found found) {
            return found.quantity();
        }
        if (resolution instanceof Resolution.Ambiguous ambiguous) {
            throw new WrongUse("'" + name + "' can mean " + String.join(" or ", ambiguous.candidates()));
        }
        String nearest = ((Resolution.Unknown) resolution)
                .nearest()
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("; there are " + String.join(", ", problem.vocabulary().spellings()));
        throw new WrongUse("no quantity is called '" + name + "'" + nearest);
    }
}
