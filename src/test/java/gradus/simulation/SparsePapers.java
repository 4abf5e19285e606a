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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Papers with one mistake of which only some lines are handed in: the new parameters, or the gradients. */
final class SparsePapers {
    /** The mistake is among those named in the first wrong line. */
    static final String NAMED = "named from few lines";

    private final Random random;
    private final Tally tally = new Tally();

    SparsePapers(Random random) {
        this.random = random;
    }

    Tally tally() {
        return tally;
    }

    void on(Marker marker, Digits digits, int most) {
        Problem problem = marker.problem();
        Graph way = Ways.any(problem, random);
        List<Injection> all = new ArrayList<>(Injection.all(problem, way));
        Collections.shuffle(all, random);
        Map<String, Injection> one = new LinkedHashMap<>();
        all.stream()
                .filter(injection -> injection.mistake().kind() == Kind.MISCONCEPTION)
                .filter(injection -> injection.reports().isEmpty())
                .forEach(injection -> one.putIfAbsent(injection.id(), injection));
        one.values().stream().limit(most).forEach(injection -> {
            on(problem, marker, way, injection, digits, "new parameters", Quantity.Updated.class::isInstance);
            on(problem, marker, way, injection, digits, "gradients", SparsePapers::isParameterGradient);
        });
    }

    private static boolean isParameterGradient(Quantity quantity) {
        return quantity instanceof Quantity.Gradient gradient
                && gradient.by() instanceof Quantity.Variable by
                && (by.letter().equals("W") || by.letter().equals("b"));
    }

    private void on(
            Problem problem,
            Marker marker,
            Graph way,
            Injection injection,
            Digits digits,
            String which,
            Predicate<Quantity> kept) {
        List<Quantity> lines = Student.asked(problem).stream().filter(kept).toList();
        Paper paper = injection.student(digits, Student.Steps.LINES).paper(problem, lines);
        if (lines.isEmpty()
                || paper.lines().values().stream()
                        .anyMatch(line -> !line.value().isFinite())) {
            return;
        }
        Effect effect = new Effect(paper, way);
        if (effect.visible().isEmpty()) {
            return;
        }
        MarkSheet sheet = marker.mark(paper.answers());
        Optional<MarkLine> first = sheet.lines().stream()
                .filter(line -> SingleMistakes.isError(line.verdict()))
                .findFirst();
        List<String> ids = first.map(line -> SingleMistakes.ids(line.verdict())).orElse(List.of());
        tally.count("error found in " + which + " " + digits, first.isPresent(), injection::toString);
        tally.count(
                NAMED + ", " + which + " " + digits,
                ids.contains(injection.id()),
                () -> injection + " as " + ids
                        + first.map(line -> Papers.shown(paper, line)).orElse(""));
    }
}
