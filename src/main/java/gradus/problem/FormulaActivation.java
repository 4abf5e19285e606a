package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.Name.LayerStyle;
import gradus.formula.Reductions;
import gradus.formula.Scope;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.network.ActivationFunction;
import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An activation that a problem file gives as a formula of the net inputs of one example, such as {@code sigmoid(2 * z)} or
 * {@code exp(sum((w * z)**2) + 1)}. A formula that comes to one number is the activation of every unit.
 *
 * @param text the formula
 * @param position where it starts
 * @param netInput the names it may use for the net input
 * @param layerStyle how the course attaches the number of a layer to a letter
 * @param layout whether the units of an example lie in a column or in a row
 * @param units the number of units
 * @param constants further quantities it may use, with their shapes
 */
record FormulaActivation(
        String text,
        SourcePosition position,
        List<String> netInput,
        LayerStyle layerStyle,
        Layout layout,
        int units,
        Map<Quantity, Shape> constants)
        implements ActivationFunction {
    /** What stands for the net input of one example. */
    static final Quantity NET_INPUT = Quantity.variable("net input");

    FormulaActivation {
        netInput = List.copyOf(netInput);
        constants = Map.copyOf(constants);
    }

    /** The same formula for another number of units. */
    FormulaActivation ofUnits(int count, Map<Quantity, Tensor> values) {
        return new FormulaActivation(text, position, netInput, layerStyle, layout, count, shapes(values));
    }

    static Map<Quantity, Shape> shapes(Map<Quantity, Tensor> values) {
        Map<Quantity, Shape> shapes = new LinkedHashMap<>();
        values.forEach((quantity, value) -> shapes.put(quantity, value.shape()));
        return shapes;
    }

    @Override
    public String name() {
        return text;
    }

    /** The formula read for one example, or why it cannot be. */
    FormulaReading reading() {
        Scope scope = new FormulaNamesScope(names(), layerStyle, layout);
        return new FormulaReader(scope, this::shape, Dialect.ANY, List.of()).read(text, position);
    }

    private Map<String, Expression> names() {
        Map<String, Expression> names = new LinkedHashMap<>();
        netInput.forEach(name -> names.put(name, new Expression.Reference(NET_INPUT)));
        constants.keySet().forEach(quantity -> names.put(quantity.toString(), new Expression.Reference(quantity)));
        return names;
    }

    Shape shape(Quantity quantity) {
        return quantity.equals(NET_INPUT)
                ? layout.biasShape(units)
                : Optional.ofNullable(constants.get(quantity)).orElseThrow();
    }

    @Override
    public Expression activation(Expression ofNetInput, int unitAxis, Map<String, Double> settings) {
        Expression ofOne = ofOneExample();
        Expression ofBatch =
                ofOne.rewritten(part -> part.equals(new Expression.Reference(NET_INPUT)) ? ofNetInput : part);
        boolean isOneNumber = units > 1 && ofOne.shape(this::shape).isScalar();
        return isOneNumber
                ? Algebra.multiply(new Expression.Constant(Tensor.filled(layout.biasShape(units), 1)), ofBatch)
                : ofBatch;
    }

    /**
     * The formula of one example.
     *
     * @throws IllegalArgumentException if it has no meaning for so many units
     */
    Expression ofOneExample() {
        if (reading() instanceof FormulaReading.Read read) {
            return read.expression();
        }
        throw new IllegalArgumentException("the formula " + text + " cannot be read");
    }

    /** Whether several examples at once get the values that each gets alone. */
    boolean isByExample(Map<Quantity, Tensor> values) {
        Expression one = activation(new Expression.Reference(NET_INPUT), layout.unitAxis(), Map.of());
        return new ExampleComparison(
                        layout,
                        units,
                        batches -> one.value(quantity -> quantity.equals(NET_INPUT)
                                ? batches.get(0)
                                : Optional.ofNullable(values.get(quantity)).orElseThrow()))
                .isByExample(1);
    }

    /** The names that a formula of one example may use, in whatever spelling. */
    record FormulaNamesScope(Map<String, Expression> meanings, LayerStyle layerStyle, Layout layout) implements Scope {
        @Override
        public Optional<Expression> lookUp(String name) {
            return meanings.entrySet().stream()
                    .filter(meaning -> Spelling.bare(meaning.getKey()).equals(Spelling.bare(name)))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        @Override
        public List<String> names() {
            return new ArrayList<>(meanings.keySet());
        }

        @Override
        public int unitAxis() {
            return layout.unitAxis();
        }

        /** Each example by itself: a sum adds up its units. */
        @Override
        public Reductions reductions() {
            return Reductions.OVER_UNITS;
        }
    }
}
