package gradus.report.solution;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.StepNames;
import gradus.problem.AnswerForm;
import gradus.problem.Erratum;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.solution.Step.Remark;
import gradus.report.solution.Step.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A problem worked out as a tutor would: what is given, which conventions hold, and every asked quantity step by step, with
 * whatever it needs, in the order in which it is computed. Plain data; {@link SolutionWriter} puts it into a form.
 */
public final class WorkedSolution {
    /** The constants of the loss, which formulas show as numbers. */
    static final Set<Quantity> FACTORS =
            Set.of(NetworkQuantities.LOSS_FACTOR, NetworkQuantities.OUTPUT_FACTOR, NetworkQuantities.BATCH_FACTOR);

    private final Problem problem;
    private final Set<Quantity> asked;
    private final Set<Quantity> needed;
    private final List<Step> steps;

    private WorkedSolution(Problem problem, Collection<Quantity> asked) {
        this.problem = problem;
        this.asked = new LinkedHashSet<>(asked);
        this.needed = needed();
        this.steps = steps(numbers());
    }

    /** The solution of everything that a problem asks. */
    public static WorkedSolution of(Problem problem) {
        return of(problem, problem.questions().stream().map(Question::quantity).toList());
    }

    /**
     * The solution of some quantities.
     *
     * @param asked what is to be worked out, quantities of the problem's graph
     */
    public static WorkedSolution of(Problem problem, Collection<Quantity> asked) {
        return new WorkedSolution(problem, asked);
    }

    /** The asked quantities and all that they are computed from. */
    private Set<Quantity> needed() {
        Set<Quantity> found = new LinkedHashSet<>(asked);
        Deque<Quantity> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            problem.graph().mentionedBy(open.pop()).stream().filter(found::add).forEach(open::push);
        }
        return found;
    }

    private boolean isGiven(Quantity quantity) {
        return problem.graph().rule(quantity) instanceof Expression.Constant;
    }

    /** The quantities that are worked out, stage by stage, with their numbers. */
    private Map<Quantity, Integer> numbers() {
        Map<Quantity, Integer> numbers = new LinkedHashMap<>();
        problem.graph().quantities().stream()
                .filter(quantity -> needed.contains(quantity) && !isGiven(quantity))
                .sorted(Comparator.comparing(this::stage))
                .forEach(quantity -> numbers.put(quantity, numbers.size() + 1));
        return numbers;
    }

    private Stage stage(Quantity quantity) {
        Quantity whole = Problem.whole(quantity);
        if (whole instanceof Quantity.AtPoint) {
            return Stage.QUERY;
        }
        if (whole instanceof Quantity.AtStep later) {
            return isAfterFirstStep(later) ? Stage.UPDATE : Stage.LATER;
        }
        if (whole instanceof Quantity.Updated updated) {
            return problem.graph().contains(new Quantity.AtStep(updated.parameter(), 2)) && hasSteps()
                    ? Stage.LATER
                    : Stage.UPDATE;
        }
        if (whole instanceof Quantity.Companion companion) {
            return StepNames.isAhead(companion) ? Stage.FORWARD : Stage.UPDATE;
        }
        if (whole.equals(NetworkQuantities.GRADIENT_NORM)) {
            return Stage.UPDATE;
        }
        return whole instanceof Quantity.Variable ? Stage.FORWARD : Stage.BACKWARD;
    }

    /** Whether a quantity is what the first of several steps makes of a parameter. */
    private boolean isAfterFirstStep(Quantity.AtStep later) {
        return later.step() == 2 && hasSteps() && problem.graph().contains(new Quantity.Updated(later.quantity()));
    }

    private boolean hasSteps() {
        return problem.training()
                .filter(training -> training.plan().steps() > 1)
                .isPresent();
    }

    private List<Step> steps(Map<Quantity, Integer> numbers) {
        Explanations explanations = new Explanations(problem, numbers);
        List<Step> all = new ArrayList<>();
        numbers.forEach((quantity, number) -> all.add(step(quantity, number, explanations)));
        return all;
    }

    private Step step(Quantity quantity, int number, Explanations explanations) {
        Expression rule = problem.graph().rule(quantity);
        Explanation explanation = explanations.of(quantity);
        return new Step(
                number,
                quantity,
                stage(quantity),
                asked.contains(quantity),
                explanation.title(),
                explanation.sentence(),
                List.of(Equation.worked(quantity, rule)),
                remarks(quantity));
    }

    private List<Remark> remarks(Quantity quantity) {
        List<Remark> remarks = new ArrayList<>();
        new ShortForm(problem)
                .of(quantity)
                .ifPresent(formula -> remarks.add(new Remark(
                        Sentence.of("Multiplied out, the factors of the error and of the activation function cancel:"),
                        List.of(Equation.formula(quantity, formula)))));
        problem.questions().stream()
                .filter(question -> question.quantity().equals(quantity))
                .map(Question::form)
                .filter(AnswerForm.Formula.class::isInstance)
                .map(AnswerForm.Formula.class::cast)
                .forEach(form -> remarks.add(formulaAnswer(quantity, form)));
        problem.errata().stream()
                .filter(erratum -> erratum.quantity().equals(quantity))
                .map(Erratum::note)
                .forEach(note -> remarks.add(
                        new Remark(Sentence.of("Note on the printed solution: " + note.strip()), List.of())));
        return remarks;
    }

    /** The rule in the quantities that the answer may use. */
    private Remark formulaAnswer(Quantity quantity, AnswerForm.Formula form) {
        Expression formula = form.allowed()
                .map(allowed -> new Unfolding(problem.graph(), allowed).of(quantity))
                .orElseGet(() -> problem.graph().rule(quantity));
        Sentence words = Sentence.of("The exercise asks for a formula. An answer is:");
        return new Remark(words, List.of(Equation.formula(quantity, formula)));
    }

    Problem problem() {
        return problem;
    }

    /** What is asked and given, and so needs no step. */
    List<Given> givens() {
        Labels labels = new Labels(problem);
        return problem.graph().quantities().stream()
                .filter(quantity -> needed.contains(quantity) && isGiven(quantity) && !FACTORS.contains(quantity))
                .map(quantity -> new Given(labels.of(quantity), quantity))
                .toList();
    }

    /** What this course takes for granted, one sentence each. */
    List<Sentence> conventions(int significantDigits) {
        return new Conventions(problem, needed).sentences(significantDigits);
    }

    /** The steps in order; a step uses only what is given and earlier steps. */
    List<Step> steps() {
        return steps;
    }

    /** The steps of one stage. */
    List<Step> steps(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage).toList();
    }

    /** The heading over a stage. */
    String heading(Stage stage) {
        boolean isNetwork = problem.task().isPresent() || problem.recurrence().isPresent();
        return switch (stage) {
            case FORWARD -> isNetwork ? "Forward pass" : "Values, node by node";
            case BACKWARD -> isNetwork ? "Backward pass" : "Derivatives, backward node by node";
            case UPDATE -> "New parameters";
            case LATER -> "Further steps";
            case QUERY -> "Further forward passes";
        };
    }

    /** The exercise in words, paragraph by paragraph; lines of one paragraph are joined. */
    List<String> paragraphs() {
        Optional<String> description = problem.heading().description();
        return description.stream()
                .flatMap(text -> List.of(text.strip().split("\\R\\s*\\R", -1)).stream())
                .map(text -> text.replaceAll("\\s*\\R\\s*", " ").strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
