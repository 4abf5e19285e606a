package gradus.network;

import static gradus.network.NetworkQuantities.BATCH_FACTOR;
import static gradus.network.NetworkQuantities.CLASS_WEIGHT;
import static gradus.network.NetworkQuantities.LOSS;
import static gradus.network.NetworkQuantities.LOSS_FACTOR;
import static gradus.network.NetworkQuantities.OUTPUT_FACTOR;
import static gradus.network.NetworkQuantities.OUTPUT_MASK;
import static gradus.network.NetworkQuantities.SMOOTHED_TARGET;
import static gradus.network.NetworkQuantities.TARGET;
import static gradus.network.NetworkQuantities.WEIGHT;

import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rules of the loss of a network, and what a penalty adds to it and to its gradients. */
final class LossRules {
    private final TargetedLoss targeted;
    private final Loss loss;
    private final Layout layout;
    private final int outputs;
    private final int examples;

    /**
     * The rules of a loss.
     *
     * @param targeted the loss, with the targets and weights of all examples
     * @param outputs K, the number of outputs
     * @param examples m, how many examples a step sees
     */
    LossRules(TargetedLoss targeted, Layout layout, int outputs, int examples) {
        this.targeted = targeted;
        this.loss = targeted.loss();
        this.layout = layout;
        this.outputs = outputs;
        this.examples = examples;
    }

    /**
     * The loss, and what it is computed from beside the output.
     *
     * @param output the activation of the last layer
     * @param batch what a step sees of the numbers of all examples
     */
    Map<Quantity, Expression> rules(Expression output, UnaryOperator<Tensor> batch) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>(given(batch));
        rules.put(LOSS_FACTOR, Algebra.constant(loss.function().factor()));
        rules.put(OUTPUT_FACTOR, Algebra.constant(loss.overOutputs().factor(outputs)));
        if (loss.smoothing() > 0) {
            rules.put(SMOOTHED_TARGET, loss.smoothed(reference(TARGET), outputs));
        }
        weights().classes().ifPresent(ofClasses -> {
            rules.put(CLASS_WEIGHT, new Expression.Constant(ofClasses));
            Expression ofExamples = weightOfClass();
            rules.put(
                    WEIGHT,
                    weights().examples().isPresent()
                            ? Algebra.multiply(reference(NetworkQuantities.EXAMPLE_WEIGHT), ofExamples)
                            : ofExamples);
        });
        rules.put(BATCH_FACTOR, batchFactor());
        rules.put(LOSS, value(output));
        return rules;
    }

    /** What is another number in another batch. */
    Map<Quantity, Expression> given(UnaryOperator<Tensor> batch) {
        Map<Quantity, Expression> given = new LinkedHashMap<>();
        given.put(TARGET, new Expression.Constant(batch.apply(targeted.target())));
        weights()
                .examples()
                .ifPresent(numbers -> given.put(
                        weights().classes().isPresent() ? NetworkQuantities.EXAMPLE_WEIGHT : WEIGHT,
                        new Expression.Constant(batch.apply(numbers))));
        weights().mask().ifPresent(numbers -> given.put(OUTPUT_MASK, new Expression.Constant(batch.apply(numbers))));
        return given;
    }

    private LossWeights weights() {
        return targeted.weights();
    }

    /** Σ w t over the classes; of a single output, w₀ (1 − t) + w₁ t. */
    private Expression weightOfClass() {
        Expression weight = reference(CLASS_WEIGHT);
        if (outputs > 1) {
            return new Expression.SumOver(Algebra.multiply(weight, reference(TARGET)), layout.unitAxis());
        }
        Expression ofZero = new Expression.Slice(weight, layout.unitAxis(), 0, 1);
        Expression ofOne = new Expression.Slice(weight, layout.unitAxis(), 1, 1);
        Expression isZero = Algebra.subtract(Algebra.constant(1), reference(TARGET));
        return Algebra.add(Algebra.multiply(ofZero, isZero), Algebra.multiply(ofOne, reference(TARGET)));
    }

    private Expression batchFactor() {
        return weights().isNormalized() && weights().areOfExamples()
                ? Algebra.divide(Algebra.constant(1), new Expression.SumOver(reference(WEIGHT), layout.exampleAxis()))
                : Algebra.constant(loss.overBatch().factor(examples));
    }

    private Expression value(Expression output) {
        Expression target = reference(loss.smoothing() > 0 ? SMOOTHED_TARGET : TARGET);
        Expression term = loss.function().term(output, target, layout.unitAxis());
        Expression counted = weights().mask().isPresent() ? Algebra.multiply(reference(OUTPUT_MASK), term) : term;
        Expression perExample = Algebra.multiply(
                Algebra.multiply(reference(LOSS_FACTOR), reference(OUTPUT_FACTOR)),
                new Expression.SumOver(counted, layout.unitAxis()));
        Expression weighted = weights().areOfExamples() ? Algebra.multiply(reference(WEIGHT), perExample) : perExample;
        return Algebra.multiply(reference(BATCH_FACTOR), new Expression.SumOver(weighted, layout.exampleAxis()));
    }

    /**
     * A graph with the penalty in the loss and in its gradients, if there is one.
     *
     * @param differentiated the loss without it, with gradients
     * @param inStep a formula of parameters where the optimiser wants it
     */
    Graph penalised(Graph differentiated, List<Quantity> parameters, UnaryOperator<Expression> inStep) {
        if (loss.penalty().isEmpty()) {
            return differentiated;
        }
        Penalty penalty = loss.penalty().get();
        Map<Quantity, Expression> added = new LinkedHashMap<>(penalty.constants());
        added.put(NetworkQuantities.DATA_LOSS, differentiated.rule(LOSS));
        added.put(NetworkQuantities.PENALTY, inStep.apply(penalty.value(parameters, examples)));
        List<Edit> edits = new ArrayList<>();
        edits.add(Edit.replace(
                LOSS, Algebra.add(reference(NetworkQuantities.DATA_LOSS), reference(NetworkQuantities.PENALTY))));
        for (Quantity parameter : parameters) {
            Quantity gradient = NetworkQuantities.lossGradient(parameter);
            penaltyGradient(parameter)
                    .map(inStep)
                    .ifPresent(term ->
                            edits.add(Edit.replace(gradient, Algebra.add(differentiated.rule(gradient), term))));
        }
        return differentiated.extended(added).with(edits);
    }

    /** What the penalty adds to the gradient of a parameter, if there is one and it does. */
    Optional<Expression> penaltyGradient(Quantity parameter) {
        return loss.penalty().flatMap(penalty -> penalty.gradient(parameter, examples));
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }
}
