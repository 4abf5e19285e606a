package gradus.formula;

import static gradus.tensor.TensorAssertions.assertClose;
import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.GradientCheck;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Formulas over named numbers: their values, their gradients against differences, and why they are refused.
 *
 * @param dialect the dialect in which they are read
 * @param names what they may use
 */
record ReadFormulas(Dialect dialect, Map<String, Tensor> names) {
    private static final double ROUNDING = 1e-12;
    private static final Quantity LOSS = Quantity.variable("loss of the test");

    static ReadFormulas over(Map<String, Tensor> names) {
        return new ReadFormulas(Dialect.ANY, names);
    }

    ReadFormulas in(Dialect other) {
        return new ReadFormulas(other, names);
    }

    private Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new TreeMap<>();
        names.forEach((name, value) -> shapes.put(name, value.shape()));
        return shapes;
    }

    FormulaReading read(String formula) {
        return FormulaScopes.reader(dialect, shapes()).read(formula, SourcePosition.start("formula"));
    }

    Expression expression(String formula) {
        FormulaReading reading = read(formula);
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Read.class);
        return ((FormulaReading.Read) reading).expression();
    }

    Tensor value(String formula) {
        return expression(formula).value(quantity -> names.get(quantity.toString()));
    }

    /** The value, in its shape; a single number may have any. */
    void is(String formula, Tensor expected) {
        Tensor value = value(formula);
        Tensor compared =
                value.shape().isScalar() && expected.shape().isScalar() ? value.reshaped(expected.shape()) : value;
        assertClose(formula, compared, expected, ROUNDING);
    }

    Issue refusal(String formula) {
        FormulaReading reading = read(formula);
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Refused.class);
        return ((FormulaReading.Refused) reading).issue();
    }

    void isRefused(String formula, String code) {
        assertThat(refusal(formula).code()).as(formula).isEqualTo(code);
    }

    void isRefused(String formula, String code, String message) {
        assertThat(refusal(formula).code()).as(formula).isEqualTo(code);
        assertThat(refusal(formula).message()).as(formula).isEqualTo(message);
    }

    /** The gradient of the entries in a weighted sum by every name that the formula mentions. */
    void hasTheGradientOfItsDifferences(String formula) {
        Graph graph = withLoss(expression(formula));
        List<Quantity> sources = graph.quantities().stream()
                .filter(quantity -> Differentiation.depends(graph, LOSS, quantity))
                .toList();
        assertThat(sources).as(formula).isNotEmpty();
        Graph extended = Differentiation.extend(graph, LOSS, sources);
        for (Quantity source : sources) {
            assertCloseByScale(
                    formula + " by " + source,
                    extended.evaluate().of(Quantity.gradient(LOSS, source)),
                    GradientCheck.differences(graph, LOSS, source, 1e-3),
                    1e-7,
                    1e-2);
        }
    }

    private Graph withLoss(Expression formula) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        names.forEach((name, value) -> rules.put(Quantity.variable(name), new Expression.Constant(value)));
        Shape shape = formula.shape(quantity -> names.get(quantity.toString()).shape());
        Tensor weights = new RandomTensors(shape.count()).tensor(shape, 0.5, 2);
        Expression sum = Algebra.multiply(formula, new Expression.Constant(weights));
        for (int axis = 0; axis < shape.rank(); axis++) {
            sum = new Expression.SumOver(sum, axis);
        }
        rules.put(LOSS, sum);
        return Graph.of(rules);
    }
}
