package gradus.cli;

import gradus.batch.FolderInUseException;
import gradus.batch.Merge;
import gradus.batch.regrade.NotResultsException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code gradus}. */
@Command(
        name = "gradus",
        description = "Grades backpropagation homework: forward passes, gradients and update steps.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but some submissions could not be read;",
            "2 wrong usage or problem file; 70 a fault of gradus; 74 no room for results.",
            "",
            "Everything runs on this machine; nothing is sent anywhere."
        },
        subcommands = {
            GradeCommand.class,
            MergeCommand.class,
            RegradeCommand.class,
            CheckCommand.class,
            SolveCommand.class,
            LintCommand.class,
            TemplateCommand.class,
            BundleCommand.class,
            CompletionCommand.class
        })
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
     * Runs the command line.
     *
     * @return the exit code
     */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(UsageFault::explain)
                .setExecutionExceptionHandler((fault, command, parsed) -> explain(fault, command));
        int code = args.length == 0 ? usage(commandLine) : commandLine.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static int usage(CommandLine commandLine) {
        commandLine.usage(commandLine.getErr(), CommandLine.Help.Ansi.OFF);
        return ExitCode.WRONG_USE;
    }

    private static int explain(Exception fault, CommandLine command) {
        PrintWriter err = command.getErr();
        if (fault instanceof WrongUse
                || fault instanceof FolderInUseException
                || fault instanceof Merge.IncompleteException
                || fault instanceof NotResultsException) {
            err.println("gradus: " + fault.getMessage());
            return ExitCode.WRONG_USE;
        }
        if (fault instanceof NoSuchFileException missing) {
            err.println("gradus: " + missing.getFile() + ": there is no such file or folder");
            return ExitCode.WRONG_USE;
        }
        if (fault instanceof FileAlreadyExistsException existing) {
            err.println("gradus: " + existing.getFile() + " exists already, and is no folder");
            return ExitCode.WRONG_USE;
        }
        if (fault instanceof IOException refused) {
            err.println("gradus: the system refuses access: " + refused.getMessage());
            return ExitCode.WRONG_USE;
        }
        err.println("gradus " + Version.number() + " has a fault: " + fault);
        err.println("Please report it with the files that you used. GRADUS_DEBUG=1 in the environment shows more.");
        if (System.getenv("GRADUS_DEBUG") != null) {
            fault.printStackTrace(err);
        }
        return ExitCode.OUR_FAULT;
    }
}
