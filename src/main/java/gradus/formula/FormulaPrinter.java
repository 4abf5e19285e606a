package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Prints expressions as people write formulas, in any {@link FormulaForm}. Immutable.
 *
 * <p>What is printed in plain text, numpy or LaTeX has the value of the expression when {@link FormulaReader} reads it, up to
 * rounding: numbers and signs are gathered in front of a product, sums over everything are one Σ, and in mathematics what is
 * only repeated to a larger shape is not written.
 */
public final class FormulaPrinter {
    private final FormulaNames names;
    private final Function<Quantity, Shape> shapes;
    private final OptionalInt unitAxis;
    private final Function<Quantity, Optional<Clause>> numbers;

    /**
     * A printer.
     *
     * @param names how quantities are called
     * @param shapes the shapes of the quantities that the formulas mention
     * @param unitAxis the axis that counts units, from 0, along which mathematics takes a softmax without a word; empty if
     *     there is none, and then the axis is always written
     */
    public FormulaPrinter(FormulaNames names, Function<Quantity, Shape> shapes, OptionalInt unitAxis) {
        this(names, shapes, unitAxis, quantity -> Optional.empty());
    }

    private FormulaPrinter(
            FormulaNames names,
            Function<Quantity, Shape> shapes,
            OptionalInt unitAxis,
            Function<Quantity, Optional<Clause>> numbers) {
        this.names = names;
        this.shapes = shapes;
        this.unitAxis = unitAxis;
        this.numbers = numbers;
    }

    /**
     * A printer that writes numbers for some quantities, as one does for the constants of a loss. A number within 1e-12 of a
     * fraction with a denominator up to 100 is written as that; numbers that are multiplied are one number.
     *
     * @param constants single numbers, by their quantities
     */
    public FormulaPrinter substituting(Map<Quantity, Double> constants) {
        Map<Quantity, Double> fixed = Map.copyOf(constants);
        return with(quantity -> Optional.ofNullable(fixed.get(quantity)).map(number -> constant(quantity, number)));
    }

    private Clause constant(Quantity quantity, double number) {
        Clause clause = Double.isFinite(number)
                ? new Clause(new Phrase.Numeral(Ratio.fraction(Math.abs(number))), number < 0, Shape.SCALAR)
                : Clause.number(number);
        return clause.withShape(shapes.apply(quantity));
    }

    /**
     * A printer that writes every quantity as its value: a number, or a matrix in brackets. Quantities that are substituted
     * already stay as they are.
     *
     * @param values the values of the quantities that the formulas mention
     * @param significantDigits to how many digits they are rounded, at least 1
     */
    public FormulaPrinter withValues(Function<Quantity, Tensor> values, int significantDigits) {
        if (significantDigits < 1) {
            throw new IllegalArgumentException("numbers have at least one digit, got " + significantDigits);
        }
        return with(quantity -> Optional.of(clause(values.apply(quantity), significantDigits)));
    }

    private FormulaPrinter with(Function<Quantity, Optional<Clause>> further) {
        return new FormulaPrinter(
                names, shapes, unitAxis, quantity -> numbers.apply(quantity).or(() -> further.apply(quantity)));
    }

    private static Clause clause(Tensor value, int significantDigits) {
        Phrase phrase = value.count() == 1
                ? new Phrase.Value(value.at(0), significantDigits)
                : new Phrase.Grid(value, significantDigits);
        return Clause.of(phrase, value.shape());
    }

    /**
     * A formula.
     *
     * @throws gradus.tensor.ShapeException if its parts do not fit together
     */
    public String print(Expression formula, FormulaForm form) {
        String sigmoid = names.isTaken("sigma") ? "sigmoid" : "sigma";
        return new Composition(shapes, unitAxis, this::clause, sigmoid)
                .whole(formula)
                .in(form)
                .text();
    }

    private Clause clause(Quantity quantity) {
        return numbers.apply(quantity).orElseGet(() -> named(quantity));
    }

    private Clause named(Quantity quantity) {
        Name name = names.of(quantity);
        Phrase phrase = name instanceof Name.Transposed transposed
                ? new Phrase.Transposition(new Phrase.Named(transposed.whole()))
                : new Phrase.Named(name);
        return Clause.of(phrase, shapes.apply(quantity));
    }

    /** The name of a quantity, whatever numbers formulas write for it. */
    public String name(Quantity quantity, FormulaForm form) {
        return form.named(names.of(quantity)).text();
    }

    /**
     * Numbers by themselves: a number, or a matrix in brackets.
     *
     * @param significantDigits to how many digits they are rounded, at least 1
     */
    public static String value(Tensor value, int significantDigits, FormulaForm form) {
        return clause(value, significantDigits).phrase().in(form).text();
    }
}
