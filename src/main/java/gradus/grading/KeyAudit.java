package gradus.grading;

import gradus.issue.Issue;
import gradus.problem.Problem;
import gradus.problem.ProblemCodes;
import gradus.problem.Question;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Marks the printed solution of a problem as if a student had handed it in: an expected number that is wrong follows from a wrong
 * one before it, or is what a known mistake gives, and either is worth knowing before a class is graded.
 */
public final class KeyAudit {
    private KeyAudit() {}

    /** A note for each expected line that is wrong and can be explained. */
    public static List<Issue> of(Problem problem) {
        List<AnswerLine> printed = new ArrayList<>();
        for (Question question : problem.questions()) {
            question.expected()
                    .ifPresent(numbers -> printed.add(
                            new AnswerLine(question.name(), numbers.position(), numbers, Optional.empty())));
        }
        if (printed.isEmpty()) {
            return List.of();
        }
        MarkSheet sheet = new Marker(problem)
                .mark(new ProblemAnswers(problem.id(), printed.get(0).position(), printed, List.of()));
        return sheet.lines().stream().flatMap(line -> note(line).stream()).toList();
    }

    private static Optional<Issue> note(MarkLine line) {
        String name = "'" + line.question().name() + "'";
        if (line.verdict() instanceof Verdict.Follows follows) {
            return Optional.of(note(
                    line,
                    "the expected " + name + " follows from the expected " + String.join(", ", follows.from())
                            + ", which is wrong"));
        }
        return line.verdict().explained().map(diagnosis -> note(line, explained(name, diagnosis)));
    }

    private static String explained(String name, Diagnosis diagnosis) {
        List<String> ids =
                diagnosis.explanations().stream().map(Explanation::id).toList();
        return "the expected " + name + " is what "
                + String.join(diagnosis.together() ? " and " : " or ", ids)
                + (diagnosis.together() ? " give together" : " gives");
    }

    private static Issue note(MarkLine line, String message) {
        return Issue.note(
                ProblemCodes.KEY_EXPLAINED,
                line.answer()
                        .map(answer -> answer.answer().position())
                        .orElse(line.question().position()),
                1,
                message);
    }
}
