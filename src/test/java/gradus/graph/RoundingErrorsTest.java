package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingErrorsTest {
    private static final Quantity A = Quantity.variable("A");
    private static final Quantity B = Quantity.variable("B");
    private static final Quantity PRODUCT = Quantity.variable("P");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBoundOfAProductHoldsAgainstExactArithmetic(long seed) {
        RandomTensors random = new RandomTensors(seed);
        Tensor left = random.tensor(Shape.of(3, 7), -100, 100);
        Tensor right = random.tensor(Shape.of(7, 2), -100, 100);
        Graph graph = product(left, right);

        Tensor computed = graph.evaluate().of(PRODUCT);
        Tensor bound = graph.roundingErrors().of(PRODUCT);

        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                double exactError = exact(left, right, row, column)
                        .subtract(new BigDecimal(computed.at(row, column)))
                        .abs()
                        .doubleValue();
                assertThat(exactError).isLessThanOrEqualTo(bound.at(row, column));
                assertThat(bound.at(row, column)).isLessThan(1e-9);
            }
        }
    }

    @Test
    void whereLargeTermsCancelTheBoundIsLargerThanTheResult() {
        Graph graph = product(Tensor.row(0.3, -0.2, 0.1), Tensor.column(1, 2, 1));

        double residue = graph.evaluate().of(PRODUCT).at(0);
        double bound = graph.roundingErrors().of(PRODUCT).at(0);

        assertThat(residue).isNotZero();
        assertThat(Math.abs(residue)).isLessThan(bound);
        assertThat(bound).isLessThan(1e-14);
    }

    /** Products whose bounds are known from above, as parts and wholes of them. */
    private static Expression productOf(Tensor left, Tensor right) {
        return new Expression.MatrixProduct(new Expression.Constant(left), new Expression.Constant(right));
    }

    private static Tensor boundOf(Expression formula) {
        return Graph.of(Map.of(PRODUCT, formula)).roundingErrors().of(PRODUCT);
    }

    @Test
    void aPartHasTheBoundsOfItsEntries() {
        RandomTensors random = new RandomTensors(31);
        Expression product = productOf(random.tensor(Shape.of(3, 5), -9, 9), random.tensor(Shape.of(5, 4), -9, 9));

        assertThat(boundOf(new Expression.Slice(product, 1, 1, 2)))
                .isEqualTo(boundOf(product).slice(1, 1, 2));
    }

    @Test
    void aWholeHasTheBoundsOfItsParts() {
        RandomTensors random = new RandomTensors(32);
        Expression one = productOf(random.tensor(Shape.of(2, 5), -9, 9), random.tensor(Shape.of(5, 3), -9, 9));
        Expression other = productOf(random.tensor(Shape.of(1, 7), -9, 9), random.tensor(Shape.of(7, 3), -9, 9));

        assertThat(boundOf(new Expression.Concatenate(List.of(one, other), 0)))
                .isEqualTo(Tensor.concatenated(List.of(boundOf(one), boundOf(other)), 0));
    }

    @Test
    void aDiagonalIsExactBesideItsEntries() {
        RandomTensors random = new RandomTensors(33);
        Expression column = productOf(random.tensor(Shape.of(3, 5), -9, 9), random.tensor(Shape.of(5, 1), -9, 9));

        Tensor bound = boundOf(new Expression.Diagonal(column));

        assertThat(bound).isEqualTo(boundOf(column).diagonal());
        assertThat(bound.at(0, 1)).isZero();
        assertThat(bound.at(1, 1)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBoundOfALargestEntryHoldsAgainstExactArithmetic(long seed) {
        RandomTensors random = new RandomTensors(seed);
        Tensor left = random.tensor(Shape.of(4, 6), -100, 100);
        Tensor right = random.tensor(Shape.of(6, 2), -100, 100);
        Expression largest = new Expression.LargestOver(productOf(left, right), 0);

        Tensor computed = Graph.of(Map.of(PRODUCT, largest)).evaluate().of(PRODUCT);
        Tensor bound = boundOf(largest);

        for (int column = 0; column < 2; column++) {
            BigDecimal exact = exact(left, right, 0, column);
            for (int row = 1; row < 4; row++) {
                exact = exact.max(exact(left, right, row, column));
            }
            double exactError =
                    exact.subtract(new BigDecimal(computed.at(column))).abs().doubleValue();
            assertThat(exactError).isLessThanOrEqualTo(bound.at(column));
            assertThat(bound.at(column)).isLessThan(1e-9);
        }
    }

    /** A number that comes close to the largest may be the largest, so the bound is that of the least certain one. */
    @Test
    void theBoundOfALargestEntryIsThatOfTheLeastCertainOne() {
        Expression certain = new Expression.Constant(Tensor.column(1));
        Expression cancelled = productOf(Tensor.row(1e6, -1e6, 0.5), Tensor.column(1.1, 1.1, 1));

        Tensor bound =
                boundOf(new Expression.LargestOver(new Expression.Concatenate(List.of(certain, cancelled), 0), 0));

        assertThat(bound.at(0)).isEqualTo(boundOf(cancelled).at(0));
        assertThat(bound.at(0)).isGreaterThan(boundOf(certain).at(0));
    }

    private static Graph product(Tensor left, Tensor right) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(A, new Expression.Constant(left));
        rules.put(B, new Expression.Constant(right));
        rules.put(PRODUCT, new Expression.MatrixProduct(new Expression.Reference(A), new Expression.Reference(B)));
        return Graph.of(rules);
    }

    private static BigDecimal exact(Tensor left, Tensor right, int row, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int inner = 0; inner < left.shape().columns(); inner++) {
            sum = sum.add(new BigDecimal(left.at(row, inner)).multiply(new BigDecimal(right.at(inner, column))));
        }
        return sum;
    }
}
