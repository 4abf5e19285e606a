package gradus.formula;

/** What sum, mean, max, norm and their like run over where a formula says no axis. */
public enum Reductions {
    /** All entries, as in numpy. */
    OVER_EVERYTHING,
    /**
     * The units of each example, as for an activation function or a loss.
     *
     * <p>The formula is about one example: every quantity is a vector along {@link Scope#unitAxis()}, or a number. Its value for
     * a batch is, example by example, its value for that example alone; what could mix examples (a transpose that is no part of
     * an inner product, an axis over examples, a matrix for each example) is refused.
     */
    OVER_UNITS
}
