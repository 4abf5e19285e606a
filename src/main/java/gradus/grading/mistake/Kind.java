package gradus.grading.mistake;

/** Whether something is wrong, or right by another convention. */
public enum Kind {
    MISCONCEPTION,
    /** Consistent with itself, and with what other courses do; the problem says otherwise. */
    CONVENTION
}
