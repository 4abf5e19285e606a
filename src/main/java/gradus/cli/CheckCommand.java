package gradus.cli;

import gradus.problem.Reveal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus check}: one student. */
@Command(
        name = "check",
        description = "Checks one submission: a verdict and a hint for each line, as far as the problem reveals them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus check problems/004-exercise-1.yaml my-answers.yaml",
            "  gradus check problems/004-exercise-1.yaml a.yaml --format html -o a.html"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PROBLEM", description = "The problem file, or a folder of them.")
    private Path problem = Path.of("");

    @Parameters(index = "1", paramLabel = "SUBMISSION", description = "The submission, in any format that is read.")
    private Path submission = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; text by default.")
    private Check.Format format = Check.Format.text;

    @Option(
            names = "--reveal",
            paramLabel = "LEVEL",
            description = "Say no more than ${COMPLETION-CANDIDATES}; the problem may say less.")
    private Level reveal = Level.value;

    @Mixin
    private ColorOption color = new ColorOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private PlatformsOfCheck platforms = new PlatformsOfCheck();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How much is said; the names are what people type. */
    enum Level {
        none(Reveal.NONE),
        consistency(Reveal.CONSISTENCY),
        verdict(Reveal.VERDICT),
        where(Reveal.WHERE),
        hint(Reveal.HINT),
        mistake(Reveal.MISTAKE),
        value(Reveal.VALUE);

        private final Reveal limit;

        Level(Reveal limit) {
            this.limit = limit;
        }
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        return new Check(format, reveal.limit, color, language, platforms, line.getOut(), line.getErr())
                .run(problem, submission);
    }
}
