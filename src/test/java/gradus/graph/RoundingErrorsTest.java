package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
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
