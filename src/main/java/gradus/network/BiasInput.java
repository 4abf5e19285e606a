package gradus.network;

/**
 * The constant input that a bias is the weight of.
 *
 * @param value what the bias is multiplied by; −1 makes it a threshold
 * @param place where the bias stands
 */
public record BiasInput(double value, Place place) {
    /** A bias that is added. */
    public static final BiasInput USUAL = new BiasInput(1, Place.OWN);

    /** Where biases stand. */
    public enum Place {
        /** In a quantity of their own, b. */
        OWN,
        /** Among the weights, as those of an input before the others. */
        FIRST,
        /** Among the weights, as those of an input after the others. */
        LAST
    }

    /** How many inputs of a layer are this one. */
    public int inputs() {
        return place == Place.OWN ? 0 : 1;
    }
}
