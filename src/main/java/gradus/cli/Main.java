package gradus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where gradus starts. */
public final class Main {
    /** What the system says when nobody reads on, as in {@code gradus check … | head -1}: that needs no word. */
    private static final String READER_GONE = "Broken pipe";

    private Main() {}

    /** Runs the command line and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)));
    }

    /** Runs the command line; results that could not be printed, as on a full disk, are no success. */
    static int run(String[] args, OutputStream out, OutputStream err) {
        WatchedStream watched = new WatchedStream(out);
        PrintWriter messages = writer(err);
        int code = run(args, writer(watched), messages);
        Optional<IOException> fault = watched.fault();
        if (fault.isEmpty() || code == ExitCode.OUR_FAULT) {
            return code;
        }
        if (!String.valueOf(fault.get().getMessage()).contains(READER_GONE)) {
            messages.println(
                    "gradus: the output cannot be written: " + fault.get().getMessage());
        }
        return ExitCode.NOT_WRITTEN;
    }

    /** UTF-8 whatever the locale: a student's ∂ has to survive LANG=C. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * Runs the command line. What students do most often takes a short way: reading a command line with all its options takes
     * longer than checking a paper.
     *
     * @return the exit code
     */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        int code;
        try {
            code = PlainCheck.isAsked(args) ? PlainCheck.run(args, out, err) : Gradus.run(args, out, err);
        } catch (VirtualMachineError fault) {
            code = Fault.explain(fault, err);
        }
        out.flush();
        err.flush();
        return code;
    }
}
