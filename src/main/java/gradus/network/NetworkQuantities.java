package gradus.network;

import gradus.graph.Quantity;

/** The names of the quantities of a layered network; layers count from 1. */
public final class NetworkQuantities {
    /** x, the input. */
    public static final Quantity INPUT = Quantity.variable("x");
    /** t, the target. */
    public static final Quantity TARGET = Quantity.variable("t");
    /** E, the loss. */
    public static final Quantity LOSS = Quantity.variable("E");
    /** The predicted class. */
    public static final Quantity CLASS = Quantity.variable("class");

    /** η, the setting of every optimiser there is. */
    public static final Quantity LEARNING_RATE = setting("learning-rate");

    /** The constant in front of the loss, such as ½. A quantity, so that one edit changes it wherever it acts. */
    public static final Quantity LOSS_FACTOR = Quantity.variable("loss_factor");
    /** 1 for a sum over the K outputs, 1/K for their mean. */
    public static final Quantity OUTPUT_FACTOR = Quantity.variable("output_factor");
    /** 1 for a sum over the m examples, 1/m for their mean. */
    public static final Quantity BATCH_FACTOR = Quantity.variable("batch_factor");

    private NetworkQuantities() {}

    /** Whether a quantity is a predicted class, of the examples or at a query point. */
    public static boolean isClass(Quantity quantity) {
        return quantity.equals(CLASS)
                || (quantity instanceof Quantity.AtPoint atPoint
                        && atPoint.quantity().equals(CLASS));
    }

    /** W, the weights of a layer. */
    public static Quantity weights(int layer) {
        return Quantity.variable("W", layer);
    }

    /** b, the bias of a layer. */
    public static Quantity bias(int layer) {
        return Quantity.variable("b", layer);
    }

    /** z, the net input of a layer. */
    public static Quantity netInput(int layer) {
        return Quantity.variable("z", layer);
    }

    /** a, the activation of a layer; layer 0 is the input. */
    public static Quantity activation(int layer) {
        return layer == 0 ? INPUT : Quantity.variable("a", layer);
    }

    /** ∂E/∂q, in the shape of q. */
    public static Quantity lossGradient(Quantity by) {
        return Quantity.gradient(LOSS, by);
    }

    /** δ = ∂E/∂z of a layer. */
    public static Quantity delta(int layer) {
        return lossGradient(netInput(layer));
    }

    /** A setting of the optimiser; the learning rate is {@code learning_rate}. */
    public static Quantity setting(String name) {
        return Quantity.variable(name.replace('-', '_'));
    }
}
