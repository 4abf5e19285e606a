package gradus.batch;

import gradus.submission.ProblemAnswers;
import gradus.submission.ProblemAnswers.NamedBy;
import gradus.submission.Submission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which problem the parts of a text are about. A heading that names a problem begins its answers; under any other heading the
 * answers go on.
 */
final class Sections {
    private final Collection<String> problems;

    Sections(Collection<String> problems) {
        this.problems = problems;
    }

    /** The submission with the parts of each problem put together. */
    Submission joined(Submission submission) {
        if (submission.answers().stream().noneMatch(answers -> answers.namedBy() == NamedBy.HEADING)) {
            return submission;
        }
        List<ProblemAnswers> joined = new ArrayList<>();
        String current = "";
        for (ProblemAnswers answers : submission.answers()) {
            current = answers.namedBy() == NamedBy.LINE
                    ? answers.problem()
                    : named(answers.problem()).orElse(current);
            join(joined, answers.ofProblem(current));
        }
        return new Submission(submission.student(), submission.name(), submission.file(), joined);
    }

    private static void join(List<ProblemAnswers> joined, ProblemAnswers answers) {
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i).problem().equals(answers.problem())) {
                joined.set(i, joined.get(i).joined(answers));
                return;
            }
        }
        joined.add(answers);
    }

    /** The longest id that stands in a heading as a word of its own. */
    private Optional<String> named(String heading) {
        String text = " " + heading.toLowerCase(Locale.ROOT) + " ";
        return problems.stream()
                .filter(id -> stands(text, id.toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private static boolean stands(String text, String id) {
        for (int at = text.indexOf(id); at > 0; at = text.indexOf(id, at + 1)) {
            if (!isPartOfId(text.charAt(at - 1)) && !isPartOfId(text.charAt(at + id.length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfId(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
