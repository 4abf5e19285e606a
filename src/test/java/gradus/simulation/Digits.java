package gradus.simulation;

import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How many digits somebody keeps of every number.
 *
 * @param count what is counted
 * @param digits how many; without meaning where all are kept
 * @param mode what becomes of the others
 */
record Digits(Count count, int digits, RoundingMode mode) {
    /** From this decimal on, a double holds nothing that a calculator, which counts in decimals, would show. */
    private static final int NOISE = 14;

    private static final MathContext CALCULATOR = new MathContext(14, RoundingMode.HALF_EVEN);

    /** Every digit that a program prints. */
    static final Digits ALL = new Digits(Count.ALL, 17, RoundingMode.HALF_EVEN);

    /** What is counted. */
    enum Count {
        ALL,
        DECIMALS,
        SIGNIFICANT
    }

    static Digits decimals(int digits) {
        return new Digits(Count.DECIMALS, digits, RoundingMode.HALF_EVEN);
    }

    static Digits significant(int digits) {
        return new Digits(Count.SIGNIFICANT, digits, RoundingMode.HALF_EVEN);
    }

    /** The same number of digits, with those behind them dropped. */
    Digits cutOff() {
        return new Digits(count, digits, RoundingMode.DOWN);
    }

    /**
     * What is kept of the numbers of one line: at least so much that its largest number, or the largest change of a parameter,
     * shows two digits.
     *
     * @param seen the size of what has to be seen
     * @param scale the size of the largest number
     */
    Digits forSize(double seen, double scale) {
        if (count == Count.ALL || seen == 0) {
            return this;
        }
        int decimals = 2 - (int) Math.ceil(StrictMath.log10(seen));
        int needed = count == Count.DECIMALS ? decimals : decimals + leading(scale) + 1;
        return new Digits(count, Math.max(digits, needed), mode);
    }

    double round(double value) {
        return count == Count.ALL || !Double.isFinite(value)
                ? value
                : kept(value).doubleValue();
    }

    Tensor round(Tensor value) {
        return value.map(this::round);
    }

    /** The number as it is written: with zeros at the end where digits are counted, and never with an exponent. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        return count == Count.ALL
                ? new BigDecimal(Double.toString(value)).toPlainString()
                : kept(value).toPlainString();
    }

    private BigDecimal kept(double value) {
        // As a calculator shows it: 0.15 is a half exactly, and 0.3 - 0.1 is 0.2, although the doubles are not.
        BigDecimal exact = new BigDecimal(Double.toString(value))
                .setScale(NOISE, RoundingMode.HALF_EVEN)
                .round(CALCULATOR);
        if (count == Count.DECIMALS) {
            return exact.setScale(digits, mode);
        }
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        int scale = digits - (rounded.precision() - rounded.scale());
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.setScale(Math.max(0, scale), mode);
    }

    /** One unit of the last digit that is kept of a number. */
    double unit(double value) {
        if (count == Count.ALL) {
            return 1e-12 * Math.abs(value);
        }
        return count == Count.DECIMALS || value == 0
                ? Double.parseDouble("1e-" + digits)
                : Double.parseDouble("1e" + (leading(value) + 1 - digits));
    }

    private static int leading(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value));
        return exact.precision() - exact.scale() - 1;
    }

    @Override
    public String toString() {
        String dropped = mode == RoundingMode.DOWN ? ", cut off" : "";
        return count == Count.ALL
                ? "all digits"
                : digits + (count == Count.DECIMALS ? " decimals" : " digits") + dropped;
    }
}
