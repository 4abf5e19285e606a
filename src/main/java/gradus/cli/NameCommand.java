package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.batch.course.CourseFile;
import gradus.batch.course.MistakeTrial;
import gradus.batch.course.NewMistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.issue.Visible;
import gradus.problem.OwnMistake;
import gradus.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus name}: a wrong rule that students use becomes a mistake of the course. */
@Command(
        name = "name",
        description = "Names a mistake that students of the course make: adds the wrong rule to the course file beside"
                + " a problem, so that the next run finds it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  gradus name problems/004-exercise-1.yaml --quantity delta2 \\",
            "    --formula='3 * (a2 - t) * sigmoid_prime(z2)' \\",
            "    --id delta-times-three --name 'the delta three times'",
            "",
            "The page of a class ('gradus grade --page') has such a command for every group",
            "of errors that one rule gives. The file is course.yaml in the folder of the",
            "problem; if it is there already, everything in it stays as it is. Nothing is",
            "written where the rule does not fit the problem."
        })
final class NameCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROBLEM", description = "The problem file; the course file lies beside it.")
    private Path problem = Path.of("");

    @Option(
            names = "--quantity",
            required = true,
            paramLabel = "NAME",
            description = "What is computed wrongly, as the problem file or a submission spells it.")
    private String quantity = "";

    @Option(
            names = "--formula",
            required = true,
            paramLabel = "FORMULA",
            description = "How it is computed by those who make the mistake.")
    private String formula = "";

    @Option(names = "--id", required = true, paramLabel = "ID", description = "What the mistake is called in results.")
    private String id = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "TEXT",
            description = "What it is, in a few words, for students and instructors.")
    private String name = "";

    @Option(names = "--hint", paramLabel = "TEXT", description = "A question that leads a student to the place.")
    private Optional<String> hint = Optional.empty();

    @Option(
            names = "--explanation",
            paramLabel = "TEXT",
            description = "What was done, and what is to be done instead.")
    private Optional<String> explanation = Optional.empty();

    @Option(names = "--dry-run", description = "Print the lines for the course file, and write nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        NewMistake mistake = new NewMistake(
                text("--id", id),
                text("--name", name),
                text("--quantity", quantity),
                text("--formula", formula),
                hint.map(given -> text("--hint", given)),
                explanation.map(given -> text("--explanation", given)));
        Optional<ProblemSet> set = Problems.read(List.of(problem), err);
        if (set.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        Problem about = Problems.only(set.get());
        refuseKnown(about);
        Path file = set.get().readings().keySet().iterator().next();
        MistakeTrial trial = MistakeTrial.of(mistake, file);
        if (trial.mistake().isEmpty()) {
            err.print(trial.issues().render(trial.source()));
            err.println();
            err.println("The mistake does not fit " + file + ", nothing was written.");
            return ExitCode.WRONG_USE;
        }
        refuseAgain(about, trial.mistake().get());
        if (trial.isRight(about)) {
            throw new WrongUse("the formula is the right rule of " + mistake.quantity() + ", and no mistake");
        }
        if (trial.isHidden(about)) {
            err.println("warning: the formula gives the right numbers of " + about.id()
                    + ", where nobody can be found by it");
        }
        write(CourseFile.beside(file), mistake);
        return ExitCode.DONE;
    }

    private static String text(String option, String value) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new WrongUse(option + " is empty");
        }
        if (!Visible.of(stripped).equals(stripped)) {
            throw new WrongUse(option + " has characters that cannot be seen: " + Visible.of(stripped));
        }
        return stripped;
    }

    private void refuseKnown(Problem about) {
        boolean isOwn = about.policy().mistakes().own().stream()
                .anyMatch(own -> own.id().equals(id.strip()));
        if (isOwn) {
            throw new WrongUse(
                    "the course or the problem has a mistake '" + id.strip() + "' already; choose another id");
        }
        if (MistakeCatalogue.installed().find(id.strip()).isPresent()) {
            throw new WrongUse("'" + id.strip() + "' is a known mistake (docs/mistakes); choose another id");
        }
    }

    private static void refuseAgain(Problem about, OwnMistake mistake) {
        about.policy().mistakes().own().stream()
                .filter(own ->
                        own.quantity().equals(mistake.quantity()) && own.rule().equals(mistake.rule()))
                .findFirst()
                .ifPresent(own -> {
                    throw new WrongUse("this rule has a name already: '" + own.id() + "', " + own.name());
                });
    }

    private void write(CourseFile file, NewMistake mistake) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            out.print(file.lines(mistake));
            return;
        }
        String text = file.with(mistake)
                .orElseThrow(() -> new WrongUse("the mistake cannot be put into " + file.path()
                        + " without a change of something else; these lines say what is to be added:\n\n"
                        + file.lines(mistake)));
        file.write(text);
        out.println((file.exists() ? "Added " : "Wrote ") + "'" + mistake.id() + "' "
                + (file.exists() ? "to " : "into the new file ") + file.path() + ".");
        out.println("Grade the class again to have it named.");
    }
}
