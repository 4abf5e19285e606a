package gradus.cli;

import gradus.assignment.Assignment;
import gradus.assignment.AttemptRule;
import gradus.assignment.Attempts;
import gradus.assignment.Deadline;
import gradus.batch.HandInFile;
import gradus.batch.RunIdentity;
import gradus.intake.AttemptChoice;
import gradus.intake.Download;
import gradus.intake.DownloadLayout;
import gradus.intake.DownloadLayouts;
import gradus.intake.Intake;
import gradus.intake.IntakeChoices;
import gradus.intake.SubmissionTime;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.Severity;
import gradus.issue.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where submissions come from: options of every command that takes a class in. */
final class IntakeOptions {
    private static final int MOST_ISSUES = 40;

    @Option(
            names = "--from",
            paramLabel = "LAYOUT",
            description =
                    "Where the submissions were downloaded: plain, moodle, canvas, blackboard, brightspace, gradescope,"
                            + " github-classroom, nbgrader, autolab, vpl. It is recognised by itself.")
    private @Nullable String from;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "The students of the class, as CSV: who is not on it is named, and who handed in nothing.")
    private @Nullable Path roster;

    /**
     * Takes a class in, and says what is left out.
     *
     * @param submissions a folder, a zip or a file
     * @param ignored tells files that are no submissions
     * @param assignment by which attempts are chosen; the latest count if there is none
     */
    Download open(Path submissions, Predicate<Path> ignored, Optional<Assignment> assignment, PrintWriter err)
            throws IOException {
        IntakeChoices choices = new IntakeChoices(layout(), Optional.ofNullable(roster), ignored)
                .with(assignment
                        .filter(given -> !given.attempts().equals(Attempts.DEFAULT))
                        .<AttemptChoice>map(AttemptRule::new)
                        .orElse(AttemptChoice.LATEST));
        Download download = Intake.of(submissions, choices);
        if (!download.layout().name().equals("plain")) {
            int count = download.handIns().size();
            err.println(submissions + ": " + count + (count == 1 ? " hand-in" : " hand-ins") + " from "
                    + download.layout().platform());
        }
        print(download.issues(), err);
        if (roster != null && download.roster().isEmpty()) {
            download.close();
            throw new WrongUse("the roster " + roster + " cannot be used, nothing was done");
        }
        Optional<String> incomparable =
                assignment.flatMap(Assignment::deadline).flatMap(deadline -> incomparable(deadline, download));
        if (incomparable.isPresent()) {
            download.close();
            throw new WrongUse("the times of hand-ins have a zone, such as " + incomparable.get()
                    + ", and the deadline has none; add 'time-zone: Europe/Berlin', or another one, to the assignment");
        }
        return download;
    }

    /** A time that cannot be compared with the deadline, if there is one. */
    private static Optional<String> incomparable(Deadline deadline, Download download) {
        return download.handIns().stream()
                .map(HandInFile::handedIn)
                .filter(handedIn -> !deadline.isComparable(handedIn))
                .flatMap(handedIn -> handedIn.time().stream())
                .findFirst()
                .map(SubmissionTime::toString);
    }

    /** The identity of a run over what was taken in. */
    RunIdentity apply(RunIdentity identity, Download download) throws IOException {
        return identity.with(download.layout().name(), Optional.ofNullable(roster));
    }

    /**
     * Refuses what was taken in otherwise than by an earlier run.
     *
     * @param identity that of the earlier run
     */
    void requireSame(RunIdentity identity, Download download) throws IOException {
        if (!identity.isOf(download.layout().name(), Optional.ofNullable(roster))) {
            throw new WrongUse("the shards were graded with another --from or --roster; give the same here");
        }
    }

    private Optional<DownloadLayout> layout() {
        if (from == null) {
            return Optional.empty();
        }
        DownloadLayouts layouts = DownloadLayouts.installed();
        Optional<DownloadLayout> known = layouts.named(from);
        if (known.isEmpty()) {
            throw new WrongUse("'--from' knows no layout " + Names.quoted(from) + "; it knows "
                    + String.join(", ", layouts.names())
                    + Names.nearest(from, layouts.names())
                            .map(near -> "; is '" + near + "' meant?")
                            .orElse(""));
        }
        return known;
    }

    private static void print(List<Issue> issues, PrintWriter err) {
        IssueList shown = new IssueList();
        shown.addAll(issues.stream().limit(MOST_ISSUES).toList());
        if (!shown.isEmpty()) {
            err.println(shown.render(SourceText.none("")));
        }
        if (issues.size() > MOST_ISSUES) {
            long errors = issues.stream()
                    .skip(MOST_ISSUES)
                    .filter(issue -> issue.severity() == Severity.ERROR)
                    .count();
            err.println("… and " + (issues.size() - MOST_ISSUES) + " further messages, " + errors + " of them errors");
        }
    }
}
