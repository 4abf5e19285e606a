package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.issue.IssueList;
import gradus.problem.ProblemLint;
import gradus.problem.ProblemReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus lint}: is a problem fit for a class? */
@Command(
        name = "lint",
        description = "Checks problem files before a class sees them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Besides every fault of the file it finds wrong printed solutions, gradients",
            "that disagree with finite differences, rectifiers on their kink, ties,",
            "saturated units and useless tolerances.",
            "",
            "Example:",
            "  gradus lint problems"
        })
final class LintCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PROBLEM", description = "Problem files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--strict", description = "A warning counts as an error: the exit code is 2.")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ProblemSet set = ProblemSet.read(paths);
        if (set.readings().isEmpty()) {
            throw new WrongUse("there is no problem file (.yaml, .yml or .json) in " + paths.get(0));
        }
        int errors = 0;
        int warnings = 0;
        for (Map.Entry<Path, ProblemReading> entry : set.readings().entrySet()) {
            IssueList issues = issues(entry.getValue());
            errors += issues.errorCount();
            warnings += issues.all().size() - issues.errorCount();
            out.println(
                    issues.isEmpty()
                            ? entry.getKey() + ": nothing to complain about"
                            : issues.render(entry.getValue().source()));
        }
        out.println(counted(set.readings().size(), "file") + ": " + counted(errors, "error") + ", "
                + counted(warnings, "warning") + ".");
        return errors > 0 || (strict && warnings > 0) ? ExitCode.WRONG_USE : ExitCode.DONE;
    }

    private static IssueList issues(ProblemReading reading) {
        IssueList issues = new IssueList();
        issues.addAll(reading.issues().all());
        reading.problem().map(ProblemLint::check).ifPresent(found -> issues.addAll(found.all()));
        return issues;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
