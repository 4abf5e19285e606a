package gradus.cli;

import gradus.batch.GradingRun;
import gradus.batch.ProblemSet;
import gradus.batch.WholeFile;
import gradus.grading.ClassResult;
import gradus.intake.Download;
import gradus.report.ClassReport;
import gradus.report.GradesCsv;
import gradus.report.ResultsJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus grade}: a class at a time. */
@Command(
        name = "grade",
        description =
                "Grades a folder of submissions, prints the class result and writes grades.csv and results.jsonl.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  gradus grade problems submissions-sample",
            "",
            "Problems found in a folder that no submission answers are left out; a problem",
            "file that is named counts for everybody. A submission that cannot be read has",
            "no mark, which is not 0."
        })
final class GradeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Problem files or folders of them, and last the folder or zip of submissions.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where the result files go; 'results' by default.")
    private Path out = Path.of("results");

    @Mixin
    private PageOptions pages = new PageOptions();

    @Mixin
    private IntakeOptions intake = new IntakeOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (paths.size() < 2) {
            throw new WrongUse("two paths are expected, a problem and the folder of submissions, got " + paths.get(0));
        }
        Optional<ProblemSet> problems = Problems.read(paths.subList(0, paths.size() - 1), err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new WrongUse(out + " exists already, and is no folder");
        }
        Path submissions = paths.get(paths.size() - 1);
        ClassResult result = grade(problems.get(), submissions);
        if (result.students().isEmpty() && result.unread().isEmpty()) {
            throw new WrongUse("there is no submission in " + submissions);
        }
        terminal.print(ClassReport.text(result));
        write(result, terminal);
        return result.unread().isEmpty() ? ExitCode.DONE : ExitCode.SOME_NOT_GRADED;
    }

    private ClassResult grade(ProblemSet problems, Path submissions) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Download download = intake.open(submissions, this::isResult, err)) {
            return new GradingRun(problems).grade(download);
        }
    }

    /** What an earlier run into the same folder wrote is nobody's submission. */
    private boolean isResult(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path results = out.toAbsolutePath().normalize();
        return whole.equals(results.resolve("grades.csv"))
                || whole.equals(results.resolve("results.jsonl"))
                || whole.equals(results.resolve(PageOptions.CLASS_PAGE))
                || whole.startsWith(results.resolve("reports"));
    }

    private void write(ClassResult result, PrintWriter terminal) throws IOException {
        Path grades = out.resolve("grades.csv");
        Path lines = out.resolve("results.jsonl");
        WholeFile.write(grades, GradesCsv.text(result));
        WholeFile.write(lines, new ResultsJson(Version.number()).lines(result));
        terminal.println("Wrote " + grades + " and " + lines + ".");
        pages.write(result, out, terminal);
    }
}
