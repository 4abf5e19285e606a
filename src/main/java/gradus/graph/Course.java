package gradus.graph;

/**
 * How a function runs over an interval, its ends included. Its derivative as a formula says nothing of kinks and jumps, and at a
 * kink has the value of a convention.
 */
public enum Course {
    /** Its derivatives are those of the formula. */
    SMOOTH,
    /** Its slope jumps somewhere: the slopes are those of the formula, a second derivative there is none. */
    KINK,
    /** It jumps somewhere: there is no bound for how steep it is. */
    JUMP
}
