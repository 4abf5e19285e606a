package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Forward-mode differentiation from graph to graph: the Jacobian ∂y/∂x of one vector by another as a quantity with a rule of its
 * own, such as {@code diag(a2) − a2 a2ᵀ} for a softmax or {@code diag(f′(z))} for what is applied entry by entry.
 *
 * <p>A Jacobian has a row for each entry of y and a column for each entry of x (numerator layout), whichever way the vectors lie.
 * A vector on the way from x to y has a Jacobian by x too, and the rules mention each other: {@code ∂z2/∂z1 = W2 ∂a1/∂z1}.
 */
public final class JacobianDerivation {
    private final Graph graph;
    private final Quantity by;
    private final Map<Quantity, Expression> rules = new LinkedHashMap<>();

    private JacobianDerivation(Graph graph, Quantity by) {
        this.graph = graph;
        this.by = by;
    }

    /**
     * The graph extended by the Jacobian of one quantity by another, and by those on the way.
     *
     * @param of y, a vector or a single number
     * @param by x, a vector or a single number, from which y is computed
     * @throws ShapeException if one of them, or something on the way between them, is a matrix
     * @throws IllegalArgumentException if y does not depend on x
     */
    public static Graph extend(Graph graph, Quantity of, Quantity by) {
        JacobianDerivation derivation = new JacobianDerivation(graph, by);
        derivation.requireVector(by.toString(), graph.shape(by));
        if (of.equals(by) || !Differentiation.depends(graph, of, by)) {
            throw new IllegalArgumentException(of + " is not computed from " + by);
        }
        for (Quantity quantity : graph.quantities()) {
            boolean isOnTheWay = !quantity.equals(by)
                    && Differentiation.depends(graph, quantity, by)
                    && (quantity.equals(of) || Differentiation.depends(graph, of, quantity));
            if (isOnTheWay) {
                derivation.derive(quantity);
            }
        }
        return graph.extended(derivation.rules);
    }

    private void derive(Quantity quantity) {
        Quantity.Jacobian jacobian = Quantity.jacobian(quantity, by);
        if (graph.contains(jacobian)) {
            return;
        }
        requireVector(quantity.toString(), graph.shape(quantity));
        Expression rule = graph.rule(quantity);
        Expression derived = of(rule).orElseGet(() -> zeros(rule));
        rules.put(jacobian, derived.rewritten(part -> Differentiation.byName(graph, quantity, part)));
    }

    private Expression zeros(Expression part) {
        Shape shape = Shape.of(count(part), graph.shape(by).count());
        return new Expression.Constant(Tensor.filled(shape, 0));
    }

    private void requireVector(String what, Shape shape) {
        if (!shape.isVector()) {
            throw new ShapeException(what + " is " + shape + ", and a Jacobian is one of vectors");
        }
    }

    private Shape shape(Expression expression) {
        return expression.shape(graph::shape);
    }

    private int count(Expression expression) {
        return shape(expression).count();
    }

