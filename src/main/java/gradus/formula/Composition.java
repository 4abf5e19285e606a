package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * From an expression to a phrase, in the same way for all forms: a + (−b) becomes a − b, products lie flat with their sign and
 * their numbers in front, a sum of one term is that term, and what is only repeated is silent.
 *
 * <p>A repetition is silent because every operation entry by entry repeats where it has to. Where that would change the value,
 * something else of the same value is said: a sum over n equal terms is n times the term.
 */
final class Composition {
    private static final Phrase TWO = new Phrase.Numeral(Ratio.TWO);
    private static final Phrase ZERO = new Phrase.Numeral(Ratio.of(0));

    private final Function<Quantity, Shape> shapes;
    private final OptionalInt unitAxis;
    private final Function<Quantity, Clause> quantities;
    private final String sigmoid;

    /**
     * A way from expressions to phrases.
     *
     * @param shapes the shapes of the quantities
     * @param unitAxis the axis that functions along an axis run along if nothing is said
     * @param quantities what a quantity becomes
     * @param sigmoid the name of the sigmoid function
     */
    Composition(
            Function<Quantity, Shape> shapes,
            OptionalInt unitAxis,
            Function<Quantity, Clause> quantities,
            String sigmoid) {
        this.shapes = shapes;
        this.unitAxis = unitAxis;
        this.quantities = quantities;
        this.sigmoid = sigmoid;
    }

    /** The phrase of a whole formula. */
    Phrase whole(Expression expression) {
        if (expression instanceof Expression.Constant constant
                && constant.value().count() > 1) {
            return new Phrase.Grid(constant.value(), Phrase.Value.ALL);
        }
        Clause clause = of(expression);
        Shape shape = shape(expression);
        return clause.shape().equals(shape) ? clause.signed() : new Phrase.Spread(clause.signed(), shape);
    }

    private Shape shape(Expression expression) {
        return expression.shape(shapes);
    }

    private Clause of(Expression expression) {
        if (expression instanceof Expression.Reference reference) {
            return quantities.apply(reference.quantity());
        }
        if (expression instanceof Expression.Constant constant) {
            return constant(constant);
        }
        if (expression instanceof Expression.Apply apply) {
            return applied(apply);
        }
        if (expression instanceof Expression.Combine combine) {
            return combined(combine);
        }
        if (expression instanceof Expression.MatrixProduct product) {
            return new ProductOfMatrices(product).clause();
        }
        if (expression instanceof Expression.Transpose transpose) {
            return transposed(transpose.operand());
        }
        if (expression instanceof Expression.SumOver sum) {
            return sum(of(sum.operand()), shape(sum.operand()), sum.axis());
        }
        return expression instanceof Expression.Repeat repeat ? of(repeat.operand()) : rearranged(expression);
    }

    private Clause rearranged(Expression expression) {
        if (expression instanceof Expression.Softmax softmax) {
            return softmax(softmax);
        }
        if (expression instanceof Expression.LargestOver largest) {
            return largest(largest);
        }
        if (expression instanceof Expression.ArgMax place) {
            return largestPlace(place);
        }
        Optional<Clause> tensor = new TensorClauses(this::full, shapes).of(expression);
        if (tensor.isPresent()) {
            return tensor.get();
        }
        Expression operand = expression.operands().get(0);
        if (expression instanceof Expression.Reshape reshape) {
            return reshaped(full(operand), reshape.target());
        }
        if (expression instanceof Expression.Diagonal) {
            return Clause.of(
                    new Phrase.Call("diag", false, List.of(full(operand).signed())), shape(expression));
        }
        if (expression instanceof Expression.Slice slice) {
            Clause full = full(operand);
            Phrase phrase =
                    new Phrase.Part(full.phrase(), full.shape().rank(), slice.axis(), slice.start(), slice.size());
            return Clause.of(phrase, full.shape().with(slice.axis(), slice.size()))
                    .negatedIf(full.isNegative());
        }
        return joined((Expression.Concatenate) expression);
    }

    private static Clause reshaped(Clause full, Shape target) {
        return full.shape().equals(target)
                ? full
                : new Clause(new Phrase.Reshaped(full.phrase(), full.shape(), target), full.isNegative(), target);
    }

