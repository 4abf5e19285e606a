package gradus.cli;

import gradus.assignment.HandedIn;
import gradus.batch.BatchCodes;
import gradus.batch.Grader;
import gradus.batch.Grader.Outcome;
import gradus.batch.ProblemSet;
import gradus.batch.SinglePaper;
import gradus.batch.WholeFile;
import gradus.grading.ConsistencySheet;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.intake.DownloadFile;
import gradus.intake.UnreadableFile;
import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.report.Audience;
import gradus.report.ConsistencyReport;
import gradus.report.PaperFeedback;
import gradus.report.ResultsJson;
import gradus.report.StudentReport;
import gradus.report.page.StudentHtml;
import gradus.report.page.StudentMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks one submission and prints what its student is to know. */
final class Check {
    private final Format format;
    private final Reveal limit;
    private final PlatformsOfCheck platforms;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * A check.
     *
     * @param format how the result is printed
     * @param limit no more than this is said
     * @param platforms the platform that the result is for instead, if any
     */
    Check(Format format, Reveal limit, PlatformsOfCheck platforms, PrintWriter out, PrintWriter err) {
        this.format = format;
        this.limit = limit;
        this.platforms = platforms;
        this.out = out;
        this.err = err;
    }

    /** How the result is printed; the names are what people type. */
    enum Format {
        text,
        markdown,
        html,
        json
    }

    /**
     * Checks a submission.
     *
     * @return the exit code
     */
    int run(Path problem, Path submission) throws IOException {
        Optional<ProblemSet> problems = Problems.read(List.of(problem), err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        List<Problem> all = problems.get().problems();
        platforms.use(problems.get().assignment());
        platforms.refuseEarly(all, Audience.student(all, limit), err, format != Format.text);
        Grader grader = new Grader(all);
        Outcome outcome = platforms.isAsked() ? SinglePaper.grade(grader, submission) : grade(grader, submission);
        if (outcome instanceof Outcome.Unread unread) {
            return print(unread.submission(), all);
        }
        Grader.Paper paper = ((Outcome.Graded) outcome).paper();
        List<Problem> asked = problems.get().problems().stream()
                .filter(one -> problems.get().named() || paper.sheets().containsKey(one.id()))
                .toList();
        boolean otherProblems = paper.sheets().isEmpty()
                && paper.notes().stream().anyMatch(note -> note.code().equals(BatchCodes.UNKNOWN_PROBLEM));
        if (platforms.isAsked() && !otherProblems) {
            Audience audience = Audience.student(all, limit);
            return platforms.write(marked(grader.result(paper, all), problems.get()), all, audience, out);
        }
        if (asked.isEmpty() || otherProblems) {
            return print(
                    new UnreadSubmission(
                            paper.submission().student(), paper.submission().file(), paper.notes(), paper.source()),
                    all);
        }
        List<Problem> keyless = asked.stream()
                .filter(one -> one.policy().reveal().atMost(limit) == Reveal.CONSISTENCY)
                .toList();
        List<Problem> others =
                asked.stream().filter(one -> !keyless.contains(one)).toList();
        print(
                marked(grader.result(paper, others), problems.get()),
                grader.consistency(paper, keyless),
                paper.source(),
                asked);
        return ExitCode.DONE;
    }

    /** What an assignment makes of the points if the paper were handed in now, in time. */
    private static StudentResult marked(StudentResult result, ProblemSet problems) {
        return result.with(
                HandedIn.UNKNOWN,
                problems.assignment()
                        .map(assignment -> assignment
                                .withoutDeadline()
                                .mark(
                                        result.student(),
                                        Grader.earned(result.sheets()),
                                        Problem.maxima(problems.problems()),
                                        HandedIn.UNKNOWN)));
    }

    private static Outcome grade(Grader grader, Path submission) throws IOException {
        if (Files.isDirectory(submission)) {
            throw new WrongUse(submission + " is a folder; 'gradus grade' grades all submissions in one");
        }
        try {
            return grader.grade(
                    submission.toString(), DownloadFile.of(submission).bytes());
        } catch (UnreadableFile fault) {
            return SinglePaper.unread(submission, fault.issue());
        }
    }

    private int print(UnreadSubmission unread, List<Problem> problems) throws IOException {
        if (platforms.isAsked()) {
            Audience audience = Audience.student(problems, limit);
            return platforms.write(unread, problems, audience, out);
        }
        if (format == Format.json) {
            write(new ResultsJson(Version.number()).text(unread));
            return ExitCode.SOME_NOT_GRADED;
        }
        IssueList issues = new IssueList();
        issues.addAll(unread.issues());
        err.println(issues.render(unread.source()));
        err.println("Nothing was checked.");
        return ExitCode.SOME_NOT_GRADED;
    }

    private void print(StudentResult result, List<ConsistencySheet> keyless, SourceText source, List<Problem> problems)
            throws IOException {
        Audience audience = Audience.student(problems, limit);
        write(
                switch (format) {
                    case text -> text(result, keyless, source, audience);
                    case markdown -> new StudentMarkdown(problems).page(PaperFeedback.of(result, keyless, audience));
                    case html -> new StudentHtml(problems).page(PaperFeedback.of(result, keyless, audience));
                    case json -> new ResultsJson(Version.number(), audience).text(result, keyless);
                });
    }

    private void write(String text) throws IOException {
        Optional<Path> file = platforms.out();
        if (file.isEmpty()) {
            out.print(text);
            return;
        }
        WholeFile.write(file.get(), text);
        out.println("Wrote " + file.get() + ".");
    }

    private static String text(
            StudentResult result, List<ConsistencySheet> keyless, SourceText source, Audience audience) {
        StringBuilder text = new StringBuilder();
        IssueList notes = new IssueList();
        notes.addAll(result.notes().stream()
                .filter(note -> note.severity() != Severity.NOTE)
                .toList());
        if (!notes.isEmpty()) {
            text.append(notes.render(source)).append("\n\n");
        }
        text.append(StudentReport.text(result, audience));
        keyless.forEach(sheet -> text.append('\n').append(ConsistencyReport.text(sheet)));
        return text.toString();
    }
}
