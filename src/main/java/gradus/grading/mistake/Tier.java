package gradus.grading.mistake;

/** How well it is known that people make a mistake; no frequency among students. */
public enum Tier {
    /** Seen at three independent places or more. */
    A,
    /** Seen once or twice. */
    B,
    /** Questions and warnings about it were seen. */
    C,
    /** Known from teaching only. */
    D
}