    private static Clause constant(Expression.Constant constant) {
        Tensor value = constant.value();
        if (value.count() == 1) {
            return Clause.number(value.at(0)).withShape(value.shape());
        }
        boolean isIdentity = value.shape().rank() == 2
                && constant.equals(Algebra.identity(value.shape().rows()));
        return Clause.of(
                isIdentity ? new Phrase.Identity(value.shape().rows()) : new Phrase.Grid(value, Phrase.Value.ALL),
                value.shape());
    }

    /** The clause of an expression with its repetitions said, where the place needs the whole shape. */
    private Clause full(Expression expression) {
        return full(of(expression), shape(expression));
    }

    private static Clause full(Clause clause, Shape shape) {
        return clause.shape().equals(shape)
                ? clause
                : new Clause(new Phrase.Repeated(clause.phrase(), clause.shape(), shape), clause.isNegative(), shape);
    }

    private Clause applied(Expression.Apply apply) {
        ElementFunction function = apply.function();
        if (function instanceof Slope slope
                && slope.of() instanceof Rectifier rectifier
                && isIndicator(rectifier, apply)) {
            return indicator(rectifier, apply.operand());
        }
        Clause operand = of(apply.operand());
        if (function == ElementaryFunction.NEGATE) {
            return operand.negated();
        }
        if (function == ElementaryFunction.SQUARE) {
            return power(operand, Clause.of(TWO, Shape.SCALAR));
        }
        return Clause.of(
                function == ElementaryFunction.SQRT
                        ? new Phrase.Root(operand.signed())
                        : call(function, operand.signed()),
                operand.shape());
    }

    private Phrase call(ElementFunction function, Phrase operand) {
        boolean isSlope = function instanceof Slope;
        ElementFunction named = function instanceof Slope slope ? slope.of() : function;
        String name = named.symbol().equals("sigmoid") ? sigmoid : named.symbol();
        List<Phrase> arguments = new ArrayList<>(List.of(operand));
        if (named instanceof Rectifier rectifier && rectifier.below() != 0) {
            arguments.add(Clause.number(rectifier.below()).signed());
        }
        return new Phrase.Call(name, isSlope, arguments);
    }

    /** A rectifier's slope is f′ of a net input, but of a difference it is a comparison; and one that is 1 at 0 says so. */
    private static boolean isIndicator(Rectifier rectifier, Expression.Apply apply) {
        return rectifier.below() == 0
                && (rectifier.atZero() == 1 || (rectifier.atZero() == 0 && isDifference(apply.operand())));
    }

    private static boolean isDifference(Expression expression) {
        return expression instanceof Expression.Combine combine && combine.function() == BinaryFunction.SUBTRACT;
    }

    private Clause indicator(Rectifier rectifier, Expression operand) {
        boolean orEqual = rectifier.atZero() == 1;
        if (operand instanceof Expression.Combine difference && isDifference(operand)) {
            Clause left = of(difference.left());
            Clause right = of(difference.right());
            Shape shape = left.shape().broadcastWith(right.shape());
            return Clause.of(new Phrase.Indicator(left.signed(), orEqual, right.signed()), shape);
        }
        Clause left = of(operand);
        return Clause.of(new Phrase.Indicator(left.signed(), orEqual, ZERO), left.shape());
    }

    private Clause combined(Expression.Combine combine) {
        Clause left = of(combine.left());
        Clause right = of(combine.right());
        return switch (combine.function()) {
            case ADD -> sum(left, right);
            case SUBTRACT -> sum(left, right.negated());
            case MULTIPLY -> product(left, right);
            case DIVIDE -> quotient(left, right);
            case POWER -> power(left, right);
            case MAXIMUM -> ofTwo("max", left, right);
            case MINIMUM -> ofTwo("min", left, right);
        };
    }

    /** The product entry by entry; of a vector and the identity it is a diagonal. */
    private static Clause product(Clause left, Clause right) {
        boolean isLeft = left.phrase() instanceof Phrase.Identity;
        Clause vector = isLeft ? right : left;
        Clause other = isLeft ? left : right;
        if (other.phrase() instanceof Phrase.Identity
                && !vector.isScalar()
                && vector.shape().isVector()) {
            Phrase diagonal = new Phrase.Call("diag", false, List.of(vector.phrase()));
            return Clause.of(diagonal, other.shape()).negatedIf(vector.isNegative() != other.isNegative());
        }
        return Factors.of(left).with(right).product();
    }

