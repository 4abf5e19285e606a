package gradus.cli;

import gradus.batch.Merge;
import gradus.grading.ClassResult;
import gradus.report.ClassReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
        footer = {"", "Example:", "  gradus merge results"})
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        try (Merge merge = Merge.open(paths)) {
            ClassResult result = merge.result();
            if (result.gradedCount() + result.ungradedCount() == 0) {
                throw new WrongUse("there is no submission in any of the shards");
            }
            OverrideOptions.warn(merge.identity(), result, spec.commandLine().getErr());
            Problems.warn(
                    merge.identity().problems(), result, spec.commandLine().getErr());
            ClassReport.write(result, terminal);
            new ResultFiles(out).write(merge.identity(), result, terminal);
            return result.ungradedCount() == 0 ? ExitCode.DONE : ExitCode.SOME_NOT_GRADED;
        }
    }
}
