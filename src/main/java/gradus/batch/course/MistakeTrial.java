package gradus.batch.course;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import gradus.problem.Course;
import gradus.problem.OwnMistake;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.problem.RuleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a new mistake means in a problem.
 *
 * @param mistake what it is there, if it can be made
 * @param issues why it cannot, with places in the lines that describe it
 * @param source these lines
 */
public record MistakeTrial(Optional<OwnMistake> mistake, IssueList issues, SourceText source) {
    private static final String LINES = "the mistake";

    /**
     * Tries a mistake.
     *
     * @param problem the file of the problem, which has no error
     * @throws IOException if the file cannot be read
     */
    public static MistakeTrial of(NewMistake mistake, Path problem) throws IOException {
        byte[] lines = CourseText.created(mistake).getBytes(StandardCharsets.UTF_8);
        Course.Reading course = Course.read(LINES, lines);
        ProblemReading reading = ProblemReader.read(problem.toString(), Files.readAllBytes(problem), course.course());
        IssueList issues = new IssueList();
        issues.addAll(course.issues().all());
        for (List<Issue> unfit : reading.unfit().values()) {
            issues.addAll(unfit);
        }
        return new MistakeTrial(
                reading.draft().stream()
                        .flatMap(read -> read.policy().mistakes().own().stream())
                        .filter(own -> own.id().equals(mistake.id()))
                        .findFirst()
                        .filter(own -> !issues.hasErrors()),
                issues,
                course.source());
    }

    /** Whether it is the right rule, and no mistake at all. */
    public boolean isRight(Problem problem) {
        return mistake.filter(own -> new RuleText(problem).isRight(own.quantity(), own.rule()))
                .isPresent();
    }

    /** Whether it gives the right numbers of the problem, so that nobody is found there by it. */
    public boolean isHidden(Problem problem) {
        return mistake.filter(own -> new RuleText(problem).givesTruth(own.quantity(), own.rule()))
                .isPresent();
    }
}
