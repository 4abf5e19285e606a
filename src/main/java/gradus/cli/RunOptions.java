package gradus.cli;

import gradus.batch.Shard;
import picocli.CommandLine.Option;

/** How a class is graded in several runs. Changes no result. */
final class RunOptions {
    @Option(
            names = "--keep-journal",
            description = "Keep what a later run needs to grade only submissions that are new or changed.")
    private boolean keepJournal;

    @Option(names = "--shard", paramLabel = "I/N", description = "Grade only part I of N, for 'gradus merge'.")
    private String shard = "1/1";

    boolean keepsJournal() {
        return keepJournal;
    }

    Shard shard() {
        return Shard.parse(shard)
                .orElseThrow(() -> new WrongUse("--shard is a part and a number of parts like 3/16, got " + shard));
    }
}
