package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    record ShapeDiffers(Shape shape, Shape trueShape) implements FormulaAgreement {}

    record Different() implements FormulaAgreement {}

    /** One of the two is no finite number on some draw, so nothing can be said. */
    record NotFinite() implements FormulaAgreement {}

    /**
     * Compares a formula with the true one.
     *
     * @param shapes the shapes of the quantities that they mention
     * @param draws values for those quantities, at least one set
     */
    static FormulaAgreement of(
            Expression formula, Expression truth, Function<Quantity, Shape> shapes, List<Map<Quantity, Tensor>> draws) {
        if (draws.isEmpty()) {
            throw new IllegalArgumentException("formulas are compared on one draw at least");
        }
        Shape shape = matrix(formula.shape(shapes));
        Shape trueShape = matrix(truth.shape(shapes));
        if (!shape.equals(trueShape) && !shape.equals(trueShape.transposed())) {
            return new ShapeDiffers(shape, trueShape);
        }
        List<Tensor> values = values(formula, shape, draws);
        List<Tensor> trueValues = values(truth, trueShape, draws);
        if (!values.stream().allMatch(Tensor::isFinite) || !trueValues.stream().allMatch(Tensor::isFinite)) {
            return new NotFinite();
        }
        return shape.equals(trueShape) ? compared(values, trueValues) : turned(values, trueValues);
    }

    private static FormulaAgreement compared(List<Tensor> values, List<Tensor> trueValues) {
        if (agree(values, trueValues, 1)) {
            return new Same();
        }
        OptionalDouble factor = factor(values, trueValues);
        if (factor.isPresent()) {
            double times = factor.getAsDouble();
            return Math.abs(times + 1) < TOLERANCE ? new SignDiffers() : new FactorDiffers(times);
        }
        boolean isSquare = trueValues.get(0).shape().equals(trueValues.get(0).shape().transposed());
        return isSquare && agree(transposed(values), trueValues, 1) ? new Transposed() : new Different();
    }

    private static FormulaAgreement turned(List<Tensor> values, List<Tensor> trueValues) {
        return agree(transposed(values), trueValues, 1)
                ? new Transposed()
                : new ShapeDiffers(values.get(0).shape(), trueValues.get(0).shape());
    }

    /** Relative to the entry. */
    double TOLERANCE = 1e-9;

    /** Relative to the largest entry: what a difference of nearly equal numbers can lose. */
    double LOST = 1e-12;

    private static boolean agree(List<Tensor> values, List<Tensor> trueValues, double factor) {
        for (int draw = 0; draw < values.size(); draw++) {
            Tensor value = values.get(draw);
            Tensor expected = trueValues.get(draw).map(entry -> factor * entry);
            double lost = LOST * Math.max(1, expected.scale());
            Tensor excess = value.zip(
                    expected, (mine, theirs) -> Math.abs(mine - theirs) - TOLERANCE * Math.abs(theirs) - lost);
            if (excess.entries().anyMatch(over -> over > 0)) {
                return false;
            }
        }
        return true;
    }

    /** The number by which all true values are to be multiplied; none if there is none or it is 0. */
    private static OptionalDouble factor(List<Tensor> values, List<Tensor> trueValues) {
        Tensor first = trueValues.get(0);
        int largest = 0;
        for (int place = 1; place < first.count(); place++) {
            largest = Math.abs(first.at(place)) > Math.abs(first.at(largest)) ? place : largest;
        }
        double factor = values.get(0).at(largest) / first.at(largest);
        boolean isFactor = Math.abs(factor) > TOLERANCE && Double.isFinite(factor) && agree(values, trueValues, factor);
        return isFactor ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }

    private static List<Tensor> values(Expression formula, Shape shape, List<Map<Quantity, Tensor>> draws) {
        List<Tensor> values = new ArrayList<>();
        for (Map<Quantity, Tensor> draw : draws) {
            values.add(formula.value(quantity -> drawn(draw, quantity)).reshaped(shape));
        }
        return values;
    }

    private static Tensor drawn(Map<Quantity, Tensor> draw, Quantity quantity) {
        return Optional.ofNullable(draw.get(quantity))
                .orElseThrow(() -> new IllegalArgumentException("the draw has no value for " + quantity));
    }

    private static List<Tensor> transposed(List<Tensor> values) {
        return values.stream().map(Tensor::transposed).toList();
    }

    private static Shape matrix(Shape shape) {
        return shape.rank() < 2 ? Shape.of(shape.count(), 1) : shape;
    }
}
