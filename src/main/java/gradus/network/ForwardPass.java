package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.UnitFormulas;
import gradus.network.NetworkTask.ClassRule;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The rules of one way of data through a network.
 *
 * @param layout how a batch lies in a matrix
 * @param layers the layers
 * @param classes how outputs become a class
 * @param ofPass what the pass calls its quantities
 * @param ofParameters what the parameters are called that it uses
 */
record ForwardPass(
        Layout layout,
        List<DenseLayer> layers,
        ClassRule classes,
        UnaryOperator<Quantity> ofPass,
        UnaryOperator<Quantity> ofParameters) {

    /** How the units of a layer are left out in a pass. */
    enum Mode {
        TRAINING,
        ALL_UNITS
    }

    /**
     * The rules of all layers, and that of the class.
     *
     * @param examples how many examples go through
     */
    Map<Quantity, Expression> rules(Mode mode, int examples) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        Expression handedOn = reference(ofPass.apply(NetworkQuantities.INPUT));
        for (int number = 1; number <= layers.size(); number++) {
            DenseLayer layer = layers.get(number - 1);
            Expression netInput = put(rules, NetworkQuantities.netInput(number), netInput(number, handedOn, examples));
            handedOn = put(
                    rules,
                    NetworkQuantities.activation(number),
                    layer.activation().activation(netInput, layout.unitAxis(), layer.settings()));
            if (layer.dropout().isPresent()) {
                handedOn = dropped(rules, number, handedOn, mode);
            }
        }
        rules.put(ofPass.apply(NetworkQuantities.CLASS), classOf(handedOn));
        return rules;
    }

    private Expression put(Map<Quantity, Expression> rules, Quantity quantity, Expression rule) {
        rules.put(ofPass.apply(quantity), rule);
        return reference(ofPass.apply(quantity));
    }

    private Expression netInput(int number, Expression input, int examples) {
        DenseLayer layer = layers.get(number - 1);
        BiasInput constant = layer.biasInput();
        Expression weights = reference(ofParameters.apply(NetworkQuantities.weights(number)));
        if (constant.place() != BiasInput.Place.OWN) {
            return layout.weighted(weights, withConstant(input, constant, examples));
        }
        return layout.netInput(
                weights,
                layer.bias()
                        .map(value -> Algebra.multiply(
                                Algebra.constant(constant.value()),
                                reference(ofParameters.apply(NetworkQuantities.bias(number))))),
                input);
    }

    private Expression withConstant(Expression input, BiasInput constant, int examples) {
        Expression row = new Expression.Constant(Tensor.filled(layout.batchShape(1, examples), constant.value()));
        return new Expression.Concatenate(
                constant.place() == BiasInput.Place.FIRST ? List.of(row, input) : List.of(input, row),
                layout.unitAxis());
    }

    /** What a layer hands on of its activation. */
    private Expression dropped(Map<Quantity, Expression> rules, int number, Expression activation, Mode mode) {
        Dropout dropout = layers.get(number - 1).dropout().orElseThrow();
        Expression keep = reference(NetworkQuantities.keep(number));
        if (mode == Mode.ALL_UNITS) {
            return dropout.scaling() == Dropout.Scaling.AT_QUERIES
                    ? put(rules, NetworkQuantities.dropped(number), Algebra.multiply(keep, activation))
                    : activation;
        }
        Expression masked = Algebra.multiply(reference(NetworkQuantities.mask(number)), activation);
        return put(
                rules,
                NetworkQuantities.dropped(number),
                dropout.scaling() == Dropout.Scaling.INVERTED ? Algebra.divide(masked, keep) : masked);
    }

    private Expression classOf(Expression output) {
        int outputs = layers.get(layers.size() - 1).units(layout);
        if (outputs > 1) {
            return new Expression.ArgMax(output, layout.unitAxis(), classes.first());
        }
        return UnitFormulas.step(Algebra.subtract(output, Algebra.constant(classes.threshold())), 1);
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }
}
