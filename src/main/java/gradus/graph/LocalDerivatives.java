package gradus.graph;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.function.IntFunction;

/**
 * A function of one or of two numbers with its first and second derivatives, at every entry of tensors. The formulas are those
 * that differentiation goes by, evaluated on intervals: over all that an entry may be, and where all symbols are 0.
 */
final class LocalDerivatives {
    private static final Expression.Reference LEFT = new Expression.Reference(Quantity.variable("left"));
    private static final Expression.Reference RIGHT = new Expression.Reference(Quantity.variable("right"));

    private static final Interval HALF = Interval.of(0.5);

    private final Jets left;
    private final Jets right;
    private final IntervalTensor middle;
    private final IntervalTensor byLeft;
    private final IntervalTensor byRight;
    private final IntervalTensor byLeftAtMiddle;
    private final IntervalTensor byRightAtMiddle;
    private final IntervalTensor byLeftTwice;
    private final IntervalTensor byBoth;
    private final IntervalTensor byRightTwice;

    private LocalDerivatives(Expression formula, Jets left, Jets right) {
        this.left = left;
        this.right = right;
        Values anywhere = new Values(left.hull(), right.hull());
        Values atMiddle = new Values(left.middle(), right.middle());
        Expression first = derivative(formula, LEFT);
        Expression second = derivative(formula, RIGHT);
        middle = atMiddle.of(formula);
        byLeft = anywhere.of(first);
        byRight = anywhere.of(second);
        byLeftAtMiddle = atMiddle.of(first);
        byRightAtMiddle = atMiddle.of(second);
        byLeftTwice = anywhere.of(derivative(first, LEFT));
        byBoth = anywhere.of(derivative(first, RIGHT));
        byRightTwice = anywhere.of(derivative(second, RIGHT));
    }

    /**
     * A function of every entry.
     *
     * @param bounds what is known of the result otherwise
     */
    static Jets apply(ElementFunction function, Jets operand, IntervalTensor bounds) {
        Jets none = Jets.exactly(IntervalTensor.of(Tensor.scalar(0)));
        return new LocalDerivatives(new Expression.Apply(function, LEFT), operand, none)
                .jets(bounds, place -> function.course(operand.at(place).hull()));
    }

    /**
     * A function of two entries at the same place, with numpy's broadcasting rule.
     *
     * @param bounds what is known of the result otherwise
     */
    static Jets combine(BinaryFunction function, Jets left, Jets right, IntervalTensor bounds) {
        Jets first = spread(left, bounds.shape());
        Jets second = spread(right, bounds.shape());
        return new LocalDerivatives(new Expression.Combine(function, LEFT, RIGHT), first, second)
                .jets(
                        bounds,
                        place -> function.course(
                                first.anywhere(place).hull(),
                                second.anywhere(place).hull()));
    }

    private static Jets spread(Jets operand, Shape shape) {
        return operand.shape().isScalar() ? operand : operand.broadcastTo(shape);
    }

    /** The derivative of a formula of functions of single numbers by a variable. */
    private static Expression derivative(Expression formula, Expression variable) {
        if (formula instanceof Expression.Apply apply) {
            Expression inner = derivative(apply.operand(), variable);
            return Algebra.isZero(inner) ? inner : apply.function().pullback(inner, apply.operand());
        }
        if (formula instanceof Expression.Combine combine) {
            Expression ofLeft = derivative(combine.left(), variable);
            Expression ofRight = derivative(combine.right(), variable);
            BinaryFunction function = combine.function();
            return Algebra.add(
                    Algebra.isZero(ofLeft) ? ofLeft : function.leftPullback(ofLeft, combine.left(), combine.right()),
                    Algebra.isZero(ofRight)
                            ? ofRight
                            : function.rightPullback(ofRight, combine.left(), combine.right()));
        }
        return Algebra.constant(formula.equals(variable) ? 1 : 0);
    }

