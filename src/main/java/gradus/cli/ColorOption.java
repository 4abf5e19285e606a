package gradus.cli;

import gradus.report.Paint;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the result is printed in colours. */
final class ColorOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always, never: colour what is printed; auto, the default, does on a terminal,"
                    + " unless NO_COLOR is set.")
    private When when = When.auto;

    /** When there are colours; the names are what people type. */
    enum When {
        auto,
        always,
        never
    }

    /** How the output is painted. The launcher says whether it goes to a terminal that is not dumb. */
    Paint paint() {
        return paint(when, Boolean.getBoolean("gradus.terminal.out"), Optional.ofNullable(System.getenv("NO_COLOR")));
    }

    /**
     * The same.
     *
     * @param noColor the variable of the environment; empty text is as good as none
     */
    static Paint paint(When when, boolean isTerminal, Optional<String> noColor) {
        boolean isAsked = switch (when) {
            case always -> true;
            case auto -> isTerminal && noColor.orElse("").isEmpty();
            case never -> false;
        };
        return isAsked ? Paint.ANSI : Paint.PLAIN;
    }
}
