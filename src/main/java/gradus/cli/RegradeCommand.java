package gradus.cli;

import gradus.batch.GradingRun;
import gradus.batch.HandInFile;
import gradus.batch.ProblemSet;
import gradus.batch.RunIdentity;
import gradus.batch.Shard;
import gradus.batch.SubmissionFile;
import gradus.batch.regrade.RegradeJson;
import gradus.batch.regrade.RegradeText;
import gradus.batch.regrade.Regrading;
import gradus.grading.ClassResult;
import gradus.intake.Download;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus regrade}: a class once more, after something has changed. */
@Command(
        name = "regrade",
        description =
                "Grades a class once more, after a problem, a policy or a submission has changed, and prints whose"
                        + " marks are others than before, in which lines and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  gradus regrade --old results problems submissions-sample",
            "",
            "The exit code is 0 if no mark has changed, 1 if some have. Nothing is written",
            "without --out."
        })
final class RegradeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Problem files or folders of them, and last the folder or zip of submissions.")
    private List<Path> paths = List.of();

    @Option(
            names = "--old",
            required = true,
            paramLabel = "RESULTS",
            description = "The results of before: a folder with results.jsonl, or such a file.")
    private Path old = Path.of("results");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Write the new results there, as 'gradus grade' does; may be the old folder.")
    private @Nullable Path out;

    @Option(names = "--reports", description = "With --out, also write one report a student, without true values.")
    private boolean reports;

    @Option(names = "--json", description = "Print the changes as JSON.")
    private boolean json;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private IntakeOptions intake = new IntakeOptions();

    @Mixin
    private OverrideOptions byHand = new OverrideOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (paths.size() < 2) {
            throw new WrongUse("two paths are expected, a problem and the folder of submissions, got " + paths.get(0));
        }
        Path before = Files.isDirectory(old) ? old.resolve("results.jsonl") : old;
        if (!Files.isRegularFile(before)) {
            throw new NoSuchFileException(before.toString());
        }
        Optional<ProblemSet> problems = Problems.read(paths.subList(0, paths.size() - 1), err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        ResultFiles earlier =
                new ResultFiles(Optional.ofNullable(before.getParent()).orElse(Path.of("")));
        ResultFiles later = new ResultFiles(Optional.ofNullable(out).orElse(Path.of("results")));
        Path submissions = paths.get(paths.size() - 1);
        try (Download download = intake.open(
                submissions,
                file -> earlier.holds(file) || later.holds(file),
                problems.get().assignment(),
                err)) {
            List<SubmissionFile> papers = HandInFile.of(download);
            if (papers.isEmpty()) {
                throw new WrongUse("there is no submission in " + submissions);
            }
            RunIdentity asked = RunIdentity.of(Version.number(), problems.get(), reports, Shard.WHOLE)
                    .in(language.language(problems.get()));
            Optional<RunIdentity> identity = byHand.apply(intake.apply(asked, download), err);
            if (identity.isEmpty()) {
                return ExitCode.WRONG_USE;
            }
            return out == null
                    ? inPassing(identity.get(), papers, before)
                    : regrade(identity.get(), papers, before, out);
        }
    }

    /** The journal lies in a folder that is gone afterwards. */
    private int inPassing(RunIdentity identity, List<SubmissionFile> papers, Path before) throws IOException {
        Path folder = Files.createTempDirectory("gradus-regrade");
        try {
            return regrade(identity, papers, before, folder);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private int regrade(RunIdentity identity, List<SubmissionFile> papers, Path before, Path folder)
            throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (GradingRun run = GradingRun.start(identity, folder);
                InterruptNotice notice = new InterruptNotice(jobs.progress(err), err)) {
            ClassResult result = run.grade(papers, jobs.jobs(), notice);
            OverrideOptions.warn(identity, result, err);
            Regrading regrading = json
                    ? RegradeJson.write(before, result, identity.version(), terminal)
                    : RegradeText.write(before, result, identity.version(), terminal);
            if (out != null) {
                new ResultFiles(folder).write(identity, result, json ? err : terminal);
            }
            run.finish(false);
            return regrading.moved() == 0 ? ExitCode.DONE : ExitCode.MARKS_CHANGED;
        }
    }
}
