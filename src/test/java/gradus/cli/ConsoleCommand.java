package gradus.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line, called from the tests of other packages as a terminal would call it. */
public final class ConsoleCommand {
    private ConsoleCommand() {}

    /**
     * What a command left behind.
     *
     * @param exitCode what it told the shell
     * @param terminal what a terminal shows: output and error output as they came
     * @param output the output alone, which is what {@code >} writes to a file
     * @param errors the error output alone
     */
    public record Result(int exitCode, String terminal, String output, String errors) {}

    /** Runs {@code gradus} with these arguments in the folder of the project. */
    public static Result run(String... arguments) {
        StringWriter terminal = new StringWriter();
        Stream output = new Stream(terminal);
        Stream errors = new Stream(terminal);
        int exitCode = Main.run(arguments, new PrintWriter(output, true), new PrintWriter(errors, true));
        return new Result(exitCode, terminal.toString(), output.toString(), errors.toString());
    }

    /** Keeps what is written, and lets the terminal have it too. */
    private static final class Stream extends StringWriter {
        private final StringWriter terminal;

        Stream(StringWriter terminal) {
            this.terminal = terminal;
        }

        @Override
        public void write(int character) {
            super.write(character);
            terminal.write(character);
        }

        @Override
        public void write(String text) {
            super.write(text);
            terminal.write(text);
        }

        @Override
        public void write(String text, int offset, int length) {
            super.write(text, offset, length);
            terminal.write(text, offset, length);
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            super.write(characters, offset, length);
            terminal.write(characters, offset, length);
        }
    }
}
