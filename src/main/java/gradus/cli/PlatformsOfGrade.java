package gradus.cli;

import gradus.batch.ResultStream;
import gradus.grading.ClassResult;
import gradus.intake.DownloadFile;
import gradus.platform.Platform;
import gradus.platform.PlatformContext;
import gradus.platform.PlatformPiece;
import gradus.platform.PlatformSettings;
import gradus.platform.TableFile;
import gradus.problem.Problem;
import gradus.report.Audience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code grade --to}: files for a class, or a result document for each student. */
final class PlatformsOfGrade extends PlatformOptions {
    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            split = ",",
            description = "Also write the results for a learning platform; several times, or with commas:"
                    + " blackboard, brightspace, canvas-comments, canvas-csv, moodle-feedback, moodle-gradebook,"
                    + " moodle-worksheet; or the formats of 'check --to', a file for each student.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--worksheet",
            paramLabel = "FILE",
            description = "The grading worksheet of the assignment in Moodle, as it was downloaded.")
    private Optional<Path> worksheet = Optional.empty();

    @Option(
            names = "--gradebook",
            paramLabel = "FILE",
            description = "The gradebook of Canvas, Blackboard or Brightspace, as it was downloaded.")
    private Optional<Path> gradebook = Optional.empty();

    @Option(names = "--column", paramLabel = "NAME", description = "The column of the gradebook that takes the marks.")
    private Optional<String> column = Optional.empty();

    @Override
    List<String> names() {
        return formats;
    }

    @Override
    boolean takes(Platform platform) {
        return true;
    }

    @Override
    String elsewhere(Platform platform) {
        throw new IllegalStateException(platform.name());
    }

    @Override
    PlatformSettings with(PlatformSettings settings) throws IOException {
        return new PlatformSettings(
                settings.time(),
                settings.scaleTo(),
                column,
                table(worksheet),
                table(gradebook),
                settings.xqueueHeader());
    }

    private static Optional<TableFile> table(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableFile(
                        file.get().toString(), DownloadFile.of(file.get()).bytes()));
    }

    /** Whether an earlier run wrote a file for a platform. */
    boolean isResult(Path results, Path file) {
        return platforms().stream()
                .anyMatch(platform -> file.startsWith(results.resolve(platform.name()))
                        || file.toString()
                                .startsWith(
                                        results.resolve(platform.name() + ".").toString()));
    }

    boolean isWanted() {
        return !platforms().isEmpty();
    }

    /** Writes everything that is asked for, and says what was written. */
    void write(ClassResult result, ResultStream whole, Path folder, PrintWriter terminal, PrintWriter err)
            throws IOException {
        for (Platform platform : platforms()) {
            PlatformContext context = context(result.problems(), Audience.student(result.problems()));
            ResultFolder sink = new ResultFolder(folder, err);
            Stream<PlatformPiece> pieces = Stream.concat(
                    whole.students().map(student -> platform.piece(student, context)),
                    whole.unread().map(unread -> platform.piece(unread, context)));
            platform.write(pieces.iterator(), context, sink);
            sink.close();
            terminal.println(sink.summary(platform.name()));
        }
    }

    /** Refuses what cannot be written, before anything is graded. */
    void refuseEarly(List<Problem> problems, PrintWriter err) throws IOException {
        refuseEarly(problems, Audience.student(problems), err);
    }
}
