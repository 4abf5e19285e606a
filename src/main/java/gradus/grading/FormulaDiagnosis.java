package gradus.grading;

import gradus.grading.mistake.GraphMistakes;
import gradus.grading.mistake.Kind;
import gradus.grading.mistake.LayeredNetwork;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.Occurrence;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.FormulaJudge.Trial;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the known mistake whose formula a wrong formula is: the one that gives the same values on every variant of the problem.
 */
final class FormulaDiagnosis {
    private static final double SHARE = 1e-9;

    /** How many digits two formulas agree in that agree on all draws. */
    private static final double DIGITS = 9;

    private final Problem problem;
    private final MistakeCatalogue catalogue;

    FormulaDiagnosis(Problem problem, MistakeCatalogue catalogue) {
        this.problem = problem;
        this.catalogue = catalogue;
    }

    /** A mistake at a place of a variant. */
    private record Made(Mistake mistake, Occurrence occurrence) {}

    /**
     * The mistakes that give what a formula gives.
     *
     * @param asked what the formula is written for
     * @param trials the formula on variants of the problem
     */
    Optional<Diagnosis> find(Quantity asked, List<Trial> trials) {
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        List<List<Made>> made = trials.stream().map(this::made).toList();
        Map<String, Explanation> fitting = new LinkedHashMap<>();
        for (int number = 0; number < made.get(0).size(); number++) {
            if (isAlways(asked, trials, made, number)) {
                Made one = made.get(0).get(number);
                fitting.putIfAbsent(one.mistake().id(), explanation(one));
            }
        }
        int entries = trials.get(0).value().count();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        List.copyOf(fitting.values()),
                        false,
                        new Evidence(entries, entries, DIGITS),
                        Optional.empty()));
    }

    /** Every mistake at every place, in the same order on every variant of a problem. */
    private List<Made> made(Trial trial) {
        List<Made> made = new ArrayList<>();
        trial.task()
                .map(task -> new LayeredNetwork(task, trial.graph()))
                .ifPresent(network -> catalogue.all().stream()
                        .filter(mistake -> mistake.kind() == Kind.MISCONCEPTION && isLookedFor(mistake))
                        .forEach(mistake ->
                                mistake.in(network).forEach(occurrence -> made.add(new Made(mistake, occurrence)))));
        if (trial.task().isEmpty()) {
            GraphMistakes.in(trial.graph()).stream()
                    .filter(found -> isLookedFor(found.getKey()))
                    .forEach(found -> made.add(new Made(found.getKey(), found.getValue())));
        }
        return made;
    }

    private boolean isLookedFor(Mistake mistake) {
        return KnownMistakes.isLookedFor(mistake, problem.policy().mistakes());
    }

    private static boolean isAlways(Quantity asked, List<Trial> trials, List<List<Made>> made, int number) {
        for (int trial = 0; trial < trials.size(); trial++) {
            boolean isThere = number < made.get(trial).size()
                    && made.get(trial)
                            .get(number)
                            .mistake()
                            .id()
                            .equals(made.get(0).get(number).mistake().id());
            if (!isThere || !gives(made.get(trial).get(number).occurrence(), asked, trials.get(trial))) {
                return false;
            }
        }
        return true;
    }

    private static boolean gives(Occurrence occurrence, Quantity asked, Trial trial) {
        Optional<Expression> report = Optional.ofNullable(occurrence.reports().get(asked));
        Tensor mistaken = report.map(rule -> reported(rule, occurrence, trial.graph()))
                .orElseGet(() -> trial.graph().value(asked, name -> Optional.empty(), occurrence.rules()));
        return isSame(mistaken, trial.value());
    }

    private static Tensor reported(Expression rule, Occurrence occurrence, Graph graph) {
        return rule.value(name -> graph.value(name, other -> Optional.empty(), occurrence.rules()));
    }

    private static boolean isSame(Tensor mistaken, Tensor value) {
        boolean sameShape = mistaken.shape().rows() == value.shape().rows()
                && mistaken.shape().columns() == value.shape().columns();
        double room = SHARE * Math.max(mistaken.scale(), value.scale());
        return sameShape
                && mistaken.isFinite()
                && mistaken.reshaped(value.shape())
                                .zip(value, (one, other) -> Math.abs(one - other))
                                .scale()
                        <= room;
    }

    private Explanation explanation(Made made) {
        Mistake mistake = made.mistake();
        String hint = problem.policy().mistakes().hints().getOrDefault(mistake.id(), mistake.hint());
        return new Explanation(mistake.id(), made.occurrence().layer(), mistake.name(), hint, mistake.explanation());
    }
}
