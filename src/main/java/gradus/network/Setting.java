package gradus.network;

import java.util.OptionalDouble;

/**
 * A number that an optimiser needs.
 *
 * @param name the key in problem files
 * @param usual what it is where the problem does not say; none where the problem has to
 * @param range what it may be
 */
public record Setting(String name, OptionalDouble usual, Range range) {

    /** What a number may be. */
    public enum Range {
        /** Above 0. */
        POSITIVE,
        /** 0 or more. */
        NOT_NEGATIVE,
        /** From 0 on and below 1. */
        BELOW_ONE
    }

    /** A number that the problem has to say. */
    public static Setting required(String name, Range range) {
        return new Setting(name, OptionalDouble.empty(), range);
    }

    /** A number with a usual value. */
    public static Setting usually(String name, double usual, Range range) {
        return new Setting(name, OptionalDouble.of(usual), range);
    }

    /** Whether a number is in the range. */
    public boolean allows(double value) {
        return switch (range) {
            case POSITIVE -> value > 0;
            case NOT_NEGATIVE -> value >= 0;
            case BELOW_ONE -> value >= 0 && value < 1;
        };
    }
}
