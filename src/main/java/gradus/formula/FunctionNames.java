package gradus.formula;

/** The names of the functions that formulas know. */
public final class FunctionNames {
    /** The identity matrix, and the current of many a circuit. */
    private static final String IDENTITY = "I";

    private FunctionNames() {}

    /** Whether there is a function of that name, such as {@code exp}; then no quantity should be called so. */
    public static boolean isFunction(String name) {
        return Functions.isKnown(name) && !name.equals(IDENTITY);
    }
}
