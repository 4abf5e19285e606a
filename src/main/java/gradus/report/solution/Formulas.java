package gradus.report.solution;

import gradus.formula.FormulaPrinter;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.NotationNames;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The formulas of a problem in the course's letters and in one script. */
final class Formulas {
    /** The bounds of rounding errors hold to first order, so a little more is noise too. */
    private static final double NOISE = 4;

    private static final double LARGEST_NOISE = 1e-12;

    private final Problem problem;
    private final Script script;
    private final int digits;
    private final FormulaPrinter symbols;
    private final FormulaPrinter numbers;
    private final Function<Quantity, Tensor> values;
    private final Evaluation errors;

    /**
     * A printer of a problem's formulas.
     *
     * @param digits to how many significant digits numbers are rounded
     */
    Formulas(Problem problem, Script script, int digits) {
        this(problem, script, digits, problem::truth, problem.graph().roundingErrors());
    }

    /**
     * A printer of a problem's formulas with other numbers.
     *
     * @param graph the graph of the problem with some quantities fixed
     */
    Formulas(Problem problem, Script script, int digits, Graph graph) {
        this(problem, script, digits, graph.evaluate()::of, graph.roundingErrors());
    }

    private Formulas(Problem problem, Script script, int digits, Function<Quantity, Tensor> values, Evaluation errors) {
        this.problem = problem;
        this.script = script;
        this.digits = digits;
        this.symbols = NotationNames.printer(problem).substituting(factors(problem));
        this.values = values;
        this.errors = errors;
        this.numbers = symbols.withValues(this::shown, digits);
    }

    /** A value as a reader writes it down: what is nothing but rounding of the computer is 0. */
    private Tensor shown(Quantity quantity) {
        return values.apply(quantity).zip(errors.of(quantity), (value, error) -> isNoise(value, error) ? 0 : value);
    }

    /** At a jump, as that of a class, the bound of the error is large and says nothing. */
    private static boolean isNoise(double value, double error) {
        return Math.abs(value) <= Math.min(NOISE * error, LARGEST_NOISE);
    }

    /** The constants of the loss with their values. */
    static Map<Quantity, Double> factors(Problem problem) {
        Map<Quantity, Double> factors = new HashMap<>();
        WorkedSolution.FACTORS.stream()
                .filter(problem.graph()::contains)
                .forEach(factor -> factors.put(factor, problem.truth(factor).at(0)));
        return factors;
    }

    /** A formula in symbols. */
    String symbols(Expression formula) {
        return symbols.print(formula, script.form());
    }

    /** The sides of an equation. A side that says the same as the one before, or is too large to be read, is left out. */
    List<String> sides(Equation equation) {
        List<String> sides = new ArrayList<>();
        equation.sides().stream()
                .map(this::side)
                .flatMap(Optional::stream)
                .filter(text -> sides.isEmpty() || !sides.get(sides.size() - 1).equals(text))
                .forEach(sides::add);
        return sides;
    }

    private Optional<String> side(Side side) {
        if (side instanceof Side.Name name) {
            return Optional.of(symbols.name(name.quantity(), script.form()));
        }
        if (side instanceof Side.Symbols formula) {
            return Optional.of(symbols(formula.formula()));
        }
        return side instanceof Side.Numbers formula
                ? numbers(formula.formula())
                : Optional.of(value(shown(((Side.Value) side).quantity())));
    }

    private Optional<String> numbers(Expression formula) {
        return isReadable(formula) ? Optional.of(numbers.print(formula, script.form())) : Optional.empty();
    }

    private boolean isReadable(Expression formula) {
        if (formula instanceof Expression.Reference reference) {
            return !MatrixExcerpt.isTooLarge(problem.shape(reference.quantity()));
        }
        for (Expression operand : formula.operands()) {
            if (!isReadable(operand)) {
                return false;
            }
        }
        return true;
    }

    private String value(Tensor value) {
        if (!MatrixExcerpt.isTooLarge(value.shape())) {
            return FormulaPrinter.value(value, digits, script.form());
        }
        return script.matrix(MatrixExcerpt.places(value).stream()
                .map(row -> row.stream()
                        .map(place -> place.isPresent() ? number(value.at(place.getAsInt())) : script.gap())
                        .toList())
                .toList());
    }

    private String number(double number) {
        return FormulaPrinter.value(Tensor.scalar(number), digits, script.form());
    }
}
