package gradus.cli;

import gradus.batch.Overrides;
import gradus.batch.OverridesReader;
import gradus.batch.RunIdentity;
import gradus.grading.ClassResult;
import gradus.intake.DownloadFile;
import gradus.issue.IssueList;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Points that somebody has set by hand. */
final class OverrideOptions {
    @Option(
            names = "--overrides",
            paramLabel = "FILE",
            description = "Points set by hand: CSV with student, problem, line, points and reason.")
    private @Nullable Path file;

    /** A run with the points of the file, or nothing after its faults were printed. */
    Optional<RunIdentity> apply(RunIdentity identity, PrintWriter err) throws IOException {
        Path chosen = file == null ? identity.problems().overridesFile().orElse(null) : file;
        if (chosen == null) {
            return Optional.of(identity);
        }
        Overrides overrides = OverridesReader.read(
                chosen.toString(),
                DownloadFile.of(chosen).bytes(),
                identity.problems().problems());
        print(overrides.issues(), overrides, err);
        if (!overrides.issues().hasErrors()) {
            return Optional.of(identity.with(overrides));
        }
        int errors = overrides.issues().errorCount();
        err.println(errors + (errors == 1 ? " error in " : " errors in ") + chosen + ", nothing was done.");
        return Optional.empty();
    }

    /** Says which points concern nobody in the class. */
    static void warn(RunIdentity identity, ClassResult result, PrintWriter err) {
        Overrides overrides = identity.overrides();
        print(overrides.unused(result), overrides, err);
    }

    private static void print(IssueList issues, Overrides overrides, PrintWriter err) {
        if (!issues.isEmpty()) {
            err.println(issues.render(overrides.source()));
        }
    }
}
