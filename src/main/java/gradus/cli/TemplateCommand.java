package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.batch.WholeFile;
import gradus.report.AnswerTemplate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus template}: an answer file to fill in. */
@Command(
        name = "template",
        description = "Prints an empty answer file with the names and shapes of everything that is asked.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  gradus template problems/004-exercise-1.yaml -o my-answers.yaml"})
final class TemplateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PROBLEM", description = "Problem files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; yaml by default.")
    private Format format = Format.yaml;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write to this file, which must not exist yet, instead of the terminal.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How the template is written; the names are what people type. */
    enum Format {
        yaml,
        json
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<ProblemSet> problems = Problems.read(paths, err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        String text = format == Format.yaml
                ? AnswerTemplate.yaml(problems.get().problems())
                : AnswerTemplate.json(problems.get().problems());
        if (out.isEmpty()) {
            spec.commandLine().getOut().print(text);
            return ExitCode.DONE;
        }
        if (Files.exists(out.get())) {
            throw new WrongUse(out.get() + " exists already, and is left as it is");
        }
        WholeFile.write(out.get(), text);
        return ExitCode.DONE;
    }
}