    private static Clause ofTwo(String function, Clause left, Clause right) {
        Phrase call = new Phrase.Call(function, false, List.of(left.signed(), right.signed()));
        return Clause.of(call, left.shape().broadcastWith(right.shape()));
    }

    private static Clause sum(Clause left, Clause right) {
        List<Phrase.Term> terms = new ArrayList<>(terms(left));
        terms.addAll(terms(right));
        return Clause.of(new Phrase.Sum(terms), left.shape().broadcastWith(right.shape()));
    }

    /** The terms of a sum, if no minus stands before the whole. */
    private static List<Phrase.Term> terms(Clause clause) {
        return clause.phrase() instanceof Phrase.Sum sum && !clause.isNegative()
                ? sum.terms()
                : List.of(new Phrase.Term(clause.isNegative(), clause.phrase()));
    }

    private static Clause quotient(Clause above, Clause below) {
        Phrase quotient = above.phrase() instanceof Phrase.Numeral one
                        && below.phrase() instanceof Phrase.Numeral other
                        && one.value().over(other.value()).isPresent()
                ? new Phrase.Numeral(one.value().over(other.value()).get())
                : new Phrase.Quotient(above.phrase(), below.phrase());
        return new Clause(
                quotient,
                above.isNegative() != below.isNegative(),
                above.shape().broadcastWith(below.shape()));
    }

    private static Clause power(Clause base, Clause exponent) {
        Shape own = base.shape();
        boolean isSquare = own.rank() == 2 && own.rows() > 1 && own.rows() == own.columns();
        return Clause.of(
                new Phrase.Power(base.signed(), exponent.signed(), isSquare), own.broadcastWith(exponent.shape()));
    }

    private Clause transposed(Expression operand) {
        Clause clause = of(operand);
        boolean isVector = clause.shape().rank() < 2 && !clause.isScalar();
        return turned(isVector ? full(clause, shape(operand)) : clause);
    }

    /** The transpose; of a single number, itself, and a transpose of a transpose is no transpose. */
    private static Clause turned(Clause clause) {
        if (clause.isScalar() || clause.shape().rank() < 2) {
            return clause;
        }
        Factors factors = new Factors();
        Clause left = factors.takeScalars(clause);
        Phrase phrase = left.phrase() instanceof Phrase.Transposition transposition
                ? transposition.operand()
                : new Phrase.Transposition(left.phrase());
        return factors.with(Clause.of(phrase, left.shape().transposed())).product();
    }

    /** How many entries a clause has by itself along an axis of the expression. */
    private static int extent(Clause clause, Shape whole, int axis) {
        int own = ownAxis(clause, whole, axis);
        return own < 0 ? 1 : clause.shape().size(own);
    }

    private static int ownAxis(Clause clause, Shape whole, int axis) {
        return axis - (whole.rank() - clause.shape().rank());
    }

    private static Clause sum(Clause operand, Shape whole, int axis) {
        Factors factors = new Factors();
        if (extent(operand, whole, axis) == 1) {
            return factors.with(Clause.number(whole.size(axis))).with(operand).product();
        }
        Clause left = factors.takeScalars(operand);
        int own = ownAxis(operand, whole, axis);
        Shape shape = left.shape().with(own, 1);
        Phrase phrase = shape.isScalar()
                ? new Phrase.TotalSum(summand(left.phrase()))
                : new Phrase.AxisSum(left.phrase(), own, left.shape().rank());
        return factors.with(Clause.of(phrase, shape)).product();
    }

    /** What the sums along single axes add up, when all of it is added up in the end. */
    private static Phrase summand(Phrase phrase) {
        Phrase summand = phrase;
        while (summand instanceof Phrase.AxisSum sum) {
            summand = sum.operand();
        }
        return summand;
    }

