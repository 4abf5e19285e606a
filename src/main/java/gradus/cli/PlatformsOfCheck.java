package gradus.cli;

import gradus.batch.WholeFile;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.platform.PaperPlatform;
import gradus.platform.PaperPlatform.Document;
import gradus.platform.Platform;
import gradus.platform.PlatformContext;
import gradus.platform.PlatformPiece;
import gradus.platform.PlatformSettings;
import gradus.problem.Problem;
import gradus.report.Audience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** {@code check --to}: the result document of one submission. */
final class PlatformsOfCheck extends PlatformOptions {
    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description = "Write the result for a learning platform instead: artemis, autolab, coderunner, coursera,"
                    + " github-classroom, gradescope, junit-xml, lti-ags, prairielearn, submitty, vpl, xqueue.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the result to this file, a folder for artemis, instead of printing it.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--xqueue-header",
            paramLabel = "JSON",
            description = "The header of the submission; xqueue then becomes the two fields to post.")
    private Optional<String> xqueueHeader = Optional.empty();

    /** The file that the result goes to, if it is not printed. */
    Optional<Path> out() {
        return out;
    }

    @Override
    List<String> names() {
        return format.stream().toList();
    }

    @Override
    boolean takes(Platform platform) {
        return platform instanceof PaperPlatform;
    }

    @Override
    String elsewhere(Platform platform) {
        return platform.name() + " is about a class; 'gradus grade … --to " + platform.name() + "' writes it";
    }

    @Override
    PlatformSettings with(PlatformSettings settings) {
        return new PlatformSettings(
                settings.time(),
                settings.scaleTo(),
                settings.column(),
                settings.worksheet(),
                settings.gradebook(),
                xqueueHeader);
    }

    /** Refuses what cannot be written, before anything is read. */
    void refuseEarly(List<Problem> problems, Audience audience, PrintWriter err, boolean isFormatted)
            throws IOException {
        if (isAsked() && isFormatted) {
            throw new WrongUse("--format and --to are two forms of the result: give one of them");
        }
        refuseEarly(problems, audience, err);
        if (isAsked() && platform().hasSeveral() && out.isEmpty()) {
            throw new WrongUse(platform().name() + " takes several files for a paper: name a folder with -o");
        }
    }

    private PaperPlatform platform() {
        return (PaperPlatform) platforms().get(0);
    }

    int write(StudentResult result, List<Problem> problems, Audience audience, PrintWriter terminal)
            throws IOException {
        return write((platform, context) -> platform.piece(result, context), problems, audience, terminal);
    }

    int write(UnreadSubmission unread, List<Problem> problems, Audience audience, PrintWriter terminal)
            throws IOException {
        return write((platform, context) -> platform.piece(unread, context), problems, audience, terminal);
    }

    /** The exit code is that of success for every paper: platforms take another one for a fault of the grader. */
    private int write(
            BiFunction<PaperPlatform, PlatformContext, PlatformPiece> piece,
            List<Problem> problems,
            Audience audience,
            PrintWriter terminal)
            throws IOException {
        PaperPlatform platform = platform();
        for (Document document : platform.documents(piece.apply(platform, context(problems, audience)))) {
            if (out.isEmpty()) {
                terminal.print(document.text());
            } else {
                WholeFile.write(
                        platform.hasSeveral() ? out.get().resolve(document.name()) : out.get(), document.text());
            }
        }
        return ExitCode.DONE;
    }
}
