package gradus.cli;

import gradus.problem.Reveal;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code gradus check PROBLEM SUBMISSION} without options, which needs no library to be understood. */
final class PlainCheck {
    private static final String NAME = "check";

    private PlainCheck() {}

    /** Whether a command line is of this kind; all others, and whatever may be an option, are for {@link Gradus}. */
    static boolean isAsked(String[] args) {
        return args.length == 3 && args[0].equals(NAME) && isFile(args[1]) && isFile(args[2]);
    }

    /** A word that the command line's reader would give on as it is. */
    private static boolean isFile(String word) {
        if (word.isEmpty() || "-@\"'".indexOf(word.charAt(0)) >= 0) {
            return false;
        }
        try {
            return !Path.of(word).toString().isEmpty();
        } catch (InvalidPathException fault) {
            return false;
        }
    }

    static int run(String[] args, PrintWriter out, PrintWriter err) {
        Check check = new Check(
                Check.Format.text,
                Reveal.VALUE,
                new ColorOption(),
                new LanguageOption(),
                new PlatformsOfCheck(),
                out,
                err);
        try {
            return check.run(Path.of(args[1]), Path.of(args[2]));
        } catch (Exception fault) {
            return Fault.explain(fault, err);
        }
    }
}
