package gradus.cli;

import gradus.batch.FolderInUseException;
import gradus.batch.Merge;
import gradus.batch.regrade.NotResultsException;
import gradus.intake.UnreadableFile;
import gradus.issue.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Says what ended a command, and gives its exit code. */
final class Fault {
    private Fault() {}

    /** What is to be done where the Java virtual machine has run out of something; whatever was being done is lost. */
    static int explain(VirtualMachineError fault, PrintWriter err) {
        err.println(
                fault instanceof OutOfMemoryError
                        ? "gradus: the memory is not enough; GRADUS_JAVA_OPTS=-Xmx2g in the environment allows 2 GB"
                        : "gradus " + Version.number() + " has a fault: " + fault);
        return ExitCode.OUR_FAULT;
    }

    static int explain(Exception fault, PrintWriter err) {
        if (fault instanceof WrongUse
                || fault instanceof FolderInUseException
                || fault instanceof Merge.IncompleteException
                || fault instanceof NotResultsException) {
            err.println("gradus: " + fault.getMessage());
            return ExitCode.WRONG_USE;
        }
        if (fault instanceof UnreadableFile unreadable) {
            err.println(unreadable
                    .issue()
                    .text(SourceText.none(unreadable.issue().position().file())));
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
