package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.grading.BlindSpots;
import gradus.grading.KeyAudit;
import gradus.grading.Suggestion;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.problem.ProblemLint;
import gradus.problem.ProblemReading;
import gradus.report.BlindSpotText;
import gradus.report.LintJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus lint}: is a problem fit for a class? */
@Command(
        name = "lint",
        description = "Checks problem files before a class sees them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Besides every fault of the file it finds wrong printed solutions, gradients",
            "that disagree with finite differences, rectifiers on their kink, ties,",
            "saturated units and useless tolerances; and it says which known mistakes the",
            "questions of a problem do not reveal, with changes that would reveal them.",
            "",
            "Example:",
            "  gradus lint problems"
        })
final class LintCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PROBLEM", description = "Problem files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--strict", description = "A warning counts as an error: the exit code is 2.")
    private boolean strict;

    @Option(
            names = "--mistakes",
            description = "List every known mistake that can be made in each problem, and whether it would show.")
    private boolean mistakes;

    @Option(
            names = "--digits",
            paramLabel = "N",
            description = "Significant digits that answers are taken to have, 1 to 17; 4 by default.")
    private int digits = BlindSpots.USUAL_DIGITS;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (digits < 1 || digits > 17) {
            throw new WrongUse("--digits is from 1 to 17, got " + digits);
        }
        ProblemSet set = ProblemSet.read(paths);
        if (set.readings().isEmpty()) {
            throw new WrongUse("there is no problem file (.yaml, .yml or .json) in " + paths.get(0));
        }
        boolean inDetail = json || mistakes || set.readings().size() == 1;
        List<LintJson.Finding> findings = new ArrayList<>();
        set.assignments()
                .forEach((file, reading) -> findings.add(new LintJson.Finding(
                        file.toString(), reading.issues().all(), reading.source(), Optional.empty(), List.of())));
        set.courses()
                .forEach((file, course) -> findings.add(new LintJson.Finding(
                        file.toString(), course.issues().all(), course.source(), Optional.empty(), List.of())));
        set.readings().forEach((file, reading) -> findings.add(finding(file, reading, inDetail)));
        if (json) {
            spec.commandLine().getOut().print(LintJson.text(Version.number(), findings));
        } else {
            print(findings, inDetail);
        }
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        return errors > 0 || (strict && warnings > 0) ? ExitCode.WRONG_USE : ExitCode.DONE;
    }

    private LintJson.Finding finding(Path file, ProblemReading reading, boolean inDetail) {
        List<Issue> issues = new ArrayList<>(reading.issues().all());
        reading.problem().map(ProblemLint::check).ifPresent(found -> issues.addAll(found.all()));
        reading.draft().map(KeyAudit::of).ifPresent(issues::addAll);
        MistakeCatalogue catalogue = MistakeCatalogue.installed();
        Optional<BlindSpots> spots = reading.problem().flatMap(problem -> BlindSpots.of(problem, catalogue, digits));
        List<Suggestion> suggestions = inDetail
                ? reading.problem()
                        .map(problem -> Suggestion.of(problem, catalogue, digits))
                        .orElse(List.of())
                : List.of();
        return new LintJson.Finding(file.toString(), issues, reading.source(), spots, suggestions);
    }

    private void print(List<LintJson.Finding> findings, boolean inDetail) {
        PrintWriter out = spec.commandLine().getOut();
        for (LintJson.Finding finding : findings) {
            IssueList issues = new IssueList();
            issues.addAll(finding.issues());
            out.println(
                    issues.isEmpty()
                            ? finding.file() + ": nothing to complain about"
                            : issues.render(finding.source()));
            finding.spots()
                    .ifPresent(spots -> out.print(
                            inDetail
                                    ? BlindSpotText.text(spots, finding.suggestions(), digits, mistakes)
                                    : BlindSpotText.line(spots)));
        }
        out.println(counted(findings.size(), "file") + ": " + counted(count(findings, Severity.ERROR), "error") + ", "
                + counted(count(findings, Severity.WARNING), "warning") + ".");
    }

    private static long count(List<LintJson.Finding> findings, Severity severity) {
        return findings.stream()
                .flatMap(finding -> finding.issues().stream())
                .filter(issue -> issue.severity() == severity)
                .count();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
