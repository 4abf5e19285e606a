package gradus.simulation;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.mistake.Kind;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Papers with two mistakes of the catalogue. */
final class MistakePairs {
    static final String BOTH = "both mistakes named";

    private final Random random;
    private final Tally tally = new Tally();

    MistakePairs(Random random) {
        this.random = random;
    }

    Tally tally() {
        return tally;
    }

    void on(Marker marker, Digits digits, int most) {
        Problem problem = marker.problem();
        Graph way = Ways.any(problem, random);
        List<Injection> all = new ArrayList<>(Injection.all(problem, way).stream()
                .filter(injection -> injection.mistake().kind() == Kind.MISCONCEPTION)
                .filter(injection -> injection.reports().isEmpty())
                .toList());
        int made = 0;
        for (int attempt = 0; attempt < 4 * most && made < most; attempt++) {
            Collections.shuffle(all, random);
            made += on(problem, marker, way, all.get(0), all.get(1), digits) ? 1 : 0;
        }
    }

    /** Whether both can be made at once, and each is seen in some line of its own or changes what the other gives. */
    private boolean on(Problem problem, Marker marker, Graph way, Injection first, Injection second, Digits digits) {
        Optional<Graph> rules = together(first, second);
        if (rules.isEmpty()) {
            return false;
        }
        Paper paper = new Student(digits, Student.Steps.LINES, rules.get()).paper(problem);
        if (paper.lines().values().stream().anyMatch(line -> !line.value().isFinite())) {
            return false;
        }
        Set<String> seen = seen(paper, way, first, second);
        if (seen.size() < 2) {
            return false;
        }
        MarkSheet sheet = marker.mark(paper.answers());
        Set<String> named = new HashSet<>();
        for (MarkLine line : sheet.lines()) {
            named.addAll(SingleMistakes.ids(line.verdict()));
        }
        tally.count(
                BOTH + " " + digits,
                named.containsAll(seen),
                () -> first + " and " + second + " as "
                        + sheet.lines().stream()
                                .filter(line -> SingleMistakes.isError(line.verdict()))
                                .map(line -> SingleMistakes.ids(line.verdict()) + " " + Papers.shown(paper, line))
                                .toList());
        return true;
    }

    private static Optional<Graph> together(Injection first, Injection second) {
        Set<Quantity> changed = new HashSet<>();
        first.occurrence().edits().forEach(edit -> changed.add(edit.quantity()));
        boolean meets = second.occurrence().edits().stream().anyMatch(edit -> changed.contains(edit.quantity()));
        if (first.id().equals(second.id()) || meets) {
            return Optional.empty();
        }
        try {
            return Optional.of(second.occurrence().appliedTo(first.rules()));
        } catch (IllegalArgumentException circleOrShape) {
            return Optional.empty();
        }
    }

    /** The mistakes without which some line would be visibly different, computed from the paper's own lines. */
    private static Set<String> seen(Paper paper, Graph way, Injection first, Injection second) {
        Set<String> seen = new HashSet<>();
        for (Quantity quantity : new Effect(paper, way).visible()) {
            Paper.Line line = paper.line(quantity);
            boolean withoutFirst = differs(second, quantity, paper, line);
            boolean withoutSecond = differs(first, quantity, paper, line);
            if (withoutFirst) {
                seen.add(first.id());
            }
            if (withoutSecond) {
                seen.add(second.id());
            }
        }
        return seen;
    }

    private static boolean differs(Injection alone, Quantity quantity, Paper paper, Paper.Line line) {
        return alone.writes(quantity, paper)
                .filter(value -> Effect.distance(line, value) <= Effect.VISIBLE)
                .isEmpty();
    }
}
