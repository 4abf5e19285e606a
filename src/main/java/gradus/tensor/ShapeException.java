package gradus.tensor;

/** Two shapes do not fit the operation that was asked for; the message names both. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
