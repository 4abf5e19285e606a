package gradus.problem;

/** How much a student may read about an answer; each level says what those before it say, and more. */
public enum Reveal {
    /** Only that it was received. */
    NONE,
    /** Whether a line follows from the student's own lines; nothing that is known from the solution. */
    CONSISTENCY,
    /** Whether a line is right, follows or is wrong, and its points. */
    VERDICT,
    /** Which entries are wrong, and where to look first. */
    WHERE,
    /** A question that leads to the mistake. */
    HINT,
    /** The mistake by its name, with an explanation. */
    MISTAKE,
    /** The true value as well. */
    VALUE;

    /** Whether what belongs to a level may be shown. */
    public boolean allows(Reveal level) {
        return compareTo(level) >= 0;
    }

    /** The level that says less. */
    public Reveal atMost(Reveal other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
