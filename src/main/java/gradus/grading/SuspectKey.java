package gradus.grading;

import gradus.grading.LineSummary.WrongNumbers;
import gradus.problem.Problem;
import gradus.tensor.IntervalTensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, List<Answers>> answers = new LinkedHashMap<>();
        result.problems()
                .forEach(problem -> answers.put(
                        problem.id(),
                        problem.questions().stream()
                                .map(question -> new Answers())
                                .toList()));
        result.graded()
                .forEach(paper -> answers.forEach((problem, questions) -> paper.sheet(problem)
                        .ifPresent(sheet -> IntStream.range(0, questions.size())
                                .forEach(place ->
                                        questions.get(place).add(sheet.lines().get(place))))));
        List<SuspectKey> suspects = new ArrayList<>();
        for (Problem problem : result.problems()) {
            List<Answers> questions = answers.getOrDefault(problem.id(), List.of());
            for (int place = 0; place < questions.size(); place++) {
                String question = problem.questions().get(place).name();
                questions.get(place).suspect(problem.id(), question).ifPresent(suspects::add);
            }
        }
        return suspects;
    }

    /** What a class answered to one question. */
    private static final class Answers {
        private final List<Group> groups = new ArrayList<>();
        private int answered;

        void add(LineSummary line) {
            if (line.answered()) {
                answered++;
                line.wrong().ifPresent(this::add);
            }
        }

        private void add(WrongNumbers wrong) {
            Optional<Group> same = groups.stream()
                    .filter(group -> meets(group.first.numbers(), wrong.numbers()))
                    .findFirst();
            if (same.isPresent()) {
                same.get().agreeing++;
            } else if (groups.size() < MOST_GROUPS) {
                groups.add(new Group(wrong));
            }
        }

        private static boolean meets(IntervalTensor one, IntervalTensor other) {
            return IntStream.range(0, one.count())
                    .allMatch(place -> one.at(place).meets(other.at(place)));
        }

        Optional<SuspectKey> suspect(String problem, String question) {
            return groups.stream()
                    .max(Comparator.comparingInt(group -> group.agreeing))
                    .filter(this::isSuspicious)
                    .map(group -> new SuspectKey(problem, question, group.agreeing, answered, group.first.mistake()));
        }

        private boolean isSuspicious(Group group) {
            double share = group.first.mistake().isPresent() ? EXPLAINED_SHARE : UNEXPLAINED_SHARE;
            return group.agreeing >= FEWEST && group.agreeing >= share * answered;
        }
    }

    /** Papers with the same numbers. */
    private static final class Group {
        private final WrongNumbers first;
        private int agreeing = 1;

        Group(WrongNumbers first) {
            this.first = first;
        }
    }
}
