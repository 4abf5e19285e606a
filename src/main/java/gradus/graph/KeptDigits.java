package gradus.graph;

import java.util.function.DoubleBinaryOperator;

/**
 * How exactly somebody calculates who writes down every result with so many digits. Either function gives the unit of the last
 * digit of a number, from its size and that of the largest number beside it; 0 where all digits are kept.
 *
 * @param before in the calculation of quantities that the wanted one is computed from
 * @param wanted in the calculation of the wanted quantity itself
 * @param truncated whether further digits are dropped, not rounded: what a computer holds as 0.29999999999999999 becomes 0.2
 */
public record KeptDigits(DoubleBinaryOperator before, DoubleBinaryOperator wanted, boolean truncated) {
    /** A calculation in which nothing is rounded. */
    public static final KeptDigits ALL = new KeptDigits((size, largest) -> 0, (size, largest) -> 0, false);
}