    /** The Jacobian of a part of a rule, entries of the part x entries of x; empty if it is zero. */
    private Optional<Expression> of(Expression part) {
        if (part instanceof Expression.Reference reference) {
            return of(reference.quantity());
        }
        if (part instanceof Expression.Apply apply) {
            Expression slope = apply.function().pullback(Algebra.constant(1), apply.operand());
            return of(apply.operand()).map(inner -> scaled(slope, inner));
        }
        if (part instanceof Expression.Combine combine) {
            return combined(combine);
        }
        if (part instanceof Expression.MatrixProduct product) {
            return sum(byLeft(product), byRight(product));
        }
        if (part instanceof Expression.Softmax softmax) {
            return softmax(softmax);
        }
        if (part instanceof Expression.SumOver sum) {
            boolean isAlong = shape(sum.operand()).size(sum.axis()) > 1;
            return inner(sum).map(inner -> isAlong ? new Expression.SumOver(inner, 0) : inner);
        }
        if (part instanceof Expression.LargestOver largest) {
            return largest(largest);
        }
        if (part instanceof Expression.Slice slice) {
            boolean isAlong = shape(slice.operand()).size(slice.axis()) > 1;
            return inner(slice)
                    .map(inner -> isAlong ? new Expression.Slice(inner, 0, slice.start(), slice.size()) : inner);
        }
        if (part instanceof Expression.Concatenate concatenate) {
            return concatenated(concatenate);
        }
        if (part instanceof Expression.Repeat repeat) {
            return inner(repeat).map(inner -> repeated(inner, count(repeat)));
        }
        if (part instanceof Expression.Gather gather) {
            return inner(gather).map(inner -> product(matrix(gather.map().matrix()), inner));
        }
        if (part instanceof Expression.ScatterAdd added) {
            return inner(added).map(inner -> product(matrix(added.map().matrix().transposed()), inner));
        }
        if (part instanceof Expression.SumOfProducts products) {
            return sum(byFirst(products), bySecond(products));
        }
        if (part instanceof Expression.StackProduct stack) {
            throw new ShapeException(stack + " is " + shape(stack) + ", and a Jacobian is one of vectors");
        }
        boolean keepsEntries = part instanceof Expression.Transpose
                || part instanceof Expression.Reshape
                || part instanceof Expression.Diagonal;
        return keepsEntries ? inner(part) : Optional.empty();
    }

    private Optional<Expression> of(Quantity quantity) {
        if (quantity.equals(by)) {
            return Optional.of(Algebra.identity(graph.shape(by).count()));
        }
        return Differentiation.depends(graph, quantity, by)
                ? Optional.of(new Expression.Reference(Quantity.jacobian(quantity, by)))
                : Optional.empty();
    }

    /** The Jacobian of the only operand, both being vectors. */
    private Optional<Expression> inner(Expression part) {
        Expression operand = part.operands().get(0);
        Optional<Expression> inner = of(operand);
        if (inner.isPresent()) {
            requireVector(operand.toString(), shape(operand));
            requireVector(part.toString(), shape(part));
        }
        return inner;
    }

    /** diag(slope) J; a slope that is one number multiplies, and diag(slope) I is diag(slope). */
    private Expression scaled(Expression slope, Expression jacobian) {
        if (shape(slope).isScalar()) {
            return Algebra.multiply(slope, jacobian);
        }
        return product(new Expression.Diagonal(slope), jacobian);
    }

    /** The product; a number that an identity is multiplied by is multiplied by the other factor. */
    private Expression product(Expression left, Expression jacobian) {
        if (jacobian instanceof Expression.Combine scaled
                && scaled.function() == BinaryFunction.MULTIPLY
                && Algebra.isIdentity(scaled.right())
                && scaled.left().shape(graph::shape).isScalar()) {
            return Algebra.multiply(scaled.left(), left);
        }
        return Algebra.isIdentity(jacobian) ? left : new Expression.MatrixProduct(left, jacobian);
    }

    private Expression repeated(Expression jacobian, int rows) {
        return rows == 1
                ? jacobian
                : new Expression.Repeat(jacobian, Shape.of(rows, graph.shape(by).count()));
    }

    private Optional<Expression> combined(Expression.Combine combine) {
        return sum(
                ofOperand(
                        combine,
                        combine.left(),
                        (left, right) -> combine.function().leftPullback(Algebra.constant(1), left, right)),
                ofOperand(
                        combine,
                        combine.right(),
                        (left, right) -> combine.function().rightPullback(Algebra.constant(1), left, right)));
    }

    private Optional<Expression> ofOperand(
            Expression.Combine combine, Expression operand, BinaryOperator<Expression> slopes) {
        Optional<Expression> inner = of(operand);
        if (inner.isEmpty()) {
            return inner;
        }
        requireVector(combine.toString(), shape(combine));
        Expression slope = slopes.apply(combine.left(), combine.right());
        if (Algebra.isZero(slope)) {
            return Optional.empty();
        }
        int rows = count(combine);
        if (count(operand) == rows) {
            return Optional.of(scaled(slope, inner.get()));
        }
        return Optional.of(
                shape(slope).isScalar()
                        ? repeated(Algebra.multiply(slope, inner.get()), rows)
                        : Algebra.multiply(column(slope), inner.get()));
    }

