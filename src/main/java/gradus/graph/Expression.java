package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A formula over named quantities, as data. A value: two equal formulas are the same expression.
 *
 * <p>The set is closed on purpose: whatever interprets formulas (numbers, shapes, derivatives, text) says something about each
 * kind. New layers and functions are built <em>from</em> these.
 */
public sealed interface Expression {

    /**
     * The shape this formula has when its quantities have the given shapes.
     *
     * @throws ShapeException if its parts do not fit together
     */
    Shape shape(Function<Quantity, Shape> shapes);

    /** Its value; the arithmetic decides whether that is numbers or intervals. */
    <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values);

    /** Its value as numbers. */
    default Tensor value(Function<Quantity, Tensor> values) {
        return evaluate(NumberArithmetic.NUMBERS, values);
    }

    /** The formulas it is directly made of, in order. */
    List<Expression> operands();

    /** The same operation on other operands, as many as {@link #operands()}. */
    Expression withOperands(List<Expression> operands);

    /**
     * What the chain rule sends back to each operand (reverse mode, formula to formula).
     *
     * @param adjoint the derivative of the loss by this formula; its shape can be repeated to this formula's
     * @param shapes the shapes of the quantities
     * @return one formula per operand, whose shape can be repeated to that operand's
     */
    List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes);

    /** This formula with every part that the function changes replaced, from the outside in. */
    default Expression rewritten(UnaryOperator<Expression> rewrite) {
        Expression changed = rewrite.apply(this);
        if (!changed.equals(this) || operands().isEmpty()) {
            return changed;
        }
        // A loop and no stream, which would take ten times the stack for every level.
        List<Expression> operands = new ArrayList<>();
        for (Expression operand : operands()) {
            operands.add(operand.rewritten(rewrite));
        }
        return withOperands(operands);
    }

    /** A quantity. */
    record Reference(Quantity quantity) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return shapes.apply(quantity);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return values.apply(quantity);
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return this;
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of();
        }

        @Override
        public String toString() {
            return quantity.toString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reference that && quantity.equals(that.quantity);
        }

        @Override
        public int hashCode() {
            return quantity.hashCode();
        }
    }

    /** Fixed numbers. */
    record Constant(Tensor value) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return value.shape();
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.constant(value);
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return this;
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of();
        }

        @Override
        public String toString() {
            return value.count() == 1 ? String.valueOf(value.at(0)) : value.toString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A function of every entry. */
    record Apply(ElementFunction function, Expression operand) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return operand.shape(shapes);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.apply(function, operand.evaluate(arithmetic, values));
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Apply(function, operands.get(0));
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(function.pullback(adjoint, operand));
        }

        @Override
        public String toString() {
            return function.symbol() + "(" + operand + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Apply that && function.equals(that.function) && operand.equals(that.operand);
        }

        @Override
        public int hashCode() {
            return 31 * function.hashCode() + operand.hashCode();
        }
    }

    /** A function of two entries at the same place, with numpy's broadcasting rule. */
    record Combine(BinaryFunction function, Expression left, Expression right) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return left.shape(shapes).broadcastWith(right.shape(shapes));
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.combine(function, left.evaluate(arithmetic, values), right.evaluate(arithmetic, values));
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Combine(function, operands.get(0), operands.get(1));
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(
                    gathered(function.leftPullback(adjoint, left, right), left, shapes),
                    gathered(function.rightPullback(adjoint, left, right), right, shapes));
        }

        /** An operand that was repeated receives the sum over its repetitions. */
        private Expression gathered(Expression contribution, Expression operand, Function<Quantity, Shape> shapes) {
            Shape whole = shape(shapes);
            Shape part = operand.shape(shapes);
            if (part.equals(whole)) {
                return contribution;
            }
            Expression sum = Repeat.to(whole, contribution, shapes);
            int added = whole.rank() - part.rank();
            for (int axis = 0; axis < whole.rank(); axis++) {
                if (whole.size(axis) > 1 && (axis < added || part.size(axis - added) == 1)) {
                    sum = new SumOver(sum, axis);
                }
            }
            return added == 0 ? sum : new Reshape(sum, part);
        }

        @Override
        public String toString() {
            return "(" + left + " " + function.symbol() + " " + right + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Combine that
                    && function.equals(that.function)
                    && left.equals(that.left)
                    && right.equals(that.right);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * function.hashCode() + left.hashCode()) + right.hashCode();
        }
    }

    /** The product of two matrices. */
    record MatrixProduct(Expression left, Expression right) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return left.shape(shapes).productWith(right.shape(shapes));
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.matrixProduct(left.evaluate(arithmetic, values), right.evaluate(arithmetic, values));
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new MatrixProduct(operands.get(0), operands.get(1));
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression whole = Repeat.to(shape(shapes), adjoint, shapes);
            return List.of(
                    new MatrixProduct(whole, Algebra.transpose(right)),
                    new MatrixProduct(Algebra.transpose(left), whole));
        }

        @Override
        public String toString() {
            return "(" + left + " @ " + right + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MatrixProduct that && left.equals(that.left) && right.equals(that.right);
        }

        @Override
        public int hashCode() {
            return 31 * left.hashCode() + right.hashCode();
        }
    }

    /** Rows and columns exchanged. */
    record Transpose(Expression operand) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return operand.shape(shapes).transposed();
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.transpose(operand.evaluate(arithmetic, values));
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Transpose(operands.get(0));
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(Algebra.transpose(Repeat.to(shape(shapes), adjoint, shapes)));
        }

        @Override
        public String toString() {
            return operand + ".T";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Transpose that && operand.equals(that.operand);
        }

        @Override
        public int hashCode() {
            return operand.hashCode();
        }
    }

    /** The sum along an axis (from 0), which stays with size 1. */
    record SumOver(Expression operand, int axis) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return Axis.collapsed(operand.shape(shapes), axis);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.sum(operand.evaluate(arithmetic, values), axis);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new SumOver(operands.get(0), axis);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(adjoint);
        }

        @Override
        public String toString() {
            return "sum(" + operand + ", axis=" + axis + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SumOver that && operand.equals(that.operand) && axis == that.axis;
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + axis;
        }
    }

    /** The operand repeated along its axes of size 1 until it has the shape. */
    record Repeat(Expression operand, Shape target) implements Expression {
        /** The formula itself where it has the shape already. */
        static Expression to(Shape target, Expression operand, Function<Quantity, Shape> shapes) {
            return operand.shape(shapes).equals(target) ? operand : new Repeat(operand, target);
        }

        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            if (!own.broadcastWith(target).equals(target)) {
                throw new ShapeException(own + " cannot be repeated to " + target);
            }
            return target;
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.repeat(operand.evaluate(arithmetic, values), target);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Repeat(operands.get(0), target);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression zeros = new Constant(Tensor.filled(target, 0));
            return List.of(new Combine(BinaryFunction.ADD, operand, zeros)
                    .pullback(adjoint, shapes)
                    .get(0));
        }

        @Override
        public String toString() {
            return "repeat(" + operand + ", " + target + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Repeat that && operand.equals(that.operand) && target.equals(that.target);
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + target.hashCode();
        }
    }

    /** The same entries, row by row, in another shape. */
    record Reshape(Expression operand, Shape target) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            if (own.count() != target.count()) {
                throw new ShapeException(own + " cannot be reshaped to " + target);
            }
            return target;
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.reshape(operand.evaluate(arithmetic, values), target);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Reshape(operands.get(0), target);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(new Reshape(Repeat.to(target, adjoint, shapes), operand.shape(shapes)));
        }

        @Override
        public String toString() {
            return "reshape(" + operand + ", " + target + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reshape that && operand.equals(that.operand) && target.equals(that.target);
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + target.hashCode();
        }
    }

    /** exp(z_i) / Σ_k exp(z_k) along an axis (from 0). */
    record Softmax(Expression operand, int axis) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            Axis.collapsed(own, axis);
            return own;
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.softmax(operand.evaluate(arithmetic, values), axis);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Softmax(operands.get(0), axis);
        }

        /** s ∘ (g − Σ g ∘ s): the product with the full Jacobian diag(s) − s sᵀ, without building it. */
        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression weighted = new SumOver(Algebra.multiply(adjoint, this), axis);
            return List.of(Algebra.multiply(this, Algebra.subtract(adjoint, weighted)));
        }

        @Override
        public String toString() {
            return "softmax(" + operand + ", axis=" + axis + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Softmax that && operand.equals(that.operand) && axis == that.axis;
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + axis;
        }
    }

    /** The largest entry along an axis (from 0), which stays with size 1. Of equally large ones each gets its share of the derivative. */
    record LargestOver(Expression operand, int axis) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return Axis.collapsed(operand.shape(shapes), axis);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.largest(operand.evaluate(arithmetic, values), axis);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new LargestOver(operands.get(0), axis);
        }

        /** The entries that are not below the largest, each an equal part of one. */
        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression isLargest = new Apply(new Slope(new Rectifier(0, 1)), Algebra.subtract(operand, this));
            Expression share = Algebra.divide(isLargest, new SumOver(isLargest, axis));
            return List.of(Algebra.multiply(adjoint, share));
        }

        @Override
        public String toString() {
            return "max(" + operand + ", axis=" + axis + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LargestOver that && operand.equals(that.operand) && axis == that.axis;
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + axis;
        }
    }

    /** A matrix with the entries of a vector on its diagonal and 0 elsewhere: n x n for n entries, in whatever way they lie. */
    record Diagonal(Expression operand) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            if (!own.isVector()) {
                throw new ShapeException("a diagonal is made of a vector, got " + own);
            }
            return Shape.of(own.count(), own.count());
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.diagonal(operand.evaluate(arithmetic, values));
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Diagonal(operands.get(0));
        }

        /** The diagonal of the adjoint, in the shape of the vector. */
        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            Expression whole = Repeat.to(shape(shapes), adjoint, shapes);
            Expression kept = Algebra.multiply(whole, Algebra.identity(own.count()));
            return List.of(new Reshape(new SumOver(kept, 1), own));
        }

        @Override
        public String toString() {
            return "diag(" + operand + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Diagonal that && operand.equals(that.operand);
        }

        @Override
        public int hashCode() {
            return operand.hashCode();
        }
    }

    /**
     * Some entries along an axis.
     *
     * @param axis the axis, from 0; it stays
     * @param start the first of them, from 0
     * @param size how many, at least 1
     */
    record Slice(Expression operand, int axis, int start, int size) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            Axis.collapsed(own, axis);
            if (start < 0 || size < 1 || size > own.size(axis) - start) {
                throw new ShapeException("entries " + (start + 1) + " to " + (start + size) + " are asked, there are "
                        + own.size(axis) + " along that axis of " + own);
            }
            return own.with(axis, size);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.slice(operand.evaluate(arithmetic, values), axis, start, size);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Slice(operands.get(0), axis, start, size);
        }

        /** The adjoint, with zeros in the places that were left out. */
        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Shape own = operand.shape(shapes);
            Expression whole = Repeat.to(shape(shapes), adjoint, shapes);
            List<Expression> parts = new ArrayList<>();
            addZeros(parts, own, start);
            parts.add(whole);
            addZeros(parts, own, own.size(axis) - start - size);
            return List.of(parts.size() == 1 ? whole : new Concatenate(parts, axis));
        }

        private void addZeros(List<Expression> parts, Shape own, int count) {
            if (count > 0) {
                parts.add(new Constant(Tensor.filled(own.with(axis, count), 0)));
            }
        }

        @Override
        public String toString() {
            String range = start + ":" + (start + size);
            return operand + "[" + ":, ".repeat(axis) + range + "]";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Slice that
                    && operand.equals(that.operand)
                    && axis == that.axis
                    && start == that.start
                    && size == that.size;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * operand.hashCode() + axis) + start) + size;
        }
    }

    /** Tensors one behind the other along an axis (from 0); they agree in the others. */
    record Concatenate(List<Expression> parts, int axis) implements Expression {
        public Concatenate {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("nothing is put together");
            }
        }

        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            Shape first = parts.get(0).shape(shapes);
            int size = 0;
            for (Expression part : parts) {
                Shape own = part.shape(shapes);
                Axis.collapsed(own, axis);
                if (own.rank() != first.rank() || !own.with(axis, 1).equals(first.with(axis, 1))) {
                    throw new ShapeException(first + " and " + own + " cannot be put together along axis " + axis);
                }
                size += own.size(axis);
            }
            return first.with(axis, size);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            List<V> evaluated = new ArrayList<>();
            for (Expression part : parts) {
                evaluated.add(part.evaluate(arithmetic, values));
            }
            return arithmetic.concatenate(evaluated, axis);
        }

        @Override
        public List<Expression> operands() {
            return parts;
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Concatenate(operands, axis);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression whole = Repeat.to(shape(shapes), adjoint, shapes);
            List<Expression> sent = new ArrayList<>();
            int start = 0;
            for (Expression part : parts) {
                int size = part.shape(shapes).size(axis);
                sent.add(new Slice(whole, axis, start, size));
                start += size;
            }
            return sent;
        }

        @Override
        public String toString() {
            return "concatenate(" + parts + ", axis=" + axis + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Concatenate that && parts.equals(that.parts) && axis == that.axis;
        }

        @Override
        public int hashCode() {
            return 31 * parts.hashCode() + axis;
        }
    }

    /** Where along an axis the largest entry stands, counted from {@code first}. It has no derivative. */
    record ArgMax(Expression operand, int axis, int first) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            return Axis.collapsed(operand.shape(shapes), axis);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.argMax(operand.evaluate(arithmetic, values), axis, first);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ArgMax(operands.get(0), axis, first);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(Algebra.constant(0));
        }

        @Override
        public String toString() {
            return "argmax(" + operand + ", axis=" + axis + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ArgMax that
                    && operand.equals(that.operand)
                    && axis == that.axis
                    && first == that.first;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * operand.hashCode() + axis) + first;
        }
    }
}
