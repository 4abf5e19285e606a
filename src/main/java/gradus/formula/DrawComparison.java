package gradus.formula;

import gradus.formula.FormulaAgreement.Different;
import gradus.formula.FormulaAgreement.FactorDiffers;
import gradus.formula.FormulaAgreement.NotFinite;
import gradus.formula.FormulaAgreement.Same;
import gradus.formula.FormulaAgreement.ShapeDiffers;
import gradus.formula.FormulaAgreement.SignDiffers;
import gradus.formula.FormulaAgreement.Transposed;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two formulas side by side on the same draws. */
final class DrawComparison {
    /** Relative to the entry. */
    private static final double TOLERANCE = 1e-9;

    /** Relative to the largest entry: what a difference of nearly equal numbers can lose. */
    private static final double LOST = 1e-12;

    private final List<Map<Quantity, Tensor>> draws;

    DrawComparison(List<Map<Quantity, Tensor>> draws) {
        this.draws = draws;
    }

    FormulaAgreement compared(Expression formula, Shape formulaShape, Expression truth, Shape truthShape) {
        Shape shape = matrix(formulaShape);
        Shape trueShape = matrix(truthShape);
        boolean areMatrices = shape.rank() == 2 && trueShape.rank() == 2;
        if (!shape.equals(trueShape) && !(areMatrices && shape.equals(trueShape.transposed()))) {
            return new ShapeDiffers(shape, trueShape);
        }
        List<Tensor> values = values(formula, shape);
        List<Tensor> trueValues = values(truth, trueShape);
        if (!values.stream().allMatch(Tensor::isFinite) || !trueValues.stream().allMatch(Tensor::isFinite)) {
            return new NotFinite();
        }
        if (shape.equals(trueShape)) {
            return inOneShape(values, trueValues);
        }
        return agree(transposed(values), trueValues, 1) ? new Transposed() : new ShapeDiffers(shape, trueShape);
    }

    private static FormulaAgreement inOneShape(List<Tensor> values, List<Tensor> trueValues) {
        if (agree(values, trueValues, 1)) {
            return new Same();
        }
        OptionalDouble factor = factor(values, trueValues);
        if (factor.isPresent()) {
            double times = factor.getAsDouble();
            return Math.abs(times + 1) < TOLERANCE ? new SignDiffers() : new FactorDiffers(times);
        }
        Shape shape = values.get(0).shape();
        boolean isSquare = shape.rank() == 2 && shape.rows() == shape.columns();
        return isSquare && agree(transposed(values), trueValues, 1) ? new Transposed() : new Different();
    }

    private static boolean agree(List<Tensor> values, List<Tensor> trueValues, double factor) {
        for (int draw = 0; draw < values.size(); draw++) {
            Tensor expected = trueValues.get(draw).map(entry -> factor * entry);
            double lost = LOST * Math.max(1, expected.scale());
            Tensor excess = values.get(draw)
                    .zip(expected, (mine, theirs) -> Math.abs(mine - theirs) - TOLERANCE * Math.abs(theirs) - lost);
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

    private List<Tensor> values(Expression formula, Shape shape) {
        return draws.stream()
                .map(draw -> formula.value(quantity -> drawn(draw, quantity)).reshaped(shape))
                .toList();
    }

    private static Tensor drawn(Map<Quantity, Tensor> draw, Quantity quantity) {
        return Optional.ofNullable(draw.get(quantity))
                .orElseThrow(() -> new IllegalArgumentException("the draw has no value for " + quantity));
    }

    private static List<Tensor> transposed(List<Tensor> values) {
        return values.stream().map(Tensor::transposed).toList();
    }

    private static Shape matrix(Shape shape) {
        return shape.rank() < 2 || shape.count() == 1 ? Shape.of(shape.count(), 1) : shape;
    }
}
