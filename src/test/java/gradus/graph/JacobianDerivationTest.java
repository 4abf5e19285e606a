package gradus.graph;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jacobians against central differences, which know no rule of differentiation. */
class JacobianDerivationTest {
    private static final double STEP = 1e-5;

    private static final Quantity X = Quantity.variable("x");
    private static final Quantity V = Quantity.variable("v");
    private static final Quantity W = Quantity.variable("W");
    private static final Quantity H = Quantity.variable("h");
    private static final Quantity Y = Quantity.variable("y");

    private static final Expression x = ref(X);
    private static final Expression v = ref(V);
    private static final Expression w = ref(W);

    private static Expression ref(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private static Expression apply(ElementFunction function, Expression operand) {
        return new Expression.Apply(function, operand);
    }

    private static Expression combine(BinaryFunction function, Expression left, Expression right) {
        return new Expression.Combine(function, left, right);
    }

    private static Expression product(Expression left, Expression right) {
        return new Expression.MatrixProduct(left, right);
    }

    /** x and v are vectors of four entries, W is a matrix; all of them away from 0. */
    private static Map<Quantity, Expression> given(boolean rows) {
        RandomTensors random = new RandomTensors(7);
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        Shape vector = rows ? Shape.of(1, 4) : Shape.of(4, 1);
        rules.put(X, new Expression.Constant(random.tensor(vector, 0.4, 1.6)));
        rules.put(V, new Expression.Constant(random.tensor(vector, 0.4, 1.6)));
        rules.put(W, new Expression.Constant(random.tensor(rows ? Shape.of(4, 3) : Shape.of(3, 4), 0.4, 1.6)));
        return rules;
    }

    /** Each entry of x nudged both ways: a column of the Jacobian each. */
    private static Tensor differences(Graph graph, Quantity of, Quantity by) {
        Tensor value = graph.evaluate().of(by);
        int rows = graph.shape(of).count();
        Tensor jacobian = Tensor.filled(Shape.of(rows, value.count()), 0);
        for (int column = 0; column < value.count(); column++) {
            Tensor above = at(graph, of, by, value.with(column, value.at(column) + STEP));
            Tensor below = at(graph, of, by, value.with(column, value.at(column) - STEP));
            for (int row = 0; row < rows; row++) {
                double slope = (above.at(row) - below.at(row)) / (2 * STEP);
                jacobian = jacobian.with(row * value.count() + column, slope);
            }
        }
        return jacobian;
    }

    private static Tensor at(Graph graph, Quantity of, Quantity by, Tensor value) {
        return graph.with(Edit.pin(by, value)).evaluate().of(of);
    }

    static Stream<Arguments> formulasOfColumns() {
        Expression softmax = new Expression.Softmax(x, 0);
        return Stream.of(
                Arguments.of(
                        "the vector itself, times a number", combine(BinaryFunction.MULTIPLY, x, Algebra.constant(3))),
                Arguments.of("a function of every entry", apply(Squashing.SIGMOID, x)),
                Arguments.of("the negative", Algebra.negate(x)),
                Arguments.of("a product with another vector", combine(BinaryFunction.MULTIPLY, x, v)),
                Arguments.of("a quotient", combine(BinaryFunction.DIVIDE, v, x)),
                Arguments.of("a product with itself", combine(BinaryFunction.MULTIPLY, x, apply(Squashing.TANH, x))),
                Arguments.of("the larger of two", combine(BinaryFunction.MAXIMUM, x, v)),
                Arguments.of("a matrix times it", product(w, x)),
                Arguments.of("a matrix times a function of it", product(w, apply(ElementaryFunction.EXP, x))),
                Arguments.of("an inner product", product(Algebra.transpose(v), x)),
                Arguments.of("its square", product(Algebra.transpose(x), x)),
                Arguments.of("softmax", softmax),
                Arguments.of("softmax of a matrix times it", new Expression.Softmax(product(w, x), 0)),
                Arguments.of("a function of softmax", apply(ElementaryFunction.LOG, softmax)),
                Arguments.of("the sum", new Expression.SumOver(x, 0)),
                Arguments.of("a share of the sum", combine(BinaryFunction.DIVIDE, x, new Expression.SumOver(x, 0))),
                Arguments.of(
                        "another vector times the sum",
                        combine(BinaryFunction.MULTIPLY, v, new Expression.SumOver(x, 0))),
                Arguments.of("the largest entry", new Expression.LargestOver(x, 0)),
                Arguments.of("its transpose", Algebra.transpose(apply(Squashing.TANH, x))),
                Arguments.of("some of its entries", new Expression.Slice(apply(Squashing.TANH, x), 0, 1, 2)),
                Arguments.of(
                        "three parts one behind the other",
                        new Expression.Concatenate(List.of(product(w, x), v, apply(Squashing.SIGMOID, x)), 0)),
                Arguments.of("the sum repeated", new Expression.Repeat(new Expression.SumOver(x, 0), Shape.of(4, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulasOfColumns")
    void ofAColumnAgreesWithDifferences(String name, Expression formula) {
        Map<Quantity, Expression> rules = given(false);
        rules.put(Y, formula);
        Graph graph = JacobianDerivation.extend(Graph.of(rules), Y, X);

        assertClose(graph.evaluate().of(Quantity.jacobian(Y, X)), differences(graph, Y, X), 1e-7);
    }

    static Stream<Arguments> formulasOfRows() {
        return Stream.of(
                Arguments.of("a function of every entry", apply(Squashing.TANH, x)),
                Arguments.of("it times a matrix", product(x, w)),
                Arguments.of("softmax of it times a matrix", new Expression.Softmax(product(x, w), 1)),
                Arguments.of("an inner product", product(x, Algebra.transpose(v))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulasOfRows")
    void ofARowAgreesWithDifferences(String name, Expression formula) {
        Map<Quantity, Expression> rules = given(true);
        rules.put(Y, formula);
        Graph graph = JacobianDerivation.extend(Graph.of(rules), Y, X);

        assertClose(graph.evaluate().of(Quantity.jacobian(Y, X)), differences(graph, Y, X), 1e-7);
    }

    @Test
    void vectorsOnTheWayHaveJacobiansOfTheirOwn() {
        Map<Quantity, Expression> rules = given(false);
        rules.put(H, product(w, x));
        rules.put(Y, new Expression.Softmax(ref(H), 0));
        Graph graph = JacobianDerivation.extend(Graph.of(rules), Y, X);

        assertThat(graph.rule(Quantity.jacobian(H, X))).hasToString("W");
        assertThat(graph.rule(Quantity.jacobian(Y, X))).hasToString("((diag(y) - (y @ y.T)) @ dh/dx)");
        assertClose(graph.evaluate().of(Quantity.jacobian(Y, X)), differences(graph, Y, X), 1e-7);
    }

    @Test
    void ofASoftmaxIsTheOneOfTextbooks() {
        Map<Quantity, Expression> rules = given(false);
        rules.put(Y, new Expression.Softmax(x, 0));
        Graph graph = JacobianDerivation.extend(Graph.of(rules), Y, X);

        assertThat(graph.rule(Quantity.jacobian(Y, X))).hasToString("(diag(y) - (y @ y.T))");
    }

    @Test
    void ofWhatIsAppliedEntryByEntryIsADiagonal() {
        Map<Quantity, Expression> rules = given(false);
        rules.put(Y, apply(Squashing.SIGMOID, x));
        Graph graph = JacobianDerivation.extend(Graph.of(rules), Y, X);

        assertThat(graph.rule(Quantity.jacobian(Y, X))).hasToString("diag(sigmoid′(x))");
    }

    @Test
    void aMatrixHasNone() {
        Map<Quantity, Expression> rules = given(false);
        rules.put(Y, product(w, x));

        assertThatThrownBy(() -> JacobianDerivation.extend(Graph.of(rules), Y, W))
                .isInstanceOf(ShapeException.class)
                .hasMessage("W is 3x4, and a Jacobian is one of vectors");
    }

    @Test
    void whatDoesNotDependHasNone() {
        Map<Quantity, Expression> rules = given(false);
        rules.put(Y, apply(Squashing.SIGMOID, v));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacobianDerivation.extend(Graph.of(rules), Y, X))
                .withMessage("y is not computed from x");
    }
}
