package gradus.network;

import gradus.graph.Quantity;
import java.util.regex.Pattern;

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

    /** η, a setting of every optimiser. */
    public static final Quantity LEARNING_RATE = setting("learning-rate");

    /** μ, the share of the velocity that is kept. */
    public static final Quantity MOMENTUM = setting("momentum");
    /** ρ, the share of a mean of squared gradients that is kept. */
    public static final Quantity DECAY = setting("decay");

    /** How often parameters have been changed when a step is over; the t of β^t. */
    public static final Quantity STEP = Quantity.variable("step");
    /** The norm of all gradients together, where they are clipped by it. */
    public static final Quantity GRADIENT_NORM = Quantity.variable("gradient_norm");

    /** The part of the loss that comes from the examples, where a penalty is added to it. */
    public static final Quantity DATA_LOSS = Quantity.variable("data_loss");
    /** The penalty on large parameters that is added to the loss. */
    public static final Quantity PENALTY = Quantity.variable("penalty");
    /** λ, the strength of the penalty on squares. */
    public static final Quantity LAMBDA = Quantity.variable("lambda");
    /** λ of the penalty on absolute values. */
    public static final Quantity LAMBDA_OF_ABSOLUTE = Quantity.variable("lambda_1");

    /** The constant in front of the loss, such as ½. A quantity, so that one edit changes it wherever it acts. */
    public static final Quantity LOSS_FACTOR = Quantity.variable("loss_factor");
    /** 1 for a sum over the K outputs, 1/K for their mean. */
    public static final Quantity OUTPUT_FACTOR = Quantity.variable("output_factor");
    /** 1 for a sum over the m examples, 1/m for their mean. */
    public static final Quantity BATCH_FACTOR = Quantity.variable("batch_factor");

    /** t − a or t − z, what a training without gradients goes by. */
    public static final Quantity ERROR = Quantity.variable("error");

    /** How much each example counts in the loss. */
    public static final Quantity WEIGHT = Quantity.variable("weight");
    /** The weights that the examples themselves have, where they have weights by their class, too. */
    public static final Quantity EXAMPLE_WEIGHT = Quantity.variable("example_weight");
    /** How much an example of each class counts in the loss. */
    public static final Quantity CLASS_WEIGHT = Quantity.variable("class_weight");
    /** 1 for each output that counts in the loss, else 0. */
    public static final Quantity OUTPUT_MASK = Quantity.variable("output_mask");
    /** (1 − ε) t + ε/K, what the output is compared with where labels are smoothed. */
    public static final Quantity SMOOTHED_TARGET = Quantity.variable("t_smooth");

    private static final Pattern BIAS = Pattern.compile("b(?:[xh]?[hyxifogcrzn])?(?:[\\d_(\\[].*)?|bih");

    private NetworkQuantities() {}

    /** Whether a quantity is a predicted class, of the examples, in a later step or at a query point. */
    public static boolean isClass(Quantity quantity) {
        if (quantity instanceof Quantity.AtStep later) {
            return isClass(later.quantity());
        }
        return (quantity instanceof Quantity.Variable variable
                        && variable.letter().equals(CLASS.toString()))
                || (quantity instanceof Quantity.AtPoint atPoint && isClass(atPoint.quantity()));
    }

    /** W, the weights of a layer. */
    public static Quantity weights(int layer) {
        return Quantity.variable("W", layer);
    }

    /** b, the bias of a layer. */
    public static Quantity bias(int layer) {
        return Quantity.variable("b", layer);
    }

    /** Whether a quantity is called as the bias of a layer is. */
    public static boolean isBias(Quantity quantity) {
        return quantity instanceof Quantity.Variable variable
                && BIAS.matcher(variable.letter()).matches();
    }

    /** z, the net input of a layer. */
    public static Quantity netInput(int layer) {
        return Quantity.variable("z", layer);
    }

    /** a, the activation of a layer; layer 0 is the input. */
    public static Quantity activation(int layer) {
        return layer == 0 ? INPUT : Quantity.variable("a", layer);
    }

    /** 1 for each unit of a layer that stays, 0 for each that is dropped. */
    public static Quantity mask(int layer) {
        return Quantity.variable("mask", layer);
    }

    /** The probability that a unit of a layer stays. */
    public static Quantity keep(int layer) {
        return Quantity.variable("keep", layer);
    }

    /** What a layer with dropped units hands on. */
    public static Quantity dropped(int layer) {
        return Quantity.variable("dropped", layer);
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
