package gradus.docs;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.Locale;
import java.util.Map;

/** Prints rules of a graph in column layout as textbooks do: {@code W2 a1 + b2}, {@code W2ᵀ ∂E/∂z2}. */
final class TextbookFormula {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int ATOM = 3;

    private static final Map<Double, String> NUMBERS =
            Map.of(StrictMath.log(10), "ln 10", StrictMath.log(2), "ln 2", Math.PI / 180, "π/180");
    private static final Map<String, String> LETTERS =
            Map.of("learning_rate", "η", "loss_factor", "c", "output_factor", "c_K", "batch_factor", "c_m");

    private final Graph graph;

    TextbookFormula(Graph graph) {
        this.graph = graph;
    }

    /** The name of a quantity. */
    static String name(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return "∂" + name(gradient.of()) + "/∂" + name(gradient.by());
        }
        if (quantity instanceof Quantity.Updated updated) {
            return name(updated.parameter()) + "′";
        }
        return LETTERS.getOrDefault(quantity.toString(), quantity.toString());
    }

    /** A quantity with its rule; the rule alone where it only writes the quantity in another way. */
    String rule(Quantity quantity, Expression rule) {
        Expression bare = rule instanceof Expression.Transpose transpose ? transpose.operand() : rule;
        boolean isRewriting = bare.equals(new Expression.Reference(quantity));
        return isRewriting ? text(rule, 0) : name(quantity) + " = " + text(rule, 0);
    }

    /** With parentheses where the formula binds less than what it stands in. */
    private String text(Expression formula, int around) {
        Expression simple = simplified(formula);
        String text = isNegative(formula) ? "−" + text(simple, PRODUCT) : bare(simple);
        int strength = isNegative(formula) ? SUM : strength(simple);
        return strength < around ? "(" + text + ")" : text;
    }

    /** Whether a product has an odd number of minus signs. */
    private static boolean isNegative(Expression formula) {
        if (formula instanceof Expression.Apply apply && apply.function() == ElementaryFunction.NEGATE) {
            return !isNegative(apply.operand());
        }
        if (formula instanceof Expression.Combine product && isProduct(product)) {
            return isNegative(product.left()) != isNegative(product.right());
        }
        return formula instanceof Expression.Constant constant
                && constant.value().count() == 1
                && constant.value().at(0) < 0;
    }

    /** Without the minus signs of a product, and without factors of 1. */
    private static Expression simplified(Expression formula) {
        if (formula instanceof Expression.Apply apply && apply.function() == ElementaryFunction.NEGATE) {
            return simplified(apply.operand());
        }
        if (formula instanceof Expression.Combine product && isProduct(product)) {
            Expression left = simplified(product.left());
            Expression right = simplified(product.right());
            boolean isTimes = product.function() == BinaryFunction.MULTIPLY;
            return isTimes ? Algebra.multiply(left, right) : Algebra.divide(left, right);
        }
        return isNegative(formula)
                ? Algebra.constant(-((Expression.Constant) formula).value().at(0))
                : formula;
    }

    private static boolean isProduct(Expression.Combine combine) {
        return combine.function() == BinaryFunction.MULTIPLY || combine.function() == BinaryFunction.DIVIDE;
    }

    private static int strength(Expression formula) {
        if (formula instanceof Expression.Combine combine) {
            return switch (combine.function()) {
                case ADD, SUBTRACT -> SUM;
                case MULTIPLY, DIVIDE -> PRODUCT;
                case POWER, MAXIMUM, MINIMUM -> ATOM;
            };
        }
        boolean isProduct = formula instanceof Expression.MatrixProduct || formula instanceof Expression.SumOver;
        return isProduct ? PRODUCT : ATOM;
    }

    private String bare(Expression formula) {
        if (formula instanceof Expression.Reference reference) {
            return name(reference.quantity());
        }
        if (formula instanceof Expression.Constant constant) {
            return number(constant);
        }
        if (formula instanceof Expression.Apply apply) {
            return applied(apply);
        }
        if (formula instanceof Expression.Combine combine) {
            return combined(combine);
        }
        if (formula instanceof Expression.MatrixProduct product) {
            return text(product.left(), ATOM) + " " + text(product.right(), ATOM);
        }
        if (formula instanceof Expression.Transpose transpose) {
            return transposed(transpose.operand());
        }
        if (formula instanceof Expression.SumOver sum) {
            return "Σ_" + index(sum.axis()) + " " + text(sum.operand(), PRODUCT);
        }
        if (formula instanceof Expression.Softmax softmax) {
            String axis = softmax.axis() == 0 ? "" : "_over_examples";
            return "softmax" + axis + "(" + text(softmax.operand(), 0) + ")";
        }
        if (formula instanceof Expression.Slice slice) {
            return text(slice.operand(), ATOM) + "[" + (slice.start() + 1) + ".." + (slice.start() + slice.size())
                    + "]";
        }
        if (formula instanceof Expression.ArgMax largest) {
            return "argmax_k " + text(largest.operand(), 0) + ", counted from " + largest.first();
        }
        return formula.operands().size() == 1 ? text(formula.operands().get(0), 0) : formula.toString();
    }

    private String transposed(Expression operand) {
        boolean isPlain = operand instanceof Expression.Reference reference
                && !(reference.quantity() instanceof Quantity.Gradient);
        return (isPlain ? bare(operand) : "(" + text(operand, 0) + ")") + "ᵀ";
    }

    /** In column layout rows are units, counted by k, and columns are examples, counted by j. */
    private static String index(int axis) {
        return axis == 0 ? "k" : "j";
    }

    /** Parts of one, such as 1/3, are printed so; whole numbers without a point. */
    private static String number(Expression.Constant constant) {
        if (constant.value().count() != 1) {
            return constant.value().scale() == 0 ? "0" : constant.toString();
        }
        double value = constant.value().at(0);
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        boolean isPart = value < 1 && Math.abs(1 / value - Math.rint(1 / value)) < 1e-9;
        return isPart ? "1/" + Math.round(1 / value) : NUMBERS.getOrDefault(value, String.valueOf(value));
    }

    private String applied(Expression.Apply apply) {
        if (apply.function() == ElementaryFunction.SQUARE) {
            return text(apply.operand(), ATOM) + "²";
        }
        String name = apply.function() == ElementaryFunction.LOG
                ? "ln"
                : apply.function().symbol();
        return name + "(" + text(apply.operand(), 0) + ")";
    }

    private String combined(Expression.Combine combine) {
        Expression left = combine.left();
        Expression right = combine.right();
        return switch (combine.function()) {
            case ADD -> text(left, SUM) + (isNegative(right) ? " − " : " + ") + unsigned(right);
            case SUBTRACT ->
                isNegative(right)
                        ? text(left, SUM) + " + " + unsigned(right)
                        : text(left, SUM) + " − " + text(right, PRODUCT);
            case MULTIPLY -> multiplied(left, right);
            case DIVIDE -> before(left) + " / " + text(right, ATOM);
            case POWER -> text(left, ATOM) + "^" + text(right, ATOM);
            case MAXIMUM -> "max(" + text(left, 0) + ", " + text(right, 0) + ")";
            case MINIMUM -> "min(" + text(left, 0) + ", " + text(right, 0) + ")";
        };
    }

    private String unsigned(Expression formula) {
        return isNegative(formula) ? text(simplified(formula), PRODUCT) : text(formula, SUM);
    }

    /** A factor that others follow: a sum over an index would swallow them. */
    private String before(Expression factor) {
        return text(factor, factor instanceof Expression.SumOver ? ATOM : PRODUCT);
    }

    /** No sign behind a number except before another, the Hadamard sign between two matrices. */
    private String multiplied(Expression left, Expression right) {
        boolean isNumber =
                left.shape(graph::shape).isScalar() || right.shape(graph::shape).isScalar();
        String after = text(right, PRODUCT);
        String sign = Character.isDigit(after.charAt(0)) ? " · " : " ";
        return isNumber ? before(left) + sign + after : entries(left, before(left)) + " ∘ " + entries(right, after);
    }

    private static String entries(Expression factor, String text) {
        return factor instanceof Expression.MatrixProduct ? "(" + text + ")" : text;
    }
}
