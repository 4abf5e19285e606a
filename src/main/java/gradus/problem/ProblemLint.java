package gradus.problem;

import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.GradientCheck;
import gradus.graph.Graph;
import gradus.graph.Nonlinearity;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.network.DenseLayer;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks a problem before a class sees it: what reading it cannot find, because it concerns the numbers. */
public final class ProblemLint {
    /** How far an entry is nudged. */
    private static final double STEP = 1e-3;
    /** For where the loss bends much within a step, as the logarithm of a small output does. */
    private static final double FINE_STEP = 1e-5;
    /** The largest accepted disagreement of a gradient and its differences, as a share of the gradient's largest entry. */
    private static final double GRADIENT_ROOM = 1e-6;
    /** The smallest largest entry that counts; below it the differences are rounding noise. */
    private static final double LEAST_GRADIENT = 1e-6;
    /** How many entries of one quantity are nudged at most, evenly spread. */
    private static final int MOST_NUDGES = 48;
    /** A slope below this leaves nothing of a gradient at the digits that people print. */
    private static final double LEAST_SLOPE = 1e-6;
    /** By how much rounding on the way may move an answer, as a share of its largest entry. */
    private static final double MOST_MOVED = 0.05;
    /** Outputs closer than this, as a share of the largest, are a tie. */
    private static final double TIE_ROOM = 1e-9;

    /** A net input below this is one that cancels, computed in double precision. */
    private static final double ROUNDED_ZERO = 1e-13;

    private final Problem problem;
    private final Graph graph;
    private final Evaluation values;
    private final List<Bend> bends = new ArrayList<>();
    private final IssueList issues = new IssueList();

    /** A quantity that is a nonlinearity of another one. */
    private record Bend(Quantity activation, Nonlinearity function, Quantity netInput) {}

    private ProblemLint(Problem problem) {
        this.problem = problem;
        // Values that the problem gives for computed quantities cut the graph, and a nudge would not get through.
        this.graph = problem.computed();
        this.values = graph.evaluate();
        graph.quantities().forEach(quantity -> bend(quantity).ifPresent(bends::add));
    }

    /** What is worth knowing about a problem; empty if nothing is. */
    public static IssueList check(Problem problem) {
        ProblemLint lint = new ProblemLint(problem);
        lint.checkGradients();
        lint.checkKinks();
        lint.checkKinksOfFormulas();
        lint.checkSaturation();
        problem.questions().forEach(lint::checkQuestion);
        lint.checkConditioning();
        return lint.issues;
    }

    private Optional<Bend> bend(Quantity quantity) {
        return graph.rule(quantity) instanceof Expression.Apply apply
                        && apply.function() instanceof Nonlinearity nonlinearity
                        && apply.operand() instanceof Expression.Reference argument
                ? Optional.of(new Bend(quantity, nonlinearity, argument.quantity()))
                : Optional.empty();
    }

    /** The first line of the file, for what concerns the whole problem. */
    private SourcePosition top() {
        return new SourcePosition(problem.heading().file(), 1, 1);
    }

    private void warn(String code, SourcePosition position, String message, String fix) {
        issues.add(Issue.warning(code, position, 1, message).withFix(fix));
    }

    private String spelled(Quantity quantity) {
        return "'" + problem.notation().spell(quantity) + "'";
    }

    private void checkGradients() {
        if (Kinks.of(graph, values).areNear(10 * STEP)) {
            return;
        }
        for (Quantity quantity : graph.quantities()) {
            // What one step contributes to the gradient of a shared parameter is named after a copy that is not there.
            if (quantity instanceof Quantity.Gradient gradient && graph.contains(gradient.by())) {
                checkGradient(gradient);
            }
        }
    }

    private void checkGradient(Quantity.Gradient gradient) {
        Tensor reference = values.of(gradient);
        double room = GRADIENT_ROOM * Math.max(reference.scale(), LEAST_GRADIENT);
        int stride = Math.max(1, reference.count() / MOST_NUDGES);
        IntStream.iterate(0, place -> place < reference.count(), place -> place + stride)
                .filter(place -> !agrees(gradient, place, STEP, room) && !agrees(gradient, place, FINE_STEP, room))
                .findFirst()
                .ifPresent(place -> issues.add(Issue.error(
                                ProblemCodes.GRADIENT_CHECK,
                                top(),
                                1,
                                spelled(gradient) + " disagrees with finite differences in entry " + (place + 1))
                        .withFix("this is a fault of gradus: please report it with the problem file")));
    }

    private boolean agrees(Quantity.Gradient gradient, int place, double step, double room) {
        double measured = GradientCheck.difference(graph, gradient.of(), gradient.by(), place, step);
        return Math.abs(measured - values.of(gradient).at(place)) <= room;
    }

    private void checkKinks() {
        for (Bend bend : bends) {
            if (!(bend.function() instanceof Rectifier)) {
                continue;
            }
            Quantity netInput = bend.netInput();
            if (values.of(netInput).entries().anyMatch(ProblemLint::isRoundedZero)) {
                warn(
                        ProblemCodes.KINK,
                        top(),
                        spelled(netInput)
                                + " has an entry that is 0 but for rounding, and the derivative there hangs on it",
                        "choose other numbers");
            }
            boolean onKink = problem.truth(netInput).entries().anyMatch(entry -> entry == 0);
            if (onKink && !isSlopeAtZeroStated(netInput)) {
                warn(
                        ProblemCodes.KINK,
                        top(),
                        spelled(netInput)
                                + " has an entry that is exactly 0, and courses differ on the derivative there",
                        problem.task().isPresent()
                                ? "write 'activation: {name: …, at-zero: 0}' or 'at-zero: 1' for its layer"
                                : "choose other numbers");
            }
        }
    }

