package gradus.grading.cluster;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Expression.Apply;
import gradus.graph.Expression.Combine;
import gradus.graph.Expression.MatrixProduct;
import gradus.graph.Expression.Reference;
import gradus.graph.Expression.SumOver;
import gradus.graph.Expression.Transpose;
import gradus.graph.Nonlinearity;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import java.util.ArrayList;
import java.util.List;

/** Formulas that differ from one in a single place. Some of them have another shape, or no shape at all. */
final class RuleEdits {
    private final List<Expression> ingredients;

    /** @param ingredients what may stand in the place of a quantity */
    RuleEdits(List<Expression> ingredients) {
        this.ingredients = List.copyOf(ingredients);
    }

    /** A part left out, an operation exchanged for another: nothing enters that is not there already. */
    List<Expression> simpler(Expression formula) {
        return everywhere(formula, RuleEdits::operations);
    }

    /** Another quantity in the place of one. */
    List<Expression> substituted(Expression formula) {
        return everywhere(
                formula,
                part -> part instanceof Reference
                        ? ingredients.stream()
                                .filter(other -> !other.equals(part))
                                .flatMap(other -> List.of(other, Algebra.transpose(other)).stream())
                                .toList()
                        : List.of());
    }

    private interface Change {
        List<Expression> of(Expression part);
    }

    private static List<Expression> everywhere(Expression formula, Change change) {
        List<Expression> changed = new ArrayList<>(change.of(formula));
        List<Expression> operands = formula.operands();
        for (int i = 0; i < operands.size(); i++) {
            for (Expression other : everywhere(operands.get(i), change)) {
                List<Expression> others = new ArrayList<>(operands);
                others.set(i, other);
                changed.add(formula.withOperands(others));
            }
        }
        return changed;
    }

    private static List<Expression> operations(Expression part) {
        if (part instanceof Combine combine) {
            return ofCombination(combine);
        }
        if (part instanceof MatrixProduct product) {
            return ofProduct(product.left(), product.right());
        }
        if (part instanceof Apply apply) {
            return ofFunction(apply);
        }
        if (part instanceof SumOver sum) {
            return List.of(new SumOver(sum.operand(), 1 - Math.min(sum.axis(), 1)), sum.operand());
        }
        return part instanceof Expression.Softmax || part instanceof Transpose ? part.operands() : List.of();
    }

    private static List<Expression> ofCombination(Combine combine) {
        Expression left = combine.left();
        Expression right = combine.right();
        List<Expression> changed = new ArrayList<>(List.of(left, right));
        switch (combine.function()) {
            case ADD -> {
                changed.add(Algebra.subtract(left, right));
                changed.add(Algebra.subtract(right, left));
            }
            case SUBTRACT -> {
                changed.add(Algebra.add(left, right));
                changed.add(Algebra.subtract(right, left));
                changed.add(Algebra.negate(right));
            }
            case MULTIPLY -> {
                changed.add(Algebra.add(left, right));
                changed.add(Algebra.divide(left, right));
            }
            case DIVIDE -> {
                changed.add(Algebra.multiply(left, right));
                changed.add(Algebra.divide(right, left));
            }
            case POWER -> changed.add(Algebra.multiply(left, right));
            case MAXIMUM -> changed.add(new Combine(BinaryFunction.MINIMUM, left, right));
            case MINIMUM -> changed.add(new Combine(BinaryFunction.MAXIMUM, left, right));
        }
        return changed;
    }

    /** Every way to multiply two matrices. */
    static List<Expression> ofProduct(Expression left, Expression right) {
        List<Expression> products = new ArrayList<>();
        for (Expression one : List.of(left, Algebra.transpose(left))) {
            for (Expression other : List.of(right, Algebra.transpose(right))) {
                products.add(new MatrixProduct(one, other));
                products.add(new MatrixProduct(other, one));
            }
        }
        products.add(Algebra.multiply(left, right));
        products.add(Algebra.multiply(Algebra.transpose(left), right));
        products.add(Algebra.multiply(left, Algebra.transpose(right)));
        products.add(left);
        products.add(right);
        return products;
    }

    private static List<Expression> ofFunction(Apply apply) {
        Expression operand = apply.operand();
        List<Expression> changed = new ArrayList<>(List.of(operand));
        if (apply.function() instanceof Slope slope) {
            changed.add(new Apply(slope.of(), operand));
            others(slope.of()).forEach(other -> changed.add(new Apply(new Slope(other), operand)));
        } else if (apply.function() instanceof Nonlinearity function) {
            changed.add(new Apply(new Slope(function), operand));
            others(function).forEach(other -> changed.add(new Apply(other, operand)));
        } else if (apply.function() == ElementaryFunction.SQUARE) {
            changed.add(Algebra.multiply(Algebra.constant(2), operand));
            changed.add(new Apply(ElementaryFunction.ABS, operand));
        }
        return changed;
    }

    private static List<Squashing> others(Nonlinearity function) {
        return List.of(Squashing.values()).stream()
                .filter(other -> !other.equals(function))
                .toList();
    }
}