    private Expression column(Expression vector) {
        Shape column = Shape.of(count(vector), 1);
        return shape(vector).equals(column) ? vector : new Expression.Reshape(vector, column);
    }

    /** A row times B: (x B)ᵀ = Bᵀ xᵀ. */
    private Optional<Expression> byLeft(Expression.MatrixProduct product) {
        return of(product.left()).map(inner -> {
            requireVector(product.left().toString(), shape(product.left()));
            requireVector(product.toString(), shape(product));
            return shape(product.left()).rows() == 1
                    ? product(Algebra.transpose(product.right()), inner)
                    : Algebra.multiply(product.right(), inner);
        });
    }

    private Optional<Expression> byRight(Expression.MatrixProduct product) {
        return of(product.right()).map(inner -> {
            requireVector(product.right().toString(), shape(product.right()));
            requireVector(product.toString(), shape(product));
            return shape(product.right()).columns() == 1
                    ? product(product.left(), inner)
                    : Algebra.multiply(product.left(), inner);
        });
    }

    private static Expression matrix(Tensor entries) {
        return new Expression.Constant(entries);
    }

    private Optional<Expression> byFirst(Expression.SumOfProducts products) {
        Pairing.Role role = Pairing.first(products.computed());
        return byFactor(products, products.first(), role, products.second(), Pairing.second(products.computed()));
    }

    private Optional<Expression> bySecond(Expression.SumOfProducts products) {
        Pairing.Role role = Pairing.second(products.computed());
        return byFactor(products, products.second(), role, products.first(), Pairing.first(products.computed()));
    }

    /** The other factor in the places of the matrix that the products are: of a convolution, a shifted kernel in each row. */
    private Optional<Expression> byFactor(
            Expression.SumOfProducts products,
            Expression factor,
            Pairing.Role role,
            Expression other,
            Pairing.Role ofOther) {
        return of(factor).map(inner -> {
            requireVector(factor.toString(), shape(factor));
            requireVector(products.toString(), shape(products));
            return product(
                    new Expression.Gather(other, products.pairing().matrix(products.computed(), role, ofOther)), inner);
        });
    }

    /** diag(s) − s sᵀ. */
    private Optional<Expression> softmax(Expression.Softmax softmax) {
        Optional<Expression> inner = inner(softmax);
        if (inner.isEmpty() || shape(softmax).size(softmax.axis()) == 1) {
            return Optional.empty();
        }
        Expression column = column(softmax);
        Expression row = shape(softmax).rows() == 1 ? softmax : Algebra.transpose(column);
        Expression local =
                Algebra.subtract(new Expression.Diagonal(softmax), new Expression.MatrixProduct(column, row));
        return inner.map(jacobian -> product(local, jacobian));
    }

    private Optional<Expression> largest(Expression.LargestOver largest) {
        return inner(largest).map(inner -> {
            Expression share =
                    largest.pullback(Algebra.constant(1), graph::shape).get(0);
            int entries = count(largest.operand());
            return product(new Expression.Reshape(share, Shape.of(1, entries)), inner);
        });
    }

    private Optional<Expression> concatenated(Expression.Concatenate concatenate) {
        List<Expression> parts = new ArrayList<>();
        boolean isZero = true;
        for (Expression part : concatenate.parts()) {
            Optional<Expression> inner = of(part);
            isZero &= inner.isEmpty();
            parts.add(inner.orElseGet(() -> zeros(part)));
        }
        if (isZero) {
            return Optional.empty();
        }
        requireVector(concatenate.toString(), shape(concatenate));
        return Optional.of(new Expression.Concatenate(parts, 0));
    }

    private static Optional<Expression> sum(Optional<Expression> left, Optional<Expression> right) {
        return left.isPresent() && right.isPresent()
                ? Optional.of(Algebra.add(left.get(), right.get()))
                : left.or(() -> right);
    }
}
