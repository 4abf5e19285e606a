package gradus.grading;

import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A question on which so many papers agree with each other, and not with the computed value, that the problem file may not be
 * what the class was given: a weight mistyped, an example left out, another convention.
 *
 * @param problem the id of the problem
 * @param question the question, as the problem spells it
 * @param agreeing how many papers have the same numbers, in which the error was made there
 * @param answered how many papers answered the question
 * @param mistake the id of the known mistake that gives these numbers, if one does
 */
public record SuspectKey(String problem, String question, int agreeing, int answered, Optional<String> mistake) {
    private static final int FEWEST = 4;

    /** So many of those who answered agree on numbers that no known mistake gives. */
    private static final double UNEXPLAINED_SHARE = 0.2;

    /** So many agree on what a known mistake gives: either everybody makes it, or the problem means something else. */
    private static final double EXPLAINED_SHARE = 0.5;

    /** No more different answers are told apart. */
    private static final int MOST_GROUPS = 40;

    /** The suspect questions of a class, problem by problem. */
    public static List<SuspectKey> of(ClassResult result) {
        List<SuspectKey> suspects = new ArrayList<>();
        for (int number = 0; number < result.problems().size(); number++) {
            Problem problem = result.problems().get(number);
            for (int place = 0; place < problem.questions().size(); place++) {
                int sheet = number;
                int line = place;
                List<MarkLine> lines = result.students().stream()
                        .map(student -> student.sheets().get(sheet))
                        .filter(MarkSheet::answered)
                        .map(answered -> answered.lines().get(line))
                        .filter(marked -> marked.verdict().isAnswered())
                        .toList();
                suspect(problem, problem.questions().get(place), lines).ifPresent(suspects::add);
            }
        }
        return suspects;
    }

    private static Optional<SuspectKey> suspect(Problem problem, Question question, List<MarkLine> lines) {
        Shape shape = problem.shape(question.quantity());
        List<Group> groups = new ArrayList<>();
        lines.stream()
                .filter(line -> line.verdict() instanceof Verdict.Wrong)
                .forEach(line -> numbers(line, shape).ifPresent(numbers -> add(groups, numbers, line)));
        return groups.stream()
                .max(Comparator.comparingInt(group -> group.lines.size()))
                .filter(group -> isSuspicious(group, lines.size()))
                .map(group -> new SuspectKey(
                        problem.id(), question.name(), group.lines.size(), lines.size(), group.mistake()));
    }

    private static boolean isSuspicious(Group group, int answered) {
        double share = group.mistake().isPresent() ? EXPLAINED_SHARE : UNEXPLAINED_SHARE;
        return group.lines.size() >= FEWEST && group.lines.size() >= share * answered;
    }

    private static Optional<IntervalTensor> numbers(MarkLine line, Shape shape) {
        return line.answer()
                .filter(answer -> answer.answer() instanceof WrittenArray array
                        && Comparison.fits(array.dimensions(), shape)
                        && array.numbers().stream().allMatch(WrittenNumber::isFinite))
                .map(answer -> ((WrittenArray) answer.answer()).intervals(shape, LastDigit.ROUNDED));
    }

    private static void add(List<Group> groups, IntervalTensor numbers, MarkLine line) {
        Optional<Group> same =
                groups.stream().filter(group -> meets(group.numbers, numbers)).findFirst();
        if (same.isPresent()) {
            same.get().lines.add(line);
        } else if (groups.size() < MOST_GROUPS) {
            groups.add(new Group(numbers, line));
        }
    }

    private static boolean meets(IntervalTensor one, IntervalTensor other) {
        return IntStream.range(0, one.count()).allMatch(place -> one.at(place).meets(other.at(place)));
    }

    /** Papers with the same numbers. */
    private static final class Group {
        private final IntervalTensor numbers;
        private final List<MarkLine> lines = new ArrayList<>();

        Group(IntervalTensor numbers, MarkLine first) {
            this.numbers = numbers;
            lines.add(first);
        }

        Optional<String> mistake() {
            return lines.get(0)
                    .verdict()
                    .explained()
                    .filter(diagnosis -> diagnosis.explanations().size() == 1)
                    .map(diagnosis -> diagnosis.explanations().get(0).id());
        }
    }
}
