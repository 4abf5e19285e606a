package gradus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where gradus starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, writer(FileDescriptor.out), writer(FileDescriptor.err)));
    }

    /** UTF-8 whatever the locale: a student's ∂ has to survive LANG=C. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
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
