package gradus.graph;

/** Which of several equally large entries the derivative of the largest one goes to. */
public enum Ties {
    /** An equal part to each. */
    SHARED,
    /** All of it to the first, row by row. */
    FIRST,
    /** All of it to each of them. */
    ALL
}