    /** Kinks of formulas, such as the two equal sides of a maximum. */
    private void checkKinksOfFormulas() {
        for (Quantity quantity : graph.quantities()) {
            boolean isFormula = (quantity instanceof Quantity.Variable || quantity instanceof Quantity.AtPoint)
                    && !NetworkQuantities.isClass(quantity)
                    && bends.stream().noneMatch(bend -> bend.activation().equals(quantity));
            if (isFormula && Kinks.of(graph.rule(quantity), problem.truth()).areNear(ROUNDED_ZERO)) {
                warn(
                        ProblemCodes.KINK,
                        top(),
                        spelled(quantity) + " is at a kink of its formula, and courses differ on the derivative there",
                        "choose other numbers");
            }
        }
    }

    private boolean isSlopeAtZeroStated(Quantity netInput) {
        List<DenseLayer> layers = problem.task().map(NetworkTask::layers).orElse(List.of());
        return IntStream.rangeClosed(1, layers.size())
                .filter(number -> NetworkQuantities.netInput(number).equals(netInput))
                .anyMatch(number -> layers.get(number - 1).settings().containsKey("at-zero"));
    }

    /** Sums of decimals such as 0.1 + 0.2 - 0.3 are not 0 in binary. */
    private static boolean isRoundedZero(double entry) {
        return entry != 0 && Math.abs(entry) < ROUNDED_ZERO;
    }

    private void checkSaturation() {
        for (Bend bend : bends) {
            double least = problem.truth(bend.netInput())
                    .entries()
                    .map(bend.function()::slope)
                    .map(Math::abs)
                    .min()
                    .orElse(1);
            if (!(bend.function() instanceof Rectifier) && least < LEAST_SLOPE) {
                warn(
                        ProblemCodes.SATURATED,
                        top(),
                        spelled(bend.activation()) + " has a saturated unit: its derivative is below 0.000001",
                        "use smaller weights or inputs");
            }
        }
    }

    private void checkConditioning() {
        Conditioning conditioning = new Conditioning(problem);
        for (Question question : problem.questions()) {
            double moved = conditioning.moved(question.quantity());
            if (question.form() instanceof AnswerForm.Numbers && moved > MOST_MOVED) {
                warn(
                        ProblemCodes.CANCELS,
                        question.position(),
                        "so much cancels in " + spelled(question.quantity()) + " that who rounds every line to "
                                + Conditioning.DIGITS + " digits is off by " + Math.round(100 * moved) + " %",
                        "choose other numbers, or ask for more digits in the lines before");
            }
        }
    }

    private void checkQuestion(Question question) {
        if (question.form() instanceof AnswerForm.Formula) {
            return;
        }
        Tensor truth = problem.truth(question.quantity());
        boolean zerosAccepted = truth.scale() > 0
                && truth.entries().allMatch(entry -> question.tolerance().room(entry) >= Math.abs(entry));
        if (zerosAccepted) {
            warn(
                    ProblemCodes.ZEROS_ACCEPTED,
                    question.position(),
                    "the tolerance of " + spelled(question.quantity()) + " is so wide that an answer of zeros is right",
                    "make the tolerance smaller than the entries, or leave it out");
        }
        boolean isTie = problem.task()
                .filter(task -> NetworkQuantities.isClass(question.quantity()) && isTie(question.quantity(), task))
                .isPresent();
        if (isTie) {
            warn(
                    ProblemCodes.TIE,
                    question.position(),
                    "two outputs are equally large, so " + spelled(question.quantity()) + " is arbitrary",
                    "choose other numbers, or do not ask for the class");
        }
    }

    /** Whether the two largest outputs of some example, or a single output and its threshold, cannot be told apart. */
    private boolean isTie(Quantity ofClass, NetworkTask task) {
        Quantity last = NetworkQuantities.activation(task.layers().size());
        Quantity output =
                ofClass instanceof Quantity.AtPoint atPoint ? new Quantity.AtPoint(last, atPoint.point()) : last;
        Tensor examples = task.layout().unitAxis() == 0 ? problem.truth(output).transposed() : problem.truth(output);
        return IntStream.range(0, examples.shape().rows())
                .anyMatch(example -> isTie(examples, example, task.classes().threshold()));
    }

    private static boolean isTie(Tensor examples, int example, double threshold) {
        int outputs = examples.shape().columns();
        if (outputs == 1) {
            return Math.abs(examples.at(example, 0) - threshold) < TIE_ROOM;
        }
        double[] sorted = IntStream.range(0, outputs)
                .mapToDouble(unit -> examples.at(example, unit))
                .sorted()
                .toArray();
        return sorted[outputs - 1] - sorted[outputs - 2] <= TIE_ROOM * Math.abs(sorted[outputs - 1]);
    }
}
