package gradus.cli;

import gradus.batch.Progress;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How fast a class is graded, and what is seen of it. Changes no result. */
final class JobOptions {
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

    Progress progress(PrintWriter err) {
        boolean isShown = progress == When.always || (progress == When.auto && isTerminal());
        return isShown ? new ProgressLine(err, System::nanoTime) : Progress.NONE;
    }

    /** Whether somebody is watching. The launcher says so; Java itself cannot tell it of the error output alone. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("gradus.terminal");
    }
}