    private Jets jets(IntervalTensor bounds, IntFunction<Course> courses) {
        return Jets.collected(bounds.shape(), place -> jet(place, bounds.at(place), courses.apply(place)));
    }

    private Jet jet(int place, Interval bounds, Course course) {
        Jet l = left.anywhere(place);
        Jet r = right.anywhere(place);
        if (course == Course.JUMP) {
            return Jet.unrelated(bounds, at(middle, place));
        }
        if (course == Course.KINK) {
            return kinked(place, bounds, l.withoutSquare(), r.withoutSquare());
        }
        return l.isParabolaWith(r)
                ? parabola(place, bounds, l, r)
                : smooth(place, bounds, l.withoutSquare(), r.withoutSquare());
    }

    /** {@code f + f_l (l − l₀) + f_r (r − r₀)} and the second-order term, with both operands and so f a parabola of ε. */
    private Jet parabola(int place, Interval bounds, Jet l, Jet r) {
        Interval ofLeft = at(byLeftAtMiddle, place);
        Interval ofRight = at(byRightAtMiddle, place);
        return Jet.within(
                bounds,
                at(middle, place),
                l.slopes().scaled(ofLeft).plus(r.slopes().scaled(ofRight)),
                weighted(l.square(), ofLeft, r.square(), ofRight).plus(secondOrder(place, l.secant(), r.secant())),
                Interval.ZERO);
    }

    /** {@code f + f_l (l − l₀) + f_r (r − r₀)} and the second-order term. */
    private Jet smooth(int place, Interval bounds, Jet l, Jet r) {
        Interval secondOrder = secondOrder(place, l.distance(), r.distance());
        return linear(place, bounds, l, r, at(byLeftAtMiddle, place), at(byRightAtMiddle, place), secondOrder);
    }

    /** {@code f + g_l (l − l₀) + g_r (r − r₀)} with the middles g of what the slopes may be, and what these may be off by. */
    private Jet kinked(int place, Interval bounds, Jet l, Jet r) {
        Interval ofLeft = Interval.of(at(byLeft, place).middle());
        Interval ofRight = Interval.of(at(byRight, place).middle());
        Interval off = weighted(
                l.distance(), at(byLeft, place).minus(ofLeft),
                r.distance(), at(byRight, place).minus(ofRight));
        return linear(place, bounds, l, r, ofLeft, ofRight, off);
    }

    private Jet linear(int place, Interval bounds, Jet l, Jet r, Interval ofLeft, Interval ofRight, Interval rest) {
        return Jet.within(
                bounds,
                at(middle, place),
                l.slopes().scaled(ofLeft).plus(r.slopes().scaled(ofRight)),
                Interval.ZERO,
                weighted(l.rest(), ofLeft, r.rest(), ofRight).plus(rest));
    }

    private static Interval weighted(Interval ofLeft, Interval leftWeight, Interval ofRight, Interval rightWeight) {
        return ofLeft.times(leftWeight).plus(ofRight.times(rightWeight));
    }

    /** {@code ½ f_ll d_l² + f_lr d_l d_r + ½ f_rr d_r²}, the second derivatives anywhere. */
    private Interval secondOrder(int place, Interval ofLeft, Interval ofRight) {
        Interval squares =
                weighted(ofLeft.squared(), at(byLeftTwice, place), ofRight.squared(), at(byRightTwice, place));
        return squares.times(HALF).plus(at(byBoth, place).times(ofLeft.times(ofRight)));
    }

    /** The interval at a place; a single one stands for all places. */
    private static Interval at(IntervalTensor intervals, int place) {
        return intervals.at(intervals.count() == 1 ? 0 : place);
    }

    /** The values of formulas of the two operands. */
    private record Values(IntervalTensor ofLeft, IntervalTensor ofRight) {
        IntervalTensor of(Expression formula) {
            return formula.evaluate(
                    IntervalArithmetic.INTERVALS, quantity -> quantity.equals(LEFT.quantity()) ? ofLeft : ofRight);
        }
    }
}
