package gradus.grading.mistake;

import gradus.graph.Expression;
import gradus.network.LossFunction;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.network.loss.BinaryCrossEntropyLoss;
import gradus.network.loss.CrossEntropyLoss;

/** The two cross-entropies of a network's output, and which of them its loss is. */
final class CrossEntropies {
    private static final LossFunction CATEGORICAL = new CrossEntropyLoss();
    private static final LossFunction BINARY = new BinaryCrossEntropyLoss();

    private CrossEntropies() {}

    static boolean isCategorical(LayeredNetwork network) {
        return network.lossName().equals(CATEGORICAL.name());
    }

    static boolean isBinary(LayeredNetwork network) {
        return network.lossName().equals(BINARY.name());
    }

    /** −t ln a. */
    static Expression categorical(LayeredNetwork network) {
        return CATEGORICAL.term(
                network.a(network.depth()), network.t(), network.task().layout().unitAxis());
    }

    /** −t ln a − (1 − t) ln(1 − a). */
    static Expression binary(LayeredNetwork network) {
        return BINARY.term(
                network.a(network.depth()), network.t(), network.task().layout().unitAxis());
    }

    /** Whether the delta of the output is a − t without more ado: softmax with cross-entropy, sigmoid with the binary one. */
    static boolean isShortcut(LayeredNetwork network) {
        int last = network.depth();
        boolean isPlain = network.task().loss().filter(TargetedLoss::isPlain).isPresent();
        if (!isPlain) {
            return false;
        }
        return network.isSoftmax(last)
                ? isCategorical(network)
                : isBinary(network) && network.activationName(last).equals("sigmoid");
    }
}
