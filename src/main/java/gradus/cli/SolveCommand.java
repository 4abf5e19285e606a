package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Resolution;
import gradus.report.Solution;
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

/** {@code gradus solve}: the true values. */
@Command(
        name = "solve",
        description = "Prints the true value of every quantity of a problem.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus solve problems/004-exercise-1.yaml",
            "  gradus solve problems/004-exercise-1.yaml --only delta2 --digits 4",
            "  gradus solve problems/004-exercise-1.yaml --format yaml > right-answers.yaml"
        })
final class SolveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROBLEM", description = "The problem file.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; text by default. yaml is a right submission: what is asked.")
    private Format format = Format.text;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Only this quantity, in any spelling; may be given several times.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--digits", paramLabel = "N", description = "Significant digits in text, 1 to 17; 6 by default.")
    private int digits = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How the values are printed; the names are what people type. */
    enum Format {
        text,
        yaml,
        json
    }

    @Override
    public Integer call() throws IOException {
        if (digits < 1 || digits > 17) {
            throw new WrongUse("--digits is from 1 to 17, got " + digits);
        }
        PrintWriter err = spec.commandLine().getErr();
        Optional<ProblemSet> problems = Problems.read(List.of(file), err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        Problem problem = Problems.only(problems.get());
        Solution solution = new Solution(problem, quantities(problem));
        spec.commandLine()
                .getOut()
                .print(
                        switch (format) {
                            case text -> solution.text(digits);
                            case yaml -> solution.yaml();
                            case json -> solution.json();
                        });
        return ExitCode.DONE;
    }

    private List<Quantity> quantities(Problem problem) {
        if (only.isEmpty()) {
            return format == Format.yaml
                    ? problem.questions().stream().map(Question::quantity).toList()
                    : Solution.everything(problem);
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
