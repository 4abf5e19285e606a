package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
            boolean isBehindLargest = function == BinaryFunction.SUBTRACT
                    && right instanceof LargestOver largest
                    && largest.operand().equals(left);
            return isBehindLargest
                    ? arithmetic.behindLargest(left.evaluate(arithmetic, values), ((LargestOver) right).axis())
                    : arithmetic.combine(
                            function, left.evaluate(arithmetic, values), right.evaluate(arithmetic, values));
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

    /**
     * The largest entry along an axis (from 0), which stays with size 1.
     *
     * @param ties which of equally large ones gets the derivative
     */
    record LargestOver(Expression operand, int axis, Ties ties) implements Expression {
        /** The largest entry; of equally large ones each gets its share of the derivative. */
        public LargestOver(Expression operand, int axis) {
            this(operand, axis, Ties.SHARED);
        }

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
            return new LargestOver(operands.get(0), axis, ties);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(Algebra.multiply(adjoint, share(shapes)));
        }

        /** For each entry its part of the derivative: 0 below the largest. */
        public Expression share(Function<Quantity, Shape> shapes) {
            if (operand.shape(shapes).size(axis) == 1) {
                return Algebra.constant(1);
            }
            if (ties == Ties.FIRST) {
                return isFirst(operand.shape(shapes));
            }
            Expression isLargest = isAtLeast(operand, this);
            return ties == Ties.ALL ? isLargest : Algebra.divide(isLargest, new SumOver(isLargest, axis));
        }

        /** 1 at the place of the first largest entry: that place is less than one half before it, and less than that behind. */
        private Expression isFirst(Shape shape) {
            int size = shape.size(axis);
            Shape line = new Shape(Collections.nCopies(shape.rank(), 1)).with(axis, size);
            double[] places = IntStream.range(0, size).asDoubleStream().toArray();
            Tensor behind = Tensor.of(line, places).map(place -> place + 0.5);
            Tensor before = Tensor.of(line, places).map(place -> place - 0.5);
            Expression first = new ArgMax(operand, axis, 0);
            return Algebra.multiply(isAtLeast(new Constant(behind), first), isAtLeast(first, new Constant(before)));
        }

        private static Expression isAtLeast(Expression left, Expression right) {
            return new Apply(new Slope(new Rectifier(0, 1)), Algebra.subtract(left, right));
        }

        @Override
        public String toString() {
            return "max(" + operand + ", axis=" + axis + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LargestOver that
                    && operand.equals(that.operand)
                    && axis == that.axis
                    && ties == that.ties;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * operand.hashCode() + axis) + ties.hashCode();
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

    /** Entries in other places, by a fixed map: some left out, some several times, 0 where none is taken. */
    record Gather(Expression operand, IndexMap map) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            map.requireFrom(operand.shape(shapes));
            return map.to();
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.gather(operand.evaluate(arithmetic, values), map);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Gather(operands.get(0), map);
        }

        public Label label() {
            return map.label();
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression whole = Repeat.to(map.to(), adjoint, shapes);
            return List.of(map.isOneToOne() ? new Gather(whole, map.inverted()) : new ScatterAdd(whole, map));
        }

        @Override
        public String toString() {
            return map.label().call(operands());
        }
    }

    /** Entries added up at the places that a map takes them from: what {@link Gather} sends back. */
    record ScatterAdd(Expression operand, IndexMap map) implements Expression {
        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            map.requireTo(operand.shape(shapes));
            return map.from();
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.scatterAdd(operand.evaluate(arithmetic, values), map);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ScatterAdd(operands.get(0), map);
        }

        public Label label() {
            return map.backLabel();
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            return List.of(new Gather(Repeat.to(map.from(), adjoint, shapes), map));
        }

        @Override
        public String toString() {
            return map.backLabel().call(operands());
        }
    }

    /**
     * Products of entries of two tensors, added up by a fixed pairing; the derivative by either operand is one of the same
     * pairing.
     *
     * @param computed which of the three that take part in the pairing this is; the other two are the operands
     */
    record SumOfProducts(Expression first, Expression second, Pairing pairing, Pairing.Role computed)
            implements Expression {
        /** The result of the pairing. */
        public SumOfProducts(Expression left, Expression right, Pairing pairing) {
            this(left, right, pairing, Pairing.Role.RESULT);
        }

        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            pairing.requireShape(Pairing.first(computed), first.shape(shapes), computed);
            pairing.requireShape(Pairing.second(computed), second.shape(shapes), computed);
            return pairing.shape(computed);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.sumOfProducts(
                    first.evaluate(arithmetic, values), second.evaluate(arithmetic, values), pairing, computed);
        }

        @Override
        public List<Expression> operands() {
            return List.of(first, second);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new SumOfProducts(operands.get(0), operands.get(1), pairing, computed);
        }

        public Label label() {
            return pairing.label(computed);
        }

        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Expression whole = Repeat.to(pairing.shape(computed), adjoint, shapes);
            return List.of(
                    by(Pairing.first(computed), second, Pairing.second(computed), whole),
                    by(Pairing.second(computed), first, Pairing.first(computed), whole));
        }

        private Expression by(Pairing.Role wanted, Expression other, Pairing.Role ofOther, Expression adjoint) {
            boolean isOtherFirst = Pairing.first(wanted) == ofOther;
            return new SumOfProducts(isOtherFirst ? other : adjoint, isOtherFirst ? adjoint : other, pairing, wanted);
        }

        @Override
        public String toString() {
            return label().call(operands());
        }
    }

    /** Products of matrices, one for each place of the axes before the last two, which are as long in both stacks. */
    record StackProduct(Expression left, Expression right, Pairing pairing) implements Expression {
        /** The products of two stacks with these shapes. */
        public static StackProduct of(Expression left, Shape ofLeft, Expression right, Shape ofRight) {
            return new StackProduct(left, right, Stacks.pairing(ofLeft, ofRight));
        }

        @Override
        public Shape shape(Function<Quantity, Shape> shapes) {
            pairing.requireShape(Pairing.Role.LEFT, left.shape(shapes), Pairing.Role.RESULT);
            pairing.requireShape(Pairing.Role.RIGHT, right.shape(shapes), Pairing.Role.RESULT);
            return pairing.shape(Pairing.Role.RESULT);
        }

        @Override
        public <V> V evaluate(Arithmetic<V> arithmetic, Function<Quantity, V> values) {
            return arithmetic.sumOfProducts(
                    left.evaluate(arithmetic, values),
                    right.evaluate(arithmetic, values),
                    pairing,
                    Pairing.Role.RESULT);
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new StackProduct(operands.get(0), operands.get(1), pairing);
        }

        public Label label() {
            return pairing.label(Pairing.Role.RESULT);
        }

        /** As for a product of two matrices, in every place of the stack. */
        @Override
        public List<Expression> pullback(Expression adjoint, Function<Quantity, Shape> shapes) {
            Shape ofResult = pairing.shape(Pairing.Role.RESULT);
            Shape ofLeft = pairing.shape(Pairing.Role.LEFT);
            Shape ofRight = pairing.shape(Pairing.Role.RIGHT);
            Expression whole = Repeat.to(ofResult, adjoint, shapes);
            return List.of(
                    StackProduct.of(whole, ofResult, Stacks.turned(right, ofRight), Stacks.turned(ofRight)),
                    StackProduct.of(Stacks.turned(left, ofLeft), Stacks.turned(ofLeft), whole, ofResult));
        }

        @Override
        public String toString() {
            return "(" + left + " @ " + right + ")";
        }
    }
}
