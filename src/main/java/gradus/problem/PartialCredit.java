package gradus.problem;

/** What a line with some wrong entries earns. */
public enum PartialCredit {
    /** The share of its entries that are right; entries whose true value is 0 earn nothing, since every method gets them. */
    ENTRIES,
    /** Nothing. */
    NONE
}
