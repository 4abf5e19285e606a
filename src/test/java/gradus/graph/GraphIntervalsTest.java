package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.RandomIntervals;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphIntervalsTest {
    private static final Quantity A = Quantity.variable("a");
    private static final Quantity B = Quantity.variable("b");
    private static final Quantity Y = Quantity.variable("y");
    private static final Quantity Z = Quantity.variable("z");

    private static final Expression ONE = Algebra.constant(1);
    /** Half a unit of the third decimal. */
    private static final double THREE_DECIMALS = 0.5e-3;

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private static Expression sigmoid(Expression operand) {
        return new Expression.Apply(Squashing.SIGMOID, operand);
    }

    private static Expression slope(Nonlinearity of, Expression operand) {
        return new Expression.Apply(new Slope(of), operand);
    }

    private static Expression sum(Expression operand) {
        return new Expression.SumOver(operand, 0);
    }

    private static Expression product(Expression left, Expression right) {
        return Algebra.multiply(left, right);
    }

    private static Graph graph(Map<Quantity, Tensor> given, Expression rule) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        given.forEach((quantity, value) -> rules.put(quantity, new Expression.Constant(value)));
        rules.put(Y, rule);
        return Graph.of(rules);
    }

    private static Map<Quantity, IntervalTensor> around(Map<Quantity, Tensor> centres, double halfWidth) {
        Map<Quantity, IntervalTensor> around = new LinkedHashMap<>();
        centres.forEach((quantity, centre) ->
                around.put(quantity, IntervalTensor.around(centre, Tensor.filled(centre.shape(), halfWidth))));
        return around;
    }

    private static List<Edit> drawn(Map<Quantity, IntervalTensor> pinned, RandomIntervals random) {
        List<Edit> edits = new ArrayList<>();
        pinned.forEach((quantity, range) -> edits.add(Edit.pin(quantity, random.numbers(range))));
        return edits;
    }

    @Nested
    class OfRandomRules {
        private static final int GRAPHS = 700;
        private static final int DRAWS = 12;
        /** How many times the bound of rounding a number computed in double precision may be off. */
        private static final double ROUNDING = 8;
        /** Above this share of a number its rounding says nothing of the interval. */
        private static final double ROUNDED_TOO_MUCH = 1e-9;

        private final RandomIntervals random = new RandomIntervals(1);
        private final RandomGraphs graphs = new RandomGraphs(2);
        private long checked;

        private Map<Quantity, IntervalTensor> given(Graph graph, double halfWidth) {
            Evaluation values = graph.evaluate();
            Map<Quantity, IntervalTensor> given = new LinkedHashMap<>();
            graph.quantities().stream()
                    .filter(RandomGraphs::isGiven)
                    .forEach(quantity -> given.put(quantity, random.around(values.of(quantity), halfWidth)));
            return given;
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-4, 1e-2, 0.3})
        void everyNumberThatCanBeIsInside(double halfWidth) {
            for (int number = 0; number < GRAPHS; number++) {
                Graph graph = graphs.graph();
                Map<Quantity, IntervalTensor> given = given(graph, halfWidth);
                Map<Quantity, IntervalTensor> intervals = graph.evaluateIntervals(given);
                for (int draw = 0; draw < DRAWS; draw++) {
                    requireInside(graph.with(drawn(given, random)), intervals);
                }
            }
            assertThat(checked).isGreaterThan(100_000);
        }

        private void requireInside(Graph drawn, Map<Quantity, IntervalTensor> intervals) {
            Evaluation values = drawn.evaluate();
            Evaluation errors = drawn.roundingErrors();
            intervals.forEach((quantity, hulls) -> {
                for (int place = 0; place < hulls.count(); place++) {
                    double value = values.of(quantity).at(place);
                    double rounding = ROUNDING * errors.of(quantity).at(place);
                    if (rounding <= ROUNDED_TOO_MUCH * Math.max(1, Math.abs(value))) {
                        requireInside(drawn, quantity, value, hulls.at(place), rounding);
                    }
                }
            });
        }

        private void requireInside(Graph drawn, Quantity quantity, double value, Interval hull, double rounding) {
            assertThat(hull.plus(Interval.around(0, rounding)).contains(value))
                    .as("%s = %s is %s, not in %s", quantity, drawn.rule(quantity), value, hull)
                    .isTrue();
            checked += hull.isBounded() ? 1 : 0;
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-4, 1e-2, 0.3})
        void partsOfTheGivenIntervalsGivePartsUpToAHundredth(double halfWidth) {
            for (int number = 0; number < GRAPHS; number++) {
                Graph graph = graphs.graph();
                Map<Quantity, IntervalTensor> given = given(graph, halfWidth);
                Map<Quantity, IntervalTensor> parts = new LinkedHashMap<>();
                given.forEach((quantity, range) -> parts.put(quantity, random.parts(range)));

                Map<Quantity, IntervalTensor> intervals = graph.evaluateIntervals(given);
                graph.evaluateIntervals(parts)
                        .forEach((quantity, part) -> requirePart(part, intervals.get(quantity), graph.rule(quantity)));
            }
        }

        private void requirePart(IntervalTensor part, IntervalTensor whole, Expression rule) {
            for (int place = 0; place < part.count(); place++) {
                Interval interval = whole.at(place);
                double slack = 0.01 * interval.width() + 1e-12 * interval.magnitude();
                assertThat(!interval.isBounded()
                                || interval.plus(Interval.around(0, slack)).contains(part.at(place)))
                        .as("%s in %s by %s", part.at(place), interval, rule)
                        .isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-4, 0.3})
        void noIntervalIsWiderThanOperationByOperationUnlessADivisorIsSeenToBeZero(double halfWidth) {
            for (int number = 0; number < GRAPHS; number++) {
                Graph graph = graphs.graph();
                Map<Quantity, IntervalTensor> given = given(graph, halfWidth);
                Map<Quantity, IntervalTensor> plain = new LinkedHashMap<>();

                graph.evaluateIntervals(given).forEach((quantity, interval) -> {
                    plain.put(
                            quantity,
                            given.containsKey(quantity)
                                    ? given.get(quantity)
                                    : graph.rule(quantity).evaluate(IntervalArithmetic.INTERVALS, plain::get));
                    IntervalTensor rounded =
                            plain.get(quantity).map(one -> one.plus(Interval.around(0, 1e-14 * one.magnitude())));
                    assertThat(!interval.isBounded() || rounded.contains(interval))
                            .as("%s", graph.rule(quantity))
                            .isTrue();
                });
            }
        }

        @Test
        void ofExactNumbersAreAsNarrowAsRounding() {
            int narrow = 0;
            int all = 0;
            for (int number = 0; number < GRAPHS; number++) {
                Graph graph = graphs.graph();
                Evaluation values = graph.evaluate();
                Evaluation errors = graph.roundingErrors();
                for (Map.Entry<Quantity, IntervalTensor> entry :
                        graph.evaluateIntervals(Map.of()).entrySet()) {
                    for (int place = 0; place < entry.getValue().count(); place++) {
                        double value = values.of(entry.getKey()).at(place);
                        double rounding = errors.of(entry.getKey()).at(place);
                        all += Double.isFinite(value) ? 1 : 0;
                        narrow += entry.getValue().width().at(place) <= 16 * rounding + 1e-14 * Math.abs(value) ? 1 : 0;
                    }
                }
            }
            assertThat(narrow).isGreaterThan(all * 98 / 100);
        }
    }

    /** a₁² − a₂² − a₁ − a₂ for numbers from −1 to 1: 2.25 at (−1, −½), −2.25 at (½, 1). */
    @Test
    void squaresOfTwoEntriesMayPointEitherWay() {
        Expression a = reference(A);
        Expression squares = product(new Expression.Constant(Tensor.column(1, -1)), product(a, a));
        Graph graph = graph(Map.of(A, Tensor.column(0, 0)), Algebra.subtract(sum(squares), sum(a)));
        IntervalTensor pinned = IntervalTensor.filled(Shape.of(2, 1), new Interval(-1, 1));

        assertThat(graph.evaluateIntervals(Map.of(A, pinned)).get(Y).at(0)).isEqualTo(new Interval(-3, 3));
    }

    /** How tight the intervals are beside the hull of many values. */
    @Nested
    class AreTight {
        private static final int DRAWS = 2500;

        private final RandomIntervals random = new RandomIntervals(3);

        /** The largest ratio of a width to that of the hull of values at random corners and within. */
        private double excess(Map<Quantity, Tensor> centres, Expression rule, double halfWidth) {
            Graph graph = graph(centres, rule);
            Map<Quantity, IntervalTensor> pinned = around(centres, halfWidth);
            IntervalTensor interval = graph.evaluateIntervals(pinned).get(Y);
            IntervalTensor hull = IntervalTensor.of(graph.evaluate().of(Y));
            for (int draw = 0; draw < DRAWS; draw++) {
                hull = hull.hull(IntervalTensor.of(
                        graph.with(cornerOrInside(pinned)).evaluate().of(Y)));
            }
            return interval.width()
                    .zip(hull.width(), (width, sampled) -> width / sampled)
                    .scale();
        }

        private List<Edit> cornerOrInside(Map<Quantity, IntervalTensor> pinned) {
            if (random.number(new Interval(0, 1)) < 0.3) {
                return drawn(pinned, random);
            }
            List<Edit> edits = new ArrayList<>();
            pinned.forEach((quantity, range) -> edits.add(Edit.pin(
                    quantity,
                    range.lower()
                            .zip(range.upper(), (low, high) -> random.number(new Interval(0, 1)) < 0.5 ? low : high))));
            return edits;
        }

        private static final Tensor SHARES = Tensor.column(0.2, 0.31, 0.49);
        private static final Tensor TARGET = Tensor.column(0, 1, 0);
        private static final Tensor ACTIVATIONS = Tensor.column(0.1, 0.3, 0.4998, 0.5, 0.5003, 0.7, 0.98);

        @ParameterizedTest
        @ValueSource(doubles = {0.5e-4, THREE_DECIMALS, 0.5e-2, 0.5e-1})
        void whereAnEntryIsMentionedTwiceWhateverItsWidth(double halfWidth) {
            Expression a = reference(A);
            Map<Quantity, Tensor> centres = Map.of(A, ACTIVATIONS);

            assertThat(excess(centres, product(a, Algebra.subtract(ONE, a)), halfWidth))
                    .isLessThan(1.01);
            assertThat(excess(centres, Algebra.subtract(a, product(a, a)), halfWidth))
                    .isLessThan(1.01);
            assertThat(excess(centres, product(Algebra.subtract(ONE, a), Algebra.add(ONE, a)), halfWidth))
                    .isLessThan(1.01);
            assertThat(excess(Map.of(A, Tensor.column(-0.3, 0, 0.02, 0.7)), product(a, a), halfWidth))
                    .isLessThan(1.01);
        }

        @Test
        void whereALossAndAnOutputMeet() {
            Expression z = reference(Z);
            Expression a = reference(A);
            Expression target = Algebra.constant(0.8);
            Expression delta = product(Algebra.subtract(sigmoid(z), target), slope(Squashing.SIGMOID, z));
            Expression crossEntropy = Algebra.divide(Algebra.subtract(a, target), product(a, Algebra.subtract(ONE, a)));

            assertThat(excess(Map.of(Z, Tensor.column(-2, 0, 0.3, 1.4)), delta, THREE_DECIMALS))
                    .isLessThan(1.02);
            assertThat(excess(Map.of(A, Tensor.column(0.2, 0.5, 0.9)), crossEntropy, THREE_DECIMALS))
                    .isLessThan(1.02);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.5e-4, THREE_DECIMALS, 0.5e-2, 0.5e-1, 1})
        void forASoftmaxWhateverTheWidth(double halfWidth) {
            Expression softmax = new Expression.Softmax(reference(Z), 0);

            assertThat(excess(Map.of(Z, Tensor.column(0.1, -0.3, 1.2)), softmax, halfWidth))
                    .isLessThan(1.01);
        }

        @Test
        void forTheGradientOfASoftmax() {
            Expression s = reference(A);
            Expression g = reference(B);
            Expression gradient = product(s, Algebra.subtract(g, sum(product(g, s))));

            assertThat(excess(Map.of(A, SHARES, B, Tensor.column(0.4, -3.2, 0.1)), gradient, THREE_DECIMALS))
                    .isLessThan(1.05);
        }

        @Test
        void forASoftmaxWithItsCrossEntropyFromEitherEnd() {
            Expression target = new Expression.Constant(TARGET);
            Expression s = reference(A);
            Expression softmax = new Expression.Softmax(reference(Z), 0);

            assertThat(excess(Map.of(A, SHARES), crossEntropyDelta(s, target), THREE_DECIMALS))
                    .isLessThan(1.05);
            assertThat(excess(Map.of(Z, SHARES), crossEntropyDelta(softmax, target), THREE_DECIMALS))
                    .isLessThan(1.1);
        }

        private Expression crossEntropyDelta(Expression share, Expression target) {
            Expression gradient = Algebra.negate(Algebra.divide(target, share));
            return product(share, Algebra.subtract(gradient, sum(product(gradient, share))));
        }

        @Test
        void forAJacobianOfASoftmax() {
            Expression s = reference(A);
            Expression jacobian =
                    Algebra.subtract(new Expression.Diagonal(s), new Expression.MatrixProduct(s, Algebra.transpose(s)));

            assertThat(excess(Map.of(A, SHARES), jacobian, THREE_DECIMALS)).isLessThan(1.01);
        }

        @Test
        void whereEachEntryCountsOnce() {
            Tensor weights = Tensor.matrix(new double[] {0.3, -0.2}, new double[] {0.5, 0.9});
            Expression w = reference(A);
            Expression x = reference(B);
            Map<Quantity, Tensor> centres = Map.of(A, weights, B, Tensor.column(0.7, -1.1));

            assertThat(excess(centres, new Expression.MatrixProduct(w, x), THREE_DECIMALS))
                    .isLessThan(1.1);
            assertThat(excess(centres, sigmoid(new Expression.MatrixProduct(w, x)), THREE_DECIMALS))
                    .isLessThan(1.1);
            assertThat(excess(centres, product(w, slope(Squashing.TANH, x)), THREE_DECIMALS))
                    .isLessThan(1.1);
            assertThat(excess(centres, Algebra.divide(sum(w), Algebra.transpose(x)), THREE_DECIMALS))
                    .isLessThan(1.1);
        }

        /** Sums that are 0 or 1 whatever the pinned numbers are, up to rounding and the second order. */
        @Test
        void whereEntriesThatComeFromOneAreSummed() {
            Expression a = reference(A);
            Expression swapped = new Expression.Concatenate(
                    List.of(new Expression.Slice(a, 0, 1, 1), new Expression.Slice(a, 0, 0, 1)), 0);
            Expression opposite = new Expression.MatrixProduct(a, new Expression.Constant(Tensor.row(0.3, -0.3)));
            Expression repeated = new Expression.Repeat(new Expression.Slice(a, 0, 0, 1), Shape.of(2, 1));
            Expression signed = product(new Expression.Constant(Tensor.column(0.3, -0.3)), repeated);

            assertThat(widthOf(sum(Algebra.subtract(a, swapped)))).isLessThan(1e-15);
            assertThat(widthOf(new Expression.SumOver(opposite, 1))).isLessThan(1e-15);
            assertThat(widthOf(sum(Algebra.transpose(opposite)))).isLessThan(1e-15);
            assertThat(widthOf(sum(new Expression.MatrixProduct(
                            new Expression.Constant(Tensor.column(0.3, -0.3)), Algebra.transpose(a)))))
                    .isLessThan(1e-15);
            assertThat(widthOf(sum(signed))).isLessThan(1e-15);
            assertThat(widthOf(sum(new Expression.Softmax(a, 0)))).isLessThan(2e-6);
        }

        private double widthOf(Expression rule) {
            Map<Quantity, Tensor> centres = Map.of(A, Tensor.column(0.4, 0.7));
            return graph(centres, rule)
                    .evaluateIntervals(around(centres, THREE_DECIMALS))
                    .get(Y)
                    .width()
                    .scale();
        }

        @Test
        void whereWhatIsLargestIsUsedAgain() {
            Expression z = reference(Z);
            Expression largest = new Expression.LargestOver(z, 0);

            assertThat(excess(Map.of(Z, Tensor.column(1, 2, 3)), Algebra.subtract(largest, sum(z)), THREE_DECIMALS))
                    .isLessThan(1.01);
        }
    }

    @Nested
    class WhereSomethingTurnsOrJumps {
        private Interval of(Expression rule, double low, double high) {
            Map<Quantity, Tensor> centre = Map.of(A, Tensor.row(0));
            IntervalTensor pinned = IntervalTensor.of(Tensor.row(low), Tensor.row(high));
            return graph(centre, rule)
                    .evaluateIntervals(Map.of(A, pinned))
                    .get(Y)
                    .at(0);
        }

        private final Expression relu = new Expression.Apply(new Rectifier(0, 0), reference(A));
        private final Expression step = slope(new Rectifier(0, 0), reference(A));
        private final Expression size = new Expression.Apply(ElementaryFunction.ABS, reference(A));

        @Test
        void aKinkIsSeenWithEverythingThatIsUsedTwice() {
            assertThat(of(Algebra.subtract(relu, reference(A)), -1, 1)).isEqualTo(new Interval(-1, 1));
            assertThat(of(Algebra.subtract(size, reference(A)), -1, 1).contains(new Interval(0, 2)))
                    .isTrue();
            assertThat(of(Algebra.subtract(size, reference(A)), 1, 3)).isEqualTo(Interval.ZERO);
            assertThat(of(Algebra.subtract(size, reference(A)), -3, -1)).isEqualTo(new Interval(2, 6));
        }

        /** The middle of min(a, 0) is 0, where the formula of the slope of |x| gives 0 by convention. */
        @Test
        void aKinkAtTheEndOfAnIntervalIsOne() {
            Expression below = new Expression.Combine(BinaryFunction.MINIMUM, reference(A), Algebra.constant(0));
            Expression sizeBelow = new Expression.Apply(ElementaryFunction.ABS, below);
            Expression reluBelow = new Expression.Apply(new Rectifier(0.5, 2), below);

            assertThat(of(Algebra.subtract(sizeBelow, reference(A)), -2, 2).contains(new Interval(-2, 4)))
                    .isTrue();
            assertThat(of(Algebra.add(reluBelow, reference(A)), -2, 2).contains(new Interval(-3, 2)))
                    .isTrue();
        }

        @Test
        void aJumpIsSeenWithEverythingThatIsUsedTwice() {
            assertThat(of(product(step, reference(A)), -1, 1).contains(new Interval(0, 1)))
                    .isTrue();
            assertThat(of(Algebra.subtract(step, reference(A)), -1, 1).contains(new Interval(-0.0, 1)))
                    .isTrue();
            assertThat(of(product(step, reference(A)), 1, 3)).isEqualTo(new Interval(1, 3));
        }

        @Test
        void theConventionAtTheKinkIsOneOfTheSlopes() {
            assertThat(of(step, 0, 0)).isEqualTo(Interval.ZERO);
            assertThat(of(slope(new Rectifier(0, 0.5), reference(A)), 0, 0)).isEqualTo(Interval.of(0.5));
            assertThat(of(step, -1, 0)).isEqualTo(Interval.ZERO);
            assertThat(of(step, 0, 1)).isEqualTo(new Interval(0, 1));
        }

        @Test
        void theLargestOfNearlyEqualNumbersMayBeAnyOfThem() {
            Expression z = reference(Z);
            Expression largest = new Expression.LargestOver(z, 0);
            Graph graph =
                    graph(Map.of(Z, Tensor.column(1, 1)), Algebra.subtract(largest, new Expression.Slice(z, 0, 0, 1)));
            IntervalTensor pinned = IntervalTensor.of(Tensor.column(0, 0), Tensor.column(2, 2));

            Interval excess = graph.evaluateIntervals(Map.of(Z, pinned)).get(Y).at(0);

            assertThat(excess.contains(new Interval(0, 2))).isTrue();
            assertThat(excess.upper()).isEqualTo(2);
        }

        @Test
        void theShareOfTheOnlyLargestIsExact() {
            Expression z = reference(Z);
            Expression largest = new Expression.LargestOver(z, 0);
            Expression share = largest.pullback(ONE, name -> Shape.of(3, 1)).get(0);
            Map<Quantity, Tensor> centres = Map.of(Z, Tensor.column(1, 3, 2));

            IntervalTensor shares = graph(centres, share)
                    .evaluateIntervals(around(centres, 0.1))
                    .get(Y);

            assertThat(shares).isEqualTo(IntervalTensor.of(Tensor.column(0, 1, 0)));
        }

        @Test
        void thePlaceOfTheLargestIsAnyThatMayBe() {
            Expression place = new Expression.ArgMax(reference(Z), 0, 1);
            Graph graph = graph(Map.of(Z, Tensor.column(0, 0, 0, 0)), place);
            Tensor low = Tensor.column(0, 2, 1, 0);
            Tensor high = Tensor.column(1, 3, 2.5, 1.9);

            assertThat(graph.evaluateIntervals(Map.of(Z, IntervalTensor.of(low, high)))
                            .get(Y)
                            .at(0))
                    .isEqualTo(new Interval(2, 3));
            assertThat(graph.evaluateIntervals(Map.of(Z, IntervalTensor.of(Tensor.column(1, 3, 3, 0))))
                            .get(Y)
                            .at(0))
                    .isEqualTo(Interval.of(2));
            assertThat(graph.evaluateIntervals(Map.of(Z, IntervalTensor.whole(Shape.of(4, 1))))
                            .get(Y)
                            .at(0))
                    .isEqualTo(new Interval(1, 4));
        }
    }

    @Nested
    class WhereSomethingIsUnknownOrUndefined {
        private Interval of(Expression rule, Interval pinned) {
            Graph graph = graph(Map.of(A, Tensor.row(1)), rule);
            return graph.evaluateIntervals(Map.of(A, IntervalTensor.filled(Shape.of(1, 1), pinned)))
                    .get(Y)
                    .at(0);
        }

        private final Expression a = reference(A);

        @Test
        void nothingIsKnownOfTheResult() {
            Expression log = new Expression.Apply(ElementaryFunction.LOG, a);

            assertThat(of(log, new Interval(-0.1, 1))).isEqualTo(Interval.WHOLE);
            assertThat(of(product(log, a), new Interval(-0.1, 1))).isEqualTo(Interval.WHOLE);
            assertThat(of(Algebra.divide(ONE, a), new Interval(-1, 1))).isEqualTo(Interval.WHOLE);
            assertThat(of(Algebra.divide(a, a), new Interval(-1, 1))).isEqualTo(Interval.WHOLE);
            assertThat(of(Algebra.subtract(a, a), Interval.WHOLE)).isEqualTo(Interval.WHOLE);
        }

        @Test
        void boundsThatAreKnownStayKnown() {
            assertThat(of(sigmoid(a), Interval.WHOLE).contains(new Interval(0, 1)))
                    .isTrue();
            assertThat(of(product(sigmoid(a), sigmoid(a)), Interval.WHOLE)).isEqualTo(new Interval(0, 1));
            assertThat(of(product(a, a), new Interval(2, Double.POSITIVE_INFINITY)))
                    .isEqualTo(new Interval(4, Double.POSITIVE_INFINITY));
            assertThat(of(Algebra.divide(ONE, a), new Interval(0, 2)))
                    .isEqualTo(new Interval(0.5, Double.POSITIVE_INFINITY));
        }

        @Test
        void aFactorOfZeroMakesItZero() {
            assertThat(of(new Expression.Combine(BinaryFunction.MULTIPLY, Algebra.constant(0), a), Interval.WHOLE))
                    .isEqualTo(Interval.ZERO);
        }

        @Test
        void aValueThatIsNoNumberIsAnyNumber() {
            Graph graph = graph(Map.of(A, Tensor.row(Double.NaN)), Algebra.add(a, ONE));

            assertThat(graph.evaluateIntervals(Map.of()).get(Y).at(0)).isEqualTo(Interval.WHOLE);
        }
    }

    @Nested
    class OfASingleQuantity {
        private final Map<Quantity, Expression> rules = rules();
        private final Graph graph = Graph.of(rules);

        /** a, z = a², b = z + a, y = b a. */
        private Map<Quantity, Expression> rules() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(A, new Expression.Constant(Tensor.row(2)));
            rules.put(Z, new Expression.Apply(ElementaryFunction.SQUARE, reference(A)));
            rules.put(B, Algebra.add(reference(Z), reference(A)));
            rules.put(Y, product(reference(B), reference(A)));
            return rules;
        }

        private final Set<String> asked = new TreeSet<>();

        private Interval of(Quantity quantity, Map<Quantity, Interval> pinned) {
            return graph.interval(quantity, name -> {
                        assertThat(asked.add(name.toString()))
                                .as("asked again for %s", name)
                                .isTrue();
                        return Optional.ofNullable(pinned.get(name))
                                .map(interval -> IntervalTensor.filled(Shape.of(1, 1), interval));
                    })
                    .at(0);
        }

        @Test
        void isThatOfItsRuleOverTheNearestPinned() {
            assertThat(of(Y, Map.of(B, new Interval(1, 3), Z, new Interval(100, 200))))
                    .isEqualTo(new Interval(2, 6));
            assertThat(asked).containsExactly("a", "b");
        }

        @Test
        void looksBehindWhatIsNotPinned() {
            assertThat(of(Y, Map.of(Z, new Interval(4, 5)))).isEqualTo(new Interval(12, 14));
            assertThat(asked).containsExactly("a", "b", "z");
        }

        @Test
        void isComputedByItsRuleEvenIfItIsPinned() {
            assertThat(of(Z, Map.of(Z, new Interval(100, 200)))).isEqualTo(new Interval(4, 4));
            assertThat(asked).containsExactly("a");
        }

        @Test
        void seesThatTwoWaysLeadToOnePinned() {
            Interval y = of(Y, Map.of(A, new Interval(-0.5, 0.5)));

            // y = a³ + a², which is −0.125 + 0.25 at −0.5 and 0.375 at 0.5
            assertThat(y.contains(new Interval(0, 0.375))).isTrue();
            assertThat(y.lower()).isGreaterThan(-0.2);
            assertThat(y.upper()).isCloseTo(0.375, within(0.15));
        }

        @Test
        void isTheSameAsAmongAll() {
            IntervalTensor pinned = IntervalTensor.of(Tensor.row(1.9), Tensor.row(2.2));

            Map<Quantity, IntervalTensor> all = graph.evaluateIntervals(Map.of(A, pinned));

            assertThat(all.keySet()).containsExactlyElementsOf(graph.quantities());
            assertThat(all.get(A)).isEqualTo(pinned);
            for (Quantity quantity : List.of(Z, B, Y)) {
                assertThat(graph.interval(quantity, name -> name.equals(A) ? Optional.of(pinned) : Optional.empty()))
                        .isEqualTo(all.get(quantity));
            }
        }

        @Test
        void hasToBeInTheGraph() {
            Quantity unknown = Quantity.variable("unknown");

            assertThatThrownBy(() -> graph.interval(unknown, name -> Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the graph has no quantity unknown");
            assertThatThrownBy(() -> graph.evaluateIntervals(Map.of(unknown, IntervalTensor.whole(Shape.of(1, 1)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the graph has no quantity unknown");
        }

        @Test
        void isNotPinnedToAnotherShape() {
            IntervalTensor column = IntervalTensor.whole(Shape.of(2, 1));

            assertThatThrownBy(() -> graph.evaluateIntervals(Map.of(A, column)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("a is 1x1, it is pinned to 2x1");
            assertThatThrownBy(() -> graph.interval(Y, name -> Optional.of(column)))
                    .isInstanceOf(ShapeException.class);
        }
    }

    @Nested
    class OfLargeGraphs {
        @Test
        void longChainsNeedNoDeepStack() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            Quantity last = A;
            rules.put(A, new Expression.Constant(Tensor.row(0.3)));
            for (int number = 1; number <= 5000; number++) {
                Quantity next = Quantity.variable("c", number);
                rules.put(next, new Expression.Apply(ElementaryFunction.SIN, reference(last)));
                last = next;
            }
            rules.put(Y, Algebra.subtract(reference(last), product(reference(A), reference(A))));
            Graph graph = Graph.of(rules);
            IntervalTensor pinned = IntervalTensor.of(Tensor.row(0.299), Tensor.row(0.301));

            Interval interval =
                    graph.evaluateIntervals(Map.of(A, pinned)).get(Y).at(0);

            assertThat(interval.contains(graph.evaluate().of(Y).at(0))).isTrue();
            assertThat(interval.width()).isCloseTo(2 * 0.3 * 0.002, within(1e-5));
        }

        @Test
        void aLargeTensorIsSeenToBeUsedTwice() {
            RandomIntervals random = new RandomIntervals(4);
            Tensor centre = random.numbers(IntervalTensor.filled(Shape.of(200, 500), new Interval(0.2, 0.8)));
            Graph graph = graph(Map.of(A, centre), product(reference(A), Algebra.subtract(ONE, reference(A))));

            IntervalTensor interval = graph.evaluateIntervals(around(Map.of(A, centre), THREE_DECIMALS))
                    .get(Y);

            Tensor expected = centre.map(a -> Math.abs(1 - 2 * a) * 2 * THREE_DECIMALS);
            assertThat(interval.width()
                            .zip(expected, (width, slope) -> width - slope)
                            .scale())
                    .isLessThan(3e-7);
        }

        @Test
        void whatIsTooMuchToWorkOutIsStillInside() {
            RandomIntervals random = new RandomIntervals(5);
            IntervalTensor entries = IntervalTensor.filled(Shape.of(120, 120), new Interval(-1, 1));
            Tensor centre = random.numbers(entries);
            Expression square = new Expression.MatrixProduct(reference(A), reference(A));
            Expression cube = new Expression.MatrixProduct(square, Algebra.subtract(reference(A), square));
            Graph graph = graph(Map.of(A, centre), cube);
            Map<Quantity, IntervalTensor> pinned = around(Map.of(A, centre), THREE_DECIMALS);

            IntervalTensor interval = graph.evaluateIntervals(pinned).get(Y);

            for (int draw = 0; draw < 3; draw++) {
                assertThat(interval.contains(
                                graph.with(drawn(pinned, random)).evaluate().of(Y)))
                        .isTrue();
            }
        }
    }
}
