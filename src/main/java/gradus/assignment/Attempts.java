package gradus.assignment;

import java.util.OptionalInt;

/**
 * Which of several attempts counts.
 *
 * @param counted which one
 * @param allowed how many there may be; later ones do not count
 */
public record Attempts(Counted counted, OptionalInt allowed) {
    /** The latest of any number. */
    public static final Attempts DEFAULT = new Attempts(Counted.LATEST, OptionalInt.empty());

    /** Which attempt counts. */
    public enum Counted {
        LATEST,
        FIRST,
        /** The latest one that is not late; the first late one where there is none. */
        LATEST_IN_TIME,
        /** The one with the most points, after what lateness costs; the later one of two that earn the same. */
        BEST
    }
}
