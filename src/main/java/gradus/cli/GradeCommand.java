package gradus.cli;

import gradus.batch.GradingRun;
import gradus.batch.HandInFile;
import gradus.batch.ProblemSet;
import gradus.batch.ResultStream;
import gradus.batch.RunIdentity;
import gradus.batch.Shard;
import gradus.batch.SubmissionFile;
import gradus.grading.ClassResult;
import gradus.intake.Download;
import gradus.report.ClassReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
            "no mark, which is not 0.",
            "A run that was stopped goes on where it was when the same command is given",
            "again."
        })
final class GradeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Problem files, an assignment file or folders of them, and last the folder or zip of submissions.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where the result files go; 'results' by default.")
    private Path out = Path.of("results");

    @Mixin
    private PageOptions pages = new PageOptions();

    @Mixin
    private ColorOption color = new ColorOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private IntakeOptions intake = new IntakeOptions();

    @Mixin
    private PlatformsOfGrade platforms = new PlatformsOfGrade();

    @Mixin
    private OverrideOptions byHand = new OverrideOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
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
        language.language(problems.get());
        platforms.use(problems.get().assignment());
        platforms.refuseEarly(problems.get().problems(), err);
        boolean needsAll = platforms.isWanted() || pages.needWholeResults();
        if (needsAll && !run.shard().equals(Shard.WHOLE)) {
            throw new WrongUse(
                    "--to, --page, --figures, --shared-errors and --reports markdown or html need the whole class: give them"
                            + " to 'gradus merge', with --submissions");
        }
        try (Download download = intake.open(
                paths.get(paths.size() - 1), this::isResult, problems.get().assignment(), err)) {
            return grade(problems.get(), download);
        }
    }

    private boolean isResult(Path file) {
        return new ResultFiles(out).holds(file)
                || platforms.isResult(
                        out.toAbsolutePath().normalize(), file.toAbsolutePath().normalize());
    }

    private int grade(ProblemSet problems, Download download) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<SubmissionFile> files = HandInFile.of(download);
        if (files.isEmpty()) {
            throw new WrongUse("there is no submission in " + paths.get(paths.size() - 1));
        }
        RunIdentity asked = RunIdentity.of(Version.number(), problems, pages.areTexts(), run.shard())
                .in(language.language(problems));
        Optional<RunIdentity> identity = byHand.apply(intake.apply(asked, download), err);
        if (identity.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        try (GradingRun grading = GradingRun.start(identity.get(), out)) {
            return grade(grading, identity.get(), files);
        }
    }

    private int grade(GradingRun grading, RunIdentity identity, List<SubmissionFile> files) {
        PrintWriter err = spec.commandLine().getErr();
        if (grading.replacedAnother()) {
            err.println("The journal in " + out + " is of a run with other problems, options or version of gradus;"
                    + " everything is graded anew.");
        } else if (grading.earlierCount() > 0) {
            err.println("Going on with an earlier run, which has graded " + grading.earlierCount()
                    + (grading.earlierCount() == 1 ? " submission." : " submissions."));
        }
        try (InterruptNotice notice = new InterruptNotice(jobs.progress(err), err)) {
            ClassResult result = grading.grade(files, jobs.jobs(), notice);
            write(grading, identity, result);
            // What a shard could not grade is told when it is merged; a scheduler would take it for a shard that
            // failed.
            boolean isFine = result.ungradedCount() == 0 || isShard(identity);
            return isFine ? ExitCode.DONE : ExitCode.SOME_NOT_GRADED;
        } catch (IOException | UncheckedIOException fault) {
            err.println("gradus: the results cannot be written: " + fault.getMessage());
            err.println("What is graded so far is kept; the same command goes on from there.");
            return ExitCode.NOT_WRITTEN;
        }
    }

    private void write(GradingRun grading, RunIdentity identity, ClassResult result) throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        if (isShard(identity)) {
            Path file = grading.finishShard();
            terminal.println("Shard " + identity.shard() + ": " + result.gradedCount() + " graded, "
                    + result.ungradedCount() + " not graded. Wrote " + file + ".");
            return;
        }
        OverrideOptions.warn(identity, result, spec.commandLine().getErr());
        Problems.warn(identity.problems(), result, spec.commandLine().getErr());
        ClassReport.write(result, identity.language(), color.paint(), terminal);
        new ResultFiles(out).write(identity, result, terminal);
        ResultStream whole = grading.resultsOf(result, jobs.jobs());
        pages.write(result, whole, identity, out, terminal);
        platforms.write(
                result,
                whole,
                identity.language(),
                out,
                terminal,
                spec.commandLine().getErr());
        grading.finish(run.keepsJournal());
    }

    private static boolean isShard(RunIdentity identity) {
        return !identity.shard().equals(Shard.WHOLE);
    }
}
