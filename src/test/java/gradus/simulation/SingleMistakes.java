package gradus.simulation;

import gradus.grading.Diagnosis;
import gradus.grading.Explanation;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.Verdict;
import gradus.grading.mistake.Kind;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Papers with one mistake of the catalogue, made in every line in which it acts. */
final class SingleMistakes {
    /** The first line in which the mistake shows is judged as an own error, and none before it. */
    static final String FOUND = "first wrong line found";
    /** That line names the mistake, alone or among others. */
    static final String NAMED = "true mistake named";
    /** The mistake is named alone, or with others that give the same numbers. */
    static final String ALONE = "alone or with the same numbers";
    /** A line in which the mistake shows is judged as an own error. */
    static final String JUDGED = "wrong lines judged wrong";
    /** A line that is right by the rules on its own earlier lines is judged as no error. */
    static final String SPARED = "right lines not accused";

    /** It costs the points of the lines in which it shows, and no others. */
    static final String COSTS = "costs the points of its own lines";

    private final Random random;
    private final Tally tally = new Tally();

    SingleMistakes(Random random) {
        this.random = random;
    }

    Tally tally() {
        return tally;
    }

    /** Some mistakes in one problem, each id at most once. */
    void on(Marker marker, Digits digits, int most) {
        Problem problem = marker.problem();
        Graph way = Ways.any(problem, random);
        List<Injection> all = new ArrayList<>(Injection.all(problem, way));
        Collections.shuffle(all, random);
        Map<String, Injection> one = new LinkedHashMap<>();
        all.stream()
                .filter(injection -> injection.mistake().kind() == Kind.MISCONCEPTION)
                .forEach(injection -> one.putIfAbsent(injection.id(), injection));
        one.values().stream().limit(most).forEach(injection -> on(problem, marker, way, all, injection, digits));
    }

    private void on(
            Problem problem, Marker marker, Graph way, List<Injection> all, Injection injection, Digits digits) {
        Paper paper = injection.student(digits, Student.Steps.LINES).paper(problem);
        if (paper.lines().values().stream().anyMatch(line -> !line.value().isFinite())) {
            return;
        }
        Effect effect = new Effect(paper, way);
        if (effect.visible().isEmpty()) {
            return;
        }
        Quantity first = effect.visible().get(0);
        MarkSheet sheet = marker.mark(paper.answers());
        costs(sheet, effect, injection, digits);
        for (MarkLine line : sheet.lines()) {
            Quantity quantity = line.question().quantity();
            boolean isError = isError(line.verdict());
            if (effect.of(quantity) > Effect.VISIBLE) {
                tally.count(JUDGED + " " + digits, isError, () -> injection + ": " + Papers.shown(paper, line));
            } else if (effect.isRight(quantity)) {
                tally.count(SPARED + " " + digits, !isError, () -> injection + ": " + Papers.shown(paper, line));
            }
            if (quantity.equals(first)) {
                tally.count(FOUND + " " + digits, isError, () -> injection + ": " + Papers.shown(paper, line));
                if (isError) {
                    named(problem, paper, all, injection, line, digits);
                }
            }
        }
    }

    /** Where every line either shows the mistake or is right by the paper's own earlier lines, and no convention is kept to. */
    private void costs(MarkSheet sheet, Effect effect, Injection injection, Digits digits) {
        boolean isClear = sheet.lines().stream().allMatch(line -> {
            Quantity quantity = line.question().quantity();
            boolean isSettled = effect.of(quantity) > Effect.VISIBLE || effect.isRight(quantity);
            return isSettled && !(line.verdict() instanceof Verdict.OtherConvention);
        });
        if (isClear) {
            BigDecimal lost = sheet.lines().stream()
                    .filter(line -> effect.of(line.question().quantity()) > Effect.VISIBLE)
                    .map(line -> line.question().points())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean isSo = sheet.maximum().subtract(lost).compareTo(sheet.points()) == 0;
            tally.count(
                    COSTS + " " + digits,
                    isSo,
                    () -> injection + " costs " + sheet.points() + " of " + sheet.maximum() + ", not " + lost);
        }
    }

    static boolean isError(Verdict verdict) {
        return verdict.isOwnError() || verdict instanceof Verdict.OtherConvention;
    }

    /** The ids that a verdict names. */
    static List<String> ids(Verdict verdict) {
        if (verdict instanceof Verdict.OtherConvention other) {
            return List.of(other.convention().id());
        }
        return verdict.explained().map(Diagnosis::explanations).orElse(List.of()).stream()
                .map(Explanation::id)
                .toList();
    }

    private void named(
            Problem problem, Paper paper, List<Injection> all, Injection injection, MarkLine line, Digits digits) {
        List<String> ids = ids(line.verdict());
        boolean isNamed = ids.contains(injection.id());
        tally.count(
                NAMED + " " + digits,
                isNamed,
                () -> injection + " as " + ids + ": " + Papers.shown(paper, line) + " instead of "
                        + injection.writes(line.question().quantity(), paper) + " by "
                        + injection.occurrence().edits());
        boolean isAlone = isNamed
                && ids.stream()
                        .filter(id -> !id.equals(injection.id()))
                        .allMatch(id ->
                                givesTheSame(id, all, paper, line.question().quantity()));
        tally.count(ALONE + " " + digits, isAlone, () -> injection + " as " + ids + ": " + Papers.shown(paper, line));
    }

    private static boolean givesTheSame(String id, List<Injection> all, Paper paper, Quantity quantity) {
        return all.stream()
                .filter(injection -> injection.id().equals(id))
                .flatMap(injection -> injection.writes(quantity, paper).stream())
                .anyMatch(value -> Effect.distance(paper.line(quantity), value) <= Effect.VISIBLE);
    }
}
