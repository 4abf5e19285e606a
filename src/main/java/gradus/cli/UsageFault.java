package gradus.cli;

import gradus.issue.Names;
import gradus.issue.Visible;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, with the nearest option or command if one is close. */
final class UsageFault {
    private UsageFault() {}

    static int explain(ParameterException fault, String[] args) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gradus: " + Visible.of(String.valueOf(fault.getMessage())));
        nearest(fault, command).ifPresent(name -> err.println("Did you mean " + name + "?"));
        String name = command.getCommandSpec().qualifiedName();
        err.println("Try '" + name + " --help'.");
        return ExitCode.WRONG_USE;
    }

    private static Optional<String> nearest(ParameterException fault, CommandLine command) {
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        return Names.nearest(unmatched.getUnmatched().get(0), known(command));
    }

    private static Collection<String> known(CommandLine command) {
        Stream<String> options =
                command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.names()));
        return Stream.concat(options, command.getSubcommands().keySet().stream())
                .filter(name -> !name.matches("-."))
                .toList();
    }
}
