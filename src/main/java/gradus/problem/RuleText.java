package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaForm;
import gradus.formula.FormulaPrinter;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.NumpyForm;
import gradus.formula.TextForm;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.network.NetworkQuantities;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import gradus.written.WrittenText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Rules as formulas in the letters of a problem, as its file may say them about a mistake of the course. */
public final class RuleText {
    private static final List<Quantity> FACTORS =
            List.of(NetworkQuantities.LOSS_FACTOR, NetworkQuantities.OUTPUT_FACTOR, NetworkQuantities.BATCH_FACTOR);

    /** Between square matrices '*' could be meant entry by entry or not; '∘' could not. */
    private static final List<FormulaForm> FORMS = List.of(new NumpyForm(), new TextForm());

    private static final double NOISE = 1e-9;
    private static final double NUDGE = 0.03125;

    private final Problem problem;
    private final FormulaPrinter printer;
    private final FormulaReader reader;

    public RuleText(Problem problem) {
        this.problem = problem;
        this.printer = NotationNames.printer(problem).substituting(factors(problem));
        FormulaScope scope = new FormulaScope(
                problem.vocabulary(),
                Map.of(),
                problem.vocabulary().spellings(),
                UnaryOperator.identity(),
                OptionalInt.empty(),
                problem.task().map(task -> task.layout().unitAxis()).orElse(0),
                0,
                NotationNames.style(problem.notation()));
        this.reader = new FormulaReader(scope, problem::shape, Dialect.ANY, List.of());
    }

    private static Map<Quantity, Double> factors(Problem problem) {
        Map<Quantity, Double> factors = new HashMap<>();
        FACTORS.stream()
                .filter(problem.graph()::contains)
                .forEach(factor -> factors.put(factor, problem.truth(factor).at(0)));
        return factors;
    }

    /** The name of a quantity, as a problem file says it. */
    public String name(Quantity quantity) {
        return problem.notation().spell(quantity);
    }

    /** The printer that writes the constants of the loss as numbers. */
    public FormulaPrinter printer() {
        return printer;
    }

    /** A rule of a quantity as a formula; empty if a problem file would read it otherwise, or not at all. */
    public Optional<String> of(Quantity quantity, Expression rule) {
        return FORMS.stream().flatMap(form -> of(quantity, rule, form).stream()).findFirst();
    }

    private Optional<String> of(Quantity quantity, Expression rule, FormulaForm form) {
        String text = printer.print(rule, form);
        WrittenText written = new WrittenText(text, SourcePosition.start("formula"));
        return reader.read(written.text(), written.position()) instanceof FormulaReading.Read read
                        && isSame(read.expression(), rule, quantity)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether two formulas give the same numbers for the problem, and for values that are a little others. */
    private boolean isSame(Expression one, Expression other, Quantity quantity) {
        try {
            return one.shape(problem::shape).equals(problem.shape(quantity))
                    && isSame(one, other, problem::truth)
                    && isSame(one, other, this::nudged);
        } catch (ShapeException doesNotFit) {
            return false;
        }
    }

    /** Whether a formula of the right shape is the rule of a quantity, however it is written. */
    public boolean isRight(Quantity quantity, Expression formula) {
        return isSame(formula, problem.graph().rule(quantity), quantity);
    }

    /** Whether a formula of the right shape gives the right numbers, by whatever rule. */
    public boolean givesTruth(Quantity quantity, Expression formula) {
        return isSame(formula, new Expression.Reference(quantity), problem::truth);
    }

    private static boolean isSame(Expression one, Expression other, Function<Quantity, Tensor> values) {
        Tensor first = one.value(values);
        Tensor second = other.value(values);
        double room = NOISE * Math.max(first.scale(), second.scale());
        for (int place = 0; place < first.count(); place++) {
            boolean isUndefined = Double.isNaN(first.at(place)) && Double.isNaN(second.at(place));
            if (!isUndefined && !(Math.abs(first.at(place) - second.at(place)) <= room)) {
                return false;
            }
        }
        return true;
    }

    /** Another value in the place of the right one; the constants of the loss, which are written as numbers, are what they are. */
    private Tensor nudged(Quantity quantity) {
        if (FACTORS.contains(quantity)) {
            return problem.truth(quantity);
        }
        double size = NUDGE * (1 + Math.floorMod(quantity.toString().hashCode(), 7));
        return problem.truth(quantity).map(entry -> entry + size * (1 + Math.abs(entry)));
    }
}
