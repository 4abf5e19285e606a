package gradus.cli;

import gradus.assignment.Assignment;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.Severity;
import gradus.issue.SourceText;
import gradus.issue.Visible;
import gradus.platform.Platform;
import gradus.platform.PlatformContext;
import gradus.platform.PlatformSettings;
import gradus.platform.Platforms;
import gradus.problem.Problem;
import gradus.report.Audience;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for results as learning platforms take them, and what they mean. */
abstract class PlatformOptions {
    @Option(
            names = "--scale-to",
            paramLabel = "POINTS",
            description =
                    "What a paper without a fault gets on the platform, where it has one mark for the whole paper.")
    private Optional<BigDecimal> scaleTo = Optional.empty();

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            description =
                    "When it was graded, such as 2024-03-05T09:00:00Z, for lti-ags and junit-xml; now by default.")
    private Optional<String> timestamp = Optional.empty();

    /** The names that were given. */
    abstract List<String> names();

    /** The scope that a command writes. */
    abstract boolean takes(Platform platform);

    /** What the settings are beyond those that all commands have. */
    abstract PlatformSettings with(PlatformSettings settings) throws IOException;

    /** Why this command does not write that format. */
    abstract String elsewhere(Platform platform);

    /** Whether results for a platform are asked for. */
    final boolean isAsked() {
        return !names().isEmpty();
    }

    /** The platforms that are asked for, each once. */
    final List<Platform> platforms() {
        return isAsked() ? platforms(Platforms.installed()) : List.of();
    }

    private List<Platform> platforms(Platforms installed) {
        List<Platform> platforms = new ArrayList<>();
        for (String name : names()) {
            Platform platform = installed.find(name.strip()).orElseThrow(() -> unknown(name, installed));
            if (!takes(platform)) {
                throw new WrongUse(elsewhere(platform));
            }
            if (!platforms.contains(platform)) {
                platforms.add(platform);
            }
        }
        return platforms;
    }

    private static WrongUse unknown(String name, Platforms installed) {
        String nearest = installed
                .nearest(name)
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("; there are " + String.join(", ", installed.names()));
        return new WrongUse("no format is called " + Visible.of(Names.quoted(name)) + nearest);
    }

    private Optional<Assignment> assignment = Optional.empty();

    final PlatformContext context(List<Problem> problems, Audience audience) throws IOException {
        PlatformSettings time = PlatformSettings.at(time());
        PlatformSettings scaled = new PlatformSettings(
                time.time(), scaled(), time.column(), time.worksheet(), time.gradebook(), time.xqueueHeader());
        PlatformContext context = new PlatformContext(problems, audience, Version.number(), with(scaled));
        return assignment
                .map(given -> context.with(given.maximum(Problem.maxima(problems))))
                .orElse(context);
    }

    /** Says by which assignment points become a mark. */
    final void use(Optional<Assignment> given) {
        assignment = given;
    }

    private Optional<BigDecimal> scaled() {
        scaleTo.filter(points -> points.signum() <= 0).ifPresent(points -> {
            throw new WrongUse("--scale-to is more than 0, got " + points);
        });
        return scaleTo;
    }

    private Instant time() {
        try {
            return timestamp
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElseGet(() -> Clock.systemUTC().instant());
        } catch (DateTimeParseException fault) {
            throw new WrongUse("--timestamp is a time with its zone, such as 2024-03-05T09:00:00Z, got "
                    + Visible.of(Names.quoted(fault.getParsedString())));
        }
    }

    /** Refuses what cannot be written, before anything is graded. */
    final void refuseEarly(List<Problem> problems, Audience audience, PrintWriter err) throws IOException {
        List<Platform> platforms = platforms();
        if (platforms.isEmpty()) {
            return;
        }
        PlatformContext context = context(problems, audience);
        int errors = 0;
        for (Platform platform : platforms) {
            platform.refusal(context).ifPresent(reason -> {
                throw new WrongUse(reason);
            });
            for (Issue issue : platform.faults(context)) {
                err.println(issue.text(SourceText.none(issue.position().file())));
                errors += issue.severity() == Severity.ERROR ? 1 : 0;
            }
        }
        if (errors > 0) {
            throw new WrongUse("nothing was graded, because the results could not be written");
        }
    }
}
