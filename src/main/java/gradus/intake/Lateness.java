package gradus.intake;

/** What a platform says of a hand-in and its deadline. */
public enum Lateness {
    /** The platform marks late hand-ins, and this one is not marked. */
    ON_TIME,
    /** The platform marks it as late. */
    LATE,
    /** The platform does not say. */
    UNKNOWN
}
