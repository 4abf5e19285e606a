package gradus.docs;

import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints rules of a graph in column layout as textbooks do: {@code W2 a1 + b2}, {@code W2ᵀ ∂E/∂z2}. */
final class TextbookFormula {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int ATOM = 4;

    private static final Map<Double, String> NUMBERS =
            Map.of(StrictMath.log(10), "ln 10", StrictMath.log(2), "ln 2", Math.PI / 180, "π/180");

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
        return quantity.toString().equals("learning_rate") ? "η" : quantity.toString();
    }

    String text(Expression formula) {
        return text(formula, 0);
    }

    /** With parentheses where the formula binds less than what it stands in. */
    private String text(Expression formula, int around) {
        String text = bare(formula);
        return strength(formula) < around ? "(" + text + ")" : text;
    }

    private int strength(Expression formula) {
        if (formula instanceof Expression.Combine combine) {
            return switch (combine.function()) {
                case ADD, SUBTRACT -> SUM;
                case MULTIPLY, DIVIDE -> PRODUCT;
                case POWER, MAXIMUM, MINIMUM -> ATOM;
            };
        }
        if (formula instanceof Expression.Constant constant) {
            return number(constant).contains("/") ? PRODUCT : ATOM;
        }
        if (formula instanceof Expression.Apply apply && apply.function() == ElementaryFunction.NEGATE) {
            return SIGN;
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
            return text(product.left(), PRODUCT) + " " + text(product.right(), SIGN);
        }
        if (formula instanceof Expression.Transpose transpose) {
            boolean isPlain = transpose.operand() instanceof Expression.Reference reference
                    && reference.quantity() instanceof Quantity.Variable;
            String operand = text(transpose.operand(), ATOM);
            return isPlain || operand.startsWith("(") ? operand + "ᵀ" : "(" + operand + ")ᵀ";
        }
        if (formula instanceof Expression.SumOver sum) {
            return "Σ_" + index(sum.axis()) + " " + text(sum.operand(), PRODUCT);
        }
        if (formula instanceof Expression.Softmax softmax) {
            String axis = softmax.axis() == 0 ? "" : "_over_examples";
            return "softmax" + axis + "(" + text(softmax.operand()) + ")";
        }
        if (formula instanceof Expression.ArgMax largest) {
            return "argmax_k " + text(largest.operand()) + ", counted from " + largest.first();
        }
        return formula.operands().size() == 1 ? text(formula.operands().get(0)) : formula.toString();
    }

    /** In column layout rows are units, counted by k, and columns are examples, counted by j. */
    private static String index(int axis) {
        return axis == 0 ? "k" : "j";
    }

    private static String number(Expression.Constant constant) {
        if (constant.value().count() != 1) {
            return constant.toString();
        }
        double value = constant.value().at(0);
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value).replace('-', '−');
        }
        boolean isPart = value > 0 && value < 1 && Math.abs(1 / value - Math.rint(1 / value)) < 1e-9;
        return isPart
                ? "1/" + Math.round(1 / value)
                : NUMBERS.getOrDefault(value, String.valueOf(value).replace('-', '−'));
    }

    private String applied(Expression.Apply apply) {
        if (apply.function() == ElementaryFunction.NEGATE) {
            return "−" + text(apply.operand(), PRODUCT);
        }
        if (apply.function() == ElementaryFunction.SQUARE) {
            return text(apply.operand(), ATOM) + "²";
        }
        String name = apply.function() == ElementaryFunction.LOG
                ? "ln"
                : apply.function().symbol();
        return name + "(" + text(apply.operand()) + ")";
    }

    private String combined(Expression.Combine combine) {
        Expression left = combine.left();
        Expression right = combine.right();
        return switch (combine.function()) {
            case ADD -> text(left, SUM) + " + " + text(right, SUM);
            case SUBTRACT -> text(left, SUM) + " − " + text(right, PRODUCT);
            case MULTIPLY -> text(left, PRODUCT) + times(left, right) + text(right, SIGN);
            case DIVIDE -> text(left, PRODUCT) + " / " + text(right, SIGN);
            case POWER -> text(left, ATOM) + "^" + text(right, ATOM);
            case MAXIMUM, MINIMUM ->
                combine.function() == BinaryFunction.MAXIMUM
                        ? "max" + List.of(text(left), text(right))
                        : "min" + List.of(text(left), text(right));
        };
    }

    /** No sign for a number in front of a matrix, the Hadamard sign between two matrices. */
    private String times(Expression left, Expression right) {
        boolean isNumber =
                left.shape(graph::shape).isScalar() || right.shape(graph::shape).isScalar();
        return isNumber ? " " : " ∘ ";
    }
}
