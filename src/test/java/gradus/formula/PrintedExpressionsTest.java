package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions come back with their value when they are printed and read. */
class PrintedExpressionsTest {
    private static final int LONGEST_READABLE = 4_096;
    private static final Map<Quantity, Shape> SHAPES = RandomExpressions.quantities();
    private static final Function<Quantity, Shape> SHAPE_OF = quantity -> SHAPES.getOrDefault(quantity, Shape.SCALAR);
    private static final FormulaPrinter PRINTER =
            new FormulaPrinter(FormulaNames.canonical(), SHAPE_OF, OptionalInt.of(0));
    private static final RoundTrip ROUND_TRIP = new RoundTrip(PRINTER, SHAPES.keySet(), SHAPE_OF, 0);

    private static boolean isReadable(Expression expression, Map<Quantity, Tensor> draw) {
        return expression.value(draw::get).isFinite()
                && PRINTER.print(expression, new LatexForm()).length() < LONGEST_READABLE
                && !PRINTER.print(expression, new NumpyForm()).contains("np.broadcast_to");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anExpressionIsReadAsItWasPrinted(int depth) {
        RandomExpressions random = new RandomExpressions(20_240 + depth);
        int checked = 0;
        while (checked < 500) {
            Map<Quantity, Tensor> draw = ROUND_TRIP.draw(checked);
            Expression expression = random.plainMatrix(depth);
            if (isReadable(expression, draw)) {
                checked++;
                ROUND_TRIP.check("number " + checked, expression, draw);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void oneThatRepeatsIsReadWithTheSameValueInTheEnd(int depth) {
        RandomExpressions random = new RandomExpressions(30_240 + depth);
        int checked = 0;
        while (checked < 500) {
            Map<Quantity, Tensor> draw = ROUND_TRIP.draw(checked);
            Expression expression = random.matrix(depth);
            if (isReadable(expression, draw)) {
                checked++;
                ROUND_TRIP.check("number " + checked, expression, draw, true);
            }
        }
    }

    @Test
    void everyKindThatTheReaderKnowsIsAmongThem() {
        RandomExpressions random = new RandomExpressions(1);
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            collectKinds(random.matrix(4), kinds);
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        Expression.Reference.class,
                        Expression.Constant.class,
                        Expression.Apply.class,
                        Expression.Combine.class,
                        Expression.MatrixProduct.class,
                        Expression.Transpose.class,
                        Expression.SumOver.class,
                        Expression.Repeat.class,
                        Expression.Reshape.class,
                        Expression.Softmax.class,
                        Expression.Diagonal.class);
    }

    private static void collectKinds(Expression expression, Set<Class<?>> kinds) {
        kinds.add(expression.getClass());
        expression.operands().forEach(operand -> collectKinds(operand, kinds));
    }
}
