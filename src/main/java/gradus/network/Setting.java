package gradus.network;

import java.util.OptionalDouble;

/**
 * A number that an optimiser needs, or that an activation function or a loss has.
 *
 * @param name the key in problem files
 * @param usual what it is where the problem does not say; none where the problem has to, or where that depends on other settings
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
        BELOW_ONE,
        /** Above 1. */
        ABOVE_ONE,
        /** 0 or 1. */
        BIT,
        /** Anything. */
        ANY
    }

    /** A number that the problem has to say. */
    public static Setting required(String name, Range range) {
        return new Setting(name, OptionalDouble.empty(), range);
    }

    /** A number whose usual value depends on others. */
    public static Setting optional(String name, Range range) {
        return new Setting(name, OptionalDouble.empty(), range);
    }

    /** A number with a usual value. */
    public static Setting usually(String name, double usual, Range range) {
        return new Setting(name, OptionalDouble.of(usual), range);
    }

    /** What it has to be, in words. */
    public String rangeInWords() {
        return switch (range) {
            case POSITIVE -> "above 0";
            case NOT_NEGATIVE -> "0 or more";
            case BELOW_ONE -> "from 0 on and below 1";
            case ABOVE_ONE -> "above 1";
            case BIT -> "0 or 1";
            case ANY -> "a number";
        };
    }

    /** Whether a number is in the range. */
    public boolean allows(double value) {
        return switch (range) {
            case POSITIVE -> value > 0;
            case NOT_NEGATIVE -> value >= 0;
            case BELOW_ONE -> value >= 0 && value < 1;
            case ABOVE_ONE -> value > 1;
            case BIT -> value == 0 || value == 1;
            case ANY -> true;
        };
    }
}
