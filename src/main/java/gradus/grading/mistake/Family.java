package gradus.grading.mistake;

/** The step at which a mistake first gives a wrong number. */
public enum Family {
    FORWARD("forward", "Forward pass"),
    LOSS("loss", "Loss"),
    LOSS_GRADIENT("loss-gradient", "Gradient of the loss"),
    OUTPUT_DELTA("output-delta", "Delta of the output"),
    ACTIVATION_DERIVATIVE("activation-derivative", "Derivative of an activation"),
    DELTA_RECURSION("delta-recursion", "Going back a layer"),
    WEIGHT_GRADIENT("weight-gradient", "Gradient of the weights"),
    BIAS_GRADIENT("bias-gradient", "Gradient of the biases"),
    UPDATE("update", "Update step"),
    REPORTING("reporting", "What is written down");

    private final String key;
    private final String title;

    Family(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The name in files and addresses, such as {@code loss-gradient}. */
    public String key() {
        return key;
    }

    /** The name for people. */
    public String title() {
        return title;
    }
}
