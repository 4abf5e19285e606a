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
import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.report.Audience;
import gradus.report.ConsistencyReport;
import gradus.report.Paint;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus check}: one student. */
@Command(
        name = "check",
        description = "Checks one submission: a verdict and a hint for each line, as far as the problem reveals them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus check problems/004-exercise-1.yaml my-answers.yaml",
            "  gradus check problems/004-exercise-1.yaml a.yaml --format html -o a.html"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PROBLEM", description = "The problem file, or a folder of them.")
    private Path problem = Path.of("");

    @Parameters(index = "1", paramLabel = "SUBMISSION", description = "The submission, in any format that is read.")
    private Path submission = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; text by default.")
    private Format format = Format.text;

    @Option(
            names = "--reveal",
            paramLabel = "LEVEL",
            description = "Say no more than ${COMPLETION-CANDIDATES}; the problem may say less.")
    private Level reveal = Level.value;

    @Mixin
    private ColorOption color = new ColorOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private PlatformsOfCheck platforms = new PlatformsOfCheck();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How the result is printed; the names are what people type. */
    enum Format {
        text,
        markdown,
        html,
        json
    }

    /** How much is said; the names are what people type. */
    enum Level {
        none(Reveal.NONE),
        consistency(Reveal.CONSISTENCY),
        verdict(Reveal.VERDICT),
        where(Reveal.WHERE),
        hint(Reveal.HINT),
        mistake(Reveal.MISTAKE),
        value(Reveal.VALUE);

        private final Reveal limit;

        Level(Reveal limit) {
            this.limit = limit;
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<ProblemSet> problems = Problems.read(List.of(problem), err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        List<Problem> all = problems.get().problems();
        Audience audience = Audience.student(all, reveal.limit).in(language.language(problems.get()));
        platforms.use(problems.get().assignment());
        platforms.refuseEarly(all, audience, err, format != Format.text);
        Grader grader = new Grader(all);
        Outcome outcome = platforms.isAsked() ? SinglePaper.grade(grader, submission) : grade(grader);
        if (outcome instanceof Outcome.Unread unread) {
            return print(unread.submission(), all, audience);
        }
        Grader.Paper paper = ((Outcome.Graded) outcome).paper();
        List<Problem> asked = problems.get().problems().stream()
                .filter(one -> problems.get().named() || paper.sheets().containsKey(one.id()))
                .toList();
        boolean otherProblems = paper.sheets().isEmpty()
                && paper.notes().stream().anyMatch(note -> note.code().equals(BatchCodes.UNKNOWN_PROBLEM));
        if (platforms.isAsked() && !otherProblems) {
            return platforms.write(
                    marked(grader.result(paper, all), problems.get()),
                    all,
                    audience,
                    spec.commandLine().getOut());
        }
        if (asked.isEmpty() || otherProblems) {
            return print(
                    new UnreadSubmission(
                            paper.submission().student(), paper.submission().file(), paper.notes(), paper.source()),
                    all,
                    audience);
        }
        List<Problem> keyless = asked.stream()
                .filter(one -> one.policy().reveal().atMost(reveal.limit) == Reveal.CONSISTENCY)
                .toList();
        List<Problem> others =
                asked.stream().filter(one -> !keyless.contains(one)).toList();
        print(
                marked(grader.result(paper, others), problems.get()),
                grader.consistency(paper, keyless),
                paper.source(),
                asked,
                audience);
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

    private Outcome grade(Grader grader) throws IOException {
        if (Files.isDirectory(submission)) {
            throw new WrongUse(submission + " is a folder; 'gradus grade' grades all submissions in one");
        }
        return grader.grade(submission.toString(), Files.readAllBytes(submission));
    }

    private int print(UnreadSubmission unread, List<Problem> problems, Audience audience) throws IOException {
        if (platforms.isAsked()) {
            return platforms.write(
                    unread, problems, audience, spec.commandLine().getOut());
        }
        if (format == Format.json) {
            write(new ResultsJson(Version.number(), audience).text(unread));
            return ExitCode.SOME_NOT_GRADED;
        }
        IssueList issues = new IssueList();
        issues.addAll(unread.issues());
        spec.commandLine().getErr().println(issues.render(unread.source()));
        spec.commandLine().getErr().println("Nothing was checked.");
        return ExitCode.SOME_NOT_GRADED;
    }

    private void print(
            StudentResult result,
            List<ConsistencySheet> keyless,
            SourceText source,
            List<Problem> problems,
            Audience audience)
            throws IOException {
        write(
                switch (format) {
                    case text -> text(result, keyless, source, audience, paint());
                    case markdown ->
                        new StudentMarkdown(problems, audience.language())
                                .page(PaperFeedback.of(result, keyless, audience));
                    case html ->
                        new StudentHtml(problems, audience.language())
                                .page(PaperFeedback.of(result, keyless, audience));
                    case json -> new ResultsJson(Version.number(), audience).text(result, keyless);
                });
    }

    private void write(String text) throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        Optional<Path> file = platforms.out();
        if (file.isEmpty()) {
            terminal.print(text);
            return;
        }
        WholeFile.write(file.get(), text);
        terminal.println("Wrote " + file.get() + ".");
    }

    /** A file has no colours. */
    private Paint paint() {
        return platforms.out().isPresent() ? Paint.PLAIN : color.paint();
    }

    private static String text(
            StudentResult result, List<ConsistencySheet> keyless, SourceText source, Audience audience, Paint paint) {
        StringBuilder text = new StringBuilder();
        IssueList notes = new IssueList();
        notes.addAll(result.notes().stream()
                .filter(note -> note.severity() != Severity.NOTE)
                .toList());
        if (!notes.isEmpty()) {
            text.append(paint.issues(notes.render(source))).append("\n\n");
        }
        text.append(StudentReport.text(result, audience, paint));
        keyless.forEach(sheet -> text.append('\n').append(ConsistencyReport.text(sheet, audience.language(), paint)));
        return text.toString();
    }
}
