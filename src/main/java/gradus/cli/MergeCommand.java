package gradus.cli;

import gradus.batch.HandInFile;
import gradus.batch.Merge;
import gradus.batch.ResultStream;
import gradus.batch.RunIdentity;
import gradus.grading.ClassResult;
import gradus.intake.Download;
import gradus.report.ClassReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
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

/** {@code gradus merge}: the shards of a class put together. */
@Command(
        name = "merge",
        description =
                "Puts together what 'gradus grade --shard' graded: prints the class result and writes the files of"
                        + " one run over the whole class.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  gradus merge results", "  gradus merge results --page --submissions class"})
final class MergeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "Folders with the files of all shards, or the files.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where the result files go; 'results' by default.")
    private Path out = Path.of("results");

    @Mixin
    private PageOptions pages = new PageOptions();

    @Mixin
    private PlatformsOfGrade platforms = new PlatformsOfGrade();

    @Option(
            names = "--submissions",
            paramLabel = "PATH",
            description = "The folder or zip of submissions, the same as for the shards: --page, --figures,"
                    + " --shared-errors, --to and --reports markdown or html grade them once more.")
    private Optional<Path> submissions = Optional.empty();

    @Mixin
    private IntakeOptions intake = new IntakeOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Grade so many submissions at once; as many as there are processors by default.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private ColorOption color = new ColorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        boolean needsAll = platforms.isWanted() || pages.needWholeResults();
        if (needsAll && submissions.isEmpty()) {
            throw new WrongUse(
                    "--to, --page, --figures, --shared-errors and --reports markdown or html need the submissions:"
                            + " add --submissions with the path that the shards got");
        }
        if (jobs < 1) {
            throw new WrongUse("--jobs is at least 1, got " + jobs);
        }
        try (Merge merge = Merge.open(paths)) {
            ClassResult result = merge.result();
            if (result.gradedCount() + result.ungradedCount() == 0) {
                throw new WrongUse("there is no submission in any of the shards");
            }
            RunIdentity identity = merge.identity();
            if (pages.areTexts() && !identity.reports()) {
                throw new WrongUse("the shards hold no reports: give --reports to them, or ask for markdown or html");
            }
            platforms.use(identity.problems().assignment());
            platforms.refuseEarly(
                    identity.problems().problems(), spec.commandLine().getErr());
            if (!needsAll) {
                write(identity, result);
                return exitCode(result);
            }
            try (Download download = open(identity)) {
                ResultStream whole = merge.resultsOf(result, HandInFile.of(download), jobs);
                write(identity, result);
                pages.write(result, whole, identity, out, spec.commandLine().getOut());
                platforms.write(
                        result,
                        whole,
                        identity.language(),
                        out,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
            }
            return exitCode(result);
        }
    }

    private static int exitCode(ClassResult result) {
        return result.ungradedCount() == 0 ? ExitCode.DONE : ExitCode.SOME_NOT_GRADED;
    }

    /** What the shards were made of; said once by them, and not again here. */
    private Download open(RunIdentity identity) throws IOException {
        Download download = intake.open(
                submissions.orElseThrow(),
                this::isResult,
                identity.problems().assignment(),
                new PrintWriter(Writer.nullWriter()));
        try {
            intake.requireSame(identity, download);
            return download;
        } catch (IOException | RuntimeException fault) {
            download.close();
            throw fault;
        }
    }

    private boolean isResult(Path file) {
        return new ResultFiles(out).holds(file)
                || paths.stream().anyMatch(shards -> new ResultFiles(shards).holds(file))
                || platforms.isResult(
                        out.toAbsolutePath().normalize(), file.toAbsolutePath().normalize());
    }

    private void write(RunIdentity identity, ClassResult result) throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        OverrideOptions.warn(identity, result, spec.commandLine().getErr());
        Problems.warn(identity.problems(), result, spec.commandLine().getErr());
        ClassReport.write(result, identity.language(), color.paint(), terminal);
        new ResultFiles(out).write(identity, result, terminal);
    }
}
