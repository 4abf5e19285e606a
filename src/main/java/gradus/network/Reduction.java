package gradus.network;

/** How the terms of a loss are put together: over the outputs of an example, or over the examples of a batch. */
public enum Reduction {
    SUM,
    MEAN;

    /** What the sum over {@code count} terms is multiplied by. */
    public double factor(int count) {
        return this == SUM ? 1 : 1.0 / count;
    }
}
