package gradus.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code gradus} with all its commands, options and help. */
@Command(
        name = "gradus",
        description = "Grades backpropagation homework: forward passes, gradients and update steps.",
        mixinStandardHelpOptions = true,
        versionProvider = Gradus.NamedVersion.class,
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
            NameCommand.class,
            CheckCommand.class,
            SolveCommand.class,
            LintCommand.class,
            TemplateCommand.class,
            BundleCommand.class,
            CompletionCommand.class
        })
final class Gradus {
    private Gradus() {}

    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Gradus())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(UsageFault::explain)
                .setExecutionExceptionHandler((fault, command, parsed) -> Fault.explain(fault, command.getErr()));
        return args.length == 0 ? usage(commandLine) : commandLine.execute(args);
    }

    private static int usage(CommandLine commandLine) {
        commandLine.usage(commandLine.getErr(), CommandLine.Help.Ansi.OFF);
        return ExitCode.WRONG_USE;
    }

    /** What {@code --version} prints. */
    static final class NamedVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gradus " + Version.number()};
        }
    }
}
