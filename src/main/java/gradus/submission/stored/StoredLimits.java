package gradus.submission.stored;

/** How much of a file from a stranger is read. Beyond that it is refused before memory is taken for it. */
public final class StoredLimits {
    /** The largest file: 16 MiB. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The most bytes that all compressed parts of a file may come to: 16 MiB. */
    public static final int MAX_INFLATED = 16 * 1024 * 1024;

    /** The most arrays in one file. */
    public static final int MAX_ENTRIES = 1_000;

    /** The most numbers in all arrays of a file together, and the most characters in all its texts. */
    public static final int MAX_NUMBERS = 500_000;

    /** The most dimensions that an array may have; numpy's own limit. */
    public static final int MAX_DIMENSIONS = 64;

    /** The most dimensions that an answer may have once those of length 1 are left out at both ends. */
    public static final int MAX_ANSWER_DIMENSIONS = 4;

    /** The longest description of an array in a {@code .npy} file, in bytes; numpy's own limit is 10,000 characters. */
    public static final int MAX_HEADER = 64 * 1024;

    /** The longest name of an array, in characters. */
    public static final int MAX_NAME = 400;

    /** How deep structs may be nested in a {@code .mat} file. */
    public static final int MAX_DEPTH = 4;

    private StoredLimits() {}
}
