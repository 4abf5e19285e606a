package gradus.cli;

import gradus.batch.Progress;
import gradus.batch.Shard;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a class is graded, as far as it changes no result. */
final class RunOptions {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Grade so many submissions at once; as many as there are processors by default.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description = "auto, always, never: show how far it is; auto, the default, does on a terminal.")
    private When progress = When.auto;

    @Option(
            names = "--keep-journal",
            description = "Keep what a later run needs to grade only submissions that are new or changed.")
    private boolean keepJournal;

    @Option(names = "--shard", paramLabel = "I/N", description = "Grade only part I of N, for 'gradus merge'.")
    private String shard = "1/1";

    /** When progress is shown; the names are what people type. */
    enum When {
        auto,
        always,
        never
    }

    int jobs() {
        if (jobs < 1) {
            throw new WrongUse("--jobs is at least 1, got " + jobs);
        }
        return jobs;
    }

    boolean keepsJournal() {
        return keepJournal;
    }

    Shard shard() {
        return Shard.parse(shard)
                .orElseThrow(() -> new WrongUse("--shard is a part and a number of parts like 3/16, got " + shard));
    }

    Progress progress(PrintWriter err) {
        boolean isShown = progress == When.always || (progress == When.auto && isTerminal());
        return isShown ? new ProgressLine(err, System::nanoTime) : Progress.NONE;
    }

    /** Whether somebody is watching. The launcher says so; Java itself cannot tell it of the error output alone. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("gradus.terminal");
    }
}
