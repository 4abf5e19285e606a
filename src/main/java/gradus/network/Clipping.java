package gradus.network;

/**
 * How large gradients are cut off before the step.
 *
 * @param kind what is compared with the bound
 * @param bound the largest that is let through, above 0
 */
public record Clipping(Kind kind, double bound) {

    /** What is compared with the bound. */
    public enum Kind {
        /** Every entry: it is moved to the nearer bound. */
        VALUE,
        /** The norm of the gradient of each parameter: the gradient is scaled down to it. */
        NORM,
        /** The norm of all gradients together: all are scaled down alike. */
        GLOBAL_NORM
    }
}
