package gradus.written;

/** What became of the digits behind the last one that is written. */
public enum LastDigit {
    /** The number was rounded: it stands for half a unit of its last digit to either side. */
    ROUNDED,
    /** The digits were cut off: it stands for a whole unit of its last digit away from 0, and a zero for one to either side. */
    TRUNCATED
}