    private Clause softmax(Expression.Softmax softmax) {
        Clause operand = of(softmax.operand());
        Shape whole = shape(softmax);
        int size = whole.size(softmax.axis());
        if (size > 1 && extent(operand, whole, softmax.axis()) == 1) {
            return Clause.of(new Phrase.Numeral(Ratio.fraction(1.0 / size)), Shape.SCALAR);
        }
        return along(
                "softmax",
                size == 1 ? full(operand, whole) : operand,
                whole,
                softmax.axis(),
                isUnitAxis(softmax.axis()));
    }

    private Clause along(String function, Clause operand, Shape whole, int axis, boolean isAxisKnown) {
        Phrase phrase = new Phrase.Along(function, operand.signed(), ownAxis(operand, whole, axis), isAxisKnown);
        return Clause.of(phrase, operand.shape());
    }

    private boolean isUnitAxis(int axis) {
        return unitAxis.isPresent() && unitAxis.getAsInt() == axis;
    }

    private Clause largest(Expression.LargestOver largest) {
        Clause operand = of(largest.operand());
        Shape whole = shape(largest.operand());
        if (extent(operand, whole, largest.axis()) == 1) {
            return operand;
        }
        Clause clause =
                along("max", operand, whole, largest.axis(), operand.shape().isVector());
        return clause.withShape(operand.shape().with(ownAxis(operand, whole, largest.axis()), 1));
    }

    private Clause largestPlace(Expression.ArgMax place) {
        Clause operand = of(place.operand());
        Shape whole = shape(place.operand());
        if (extent(operand, whole, place.axis()) == 1) {
            return Clause.number(place.first());
        }
        int own = ownAxis(operand, whole, place.axis());
        boolean isAxisKnown = operand.shape().isVector() || isUnitAxis(place.axis());
        return Clause.of(
                new Phrase.LargestPlace(operand.signed(), own, isAxisKnown, place.first()),
                operand.shape().with(own, 1));
    }

    private Clause joined(Expression.Concatenate concatenate) {
        List<Phrase> parts = new ArrayList<>();
        for (Expression part : concatenate.parts()) {
            parts.add(full(part).signed());
        }
        return Clause.of(new Phrase.Joined(parts, concatenate.axis()), shape(concatenate));
    }

    /** A product of two matrices, of which either may be a smaller thing that is repeated. */
    private final class ProductOfMatrices {
        private final Factors factors = new Factors();
        private final Clause left;
        private final Clause right;
        private final int inner;

        ProductOfMatrices(Expression.MatrixProduct product) {
            this.left = matrix(product.left());
            this.right = matrix(product.right());
            this.inner = shape(product.left()).columns();
        }

        private Clause matrix(Expression operand) {
            Clause clause = of(operand);
            return clause.isScalar() || clause.shape().rank() == 2 ? clause : full(clause, shape(operand));
        }

        /** x repeated along its rows, times B, is x times the column sums of B. */
        Clause clause() {
            boolean isLeftRepeated = columns(left) < inner;
            boolean isRightRepeated = rows(right) < inner;
            if (isLeftRepeated && isRightRepeated) {
                factors.with(Clause.number(inner));
                return product(left, right);
            }
            return product(
                    isRightRepeated ? sum(left, left.shape(), 1) : left,
                    isLeftRepeated ? sum(right, right.shape(), 0) : right);
        }

        private int columns(Clause clause) {
            return clause.isScalar() ? 1 : clause.shape().columns();
        }

        private int rows(Clause clause) {
            return clause.isScalar() ? 1 : clause.shape().rows();
        }

        private Clause product(Clause one, Clause other) {
            if (one.isScalar() || other.isScalar()) {
                return factors.with(one).with(other).product();
            }
            Clause first = factors.takeScalars(one);
            Clause second = factors.takeScalars(other);
            List<Phrase> chain = new ArrayList<>(links(first.phrase()));
            chain.addAll(links(second.phrase()));
            Shape shape = Shape.of(first.shape().rows(), second.shape().columns());
            return factors.with(Clause.of(new Phrase.Chain(chain), shape)).product();
        }

        private List<Phrase> links(Phrase phrase) {
            return phrase instanceof Phrase.Chain chain ? chain.factors() : List.of(phrase);
        }
    }
}
