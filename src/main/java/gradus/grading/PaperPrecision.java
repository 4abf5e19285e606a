package gradus.grading;

import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Collection;
import java.util.List;

/**
 * How many digits a paper carries: what whoever wrote it will have kept of the numbers in between, too.
 *
 * @param decimals digits after the point, where the paper keeps these the same; −1 where it does not
 * @param significantDigits significant digits that most of its numbers have
 */
record PaperPrecision(int decimals, int significantDigits) {
    /** From so many digits on a number is taken as computed in full. */
    private static final int FULL = 12;

    /** The share of numbers that have to agree on the number of decimals. */
    private static final double MOST = 0.8;

    private static final PaperPrecision EXACT = new PaperPrecision(-1, FULL);

    /** The precision of a paper with these lines. */
    static PaperPrecision of(Collection<WrittenArray> lines) {
        List<WrittenNumber> numbers = lines.stream()
                .flatMap(line -> line.numbers().stream())
                .filter(number -> number.isFinite() && number.value() != 0 && number.decimals() > 0)
                .toList();
        if (numbers.isEmpty()) {
            return EXACT;
        }
        List<Integer> decimals =
                numbers.stream().map(WrittenNumber::decimals).sorted().toList();
        int most = decimals.get(decimals.size() / 2);
        long agreeing = decimals.stream().filter(count -> count == most).count();
        List<Integer> digits =
                numbers.stream().map(WrittenNumber::significantDigits).sorted().toList();
        boolean isFixed = agreeing >= MOST * decimals.size();
        return new PaperPrecision(isFixed ? most : -1, digits.get(digits.size() / 2));
    }

    boolean isExact() {
        return significantDigits >= FULL;
    }

    /** The unit of the last digit that a number of this size keeps. */
    double unit(double value) {
        if (isExact()) {
            return 0;
        }
        if (decimals >= 0) {
            return Double.parseDouble("1e-" + decimals);
        }
        double size = Math.abs(value);
        if (!(size > 0) || Double.isInfinite(size)) {
            return 0;
        }
        int leading = (int) Math.floor(StrictMath.log10(size));
        return Double.parseDouble("1e" + (leading + 1 - significantDigits));
    }
}
