package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a formula compares with the true one, judged by shape and by value on draws of their quantities. Two formulas that agree
 * on draws far from zeros and kinks, in sizes that all differ, are the same but for a chance of the rounding error's size.
 */
public sealed interface FormulaAgreement {

    /** Equal in shape and value; a vector without a second axis counts as a column. */
    record Same() implements FormulaAgreement {}

    /** The negative of the true one. */
    record SignDiffers() implements FormulaAgreement {}

    /**
     * The true one times a number that is the same in every entry of every draw.
     *
     * @param factor the number, neither 1 nor −1
     */
    record FactorDiffers(double factor) implements FormulaAgreement {}

    /** The transpose of the true one. */
    record Transposed() implements FormulaAgreement {}

    /** Neither of the true shape nor the transpose. */
    record ShapeDiffers(Shape shape, Shape trueShape) implements FormulaAgreement {}

    /** Of the true shape, but with other values. */
    record Different() implements FormulaAgreement {}

    /** One of the two is no finite number on some draw, so nothing can be said. */
    record NotFinite() implements FormulaAgreement {}

    /**
     * Compares a formula with the true one.
     *
     * @param shapes the shapes of the quantities that they mention
     * @param draws values for those quantities, at least one set
     * @throws IllegalArgumentException if there is no draw, or none of a quantity
     * @throws gradus.tensor.ShapeException if the parts of a formula do not fit together
     */
    static FormulaAgreement of(
            Expression formula, Expression truth, Function<Quantity, Shape> shapes, List<Map<Quantity, Tensor>> draws) {
        if (draws.isEmpty()) {
            throw new IllegalArgumentException("formulas are compared on one draw at least");
        }
        return new DrawComparison(draws).compared(formula, formula.shape(shapes), truth, truth.shape(shapes));
    }
}
