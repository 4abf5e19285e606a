package gradus.grading;

import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToIntFunction;

/**
 * How many digits a paper carries: what whoever wrote it will have kept of the numbers in between, too.
 *
 * @param counted what is the same for most of its numbers
 * @param digits how many of these most of its numbers have
 */
record PaperPrecision(Counted counted, int digits) {
    /** What somebody counts who rounds. */
    enum Counted {
        /** Digits after the point; of small numbers a few more, so that something is left of them. */
        DECIMALS,
        /** Digits from the first that is not zero on. */
        SIGNIFICANT
    }

    /** From so many significant digits on a number is taken as computed in full. */
    private static final int FULL = 12;

    /** Of numbers that are all small beside the unit of a paper, so many digits are kept of the largest all the same. */
    private static final int FEWEST = 2;

    /** Numbers up to so many times larger or smaller than those of a line are written like them. */
    private static final double LIKE = 10;

    private static final PaperPrecision EXACT = new PaperPrecision(Counted.SIGNIFICANT, FULL);

    /** The precision of a paper with these lines. */
    static PaperPrecision of(Collection<WrittenArray> lines) {
        List<WrittenNumber> numbers = lines.stream()
                .flatMap(line -> line.numbers().stream())
                .filter(number -> number.isFinite() && number.value() != 0 && number.decimals() > 0)
                .toList();
        if (numbers.isEmpty()) {
            return EXACT;
        }
        Map<Integer, Integer> decimals = frequencies(numbers, WrittenNumber::decimals);
        Map<Integer, Integer> significant = frequencies(numbers, WrittenNumber::significantDigits);
        return most(decimals).getValue() >= most(significant).getValue()
                        && most(significant).getKey() < FULL
                ? new PaperPrecision(Counted.DECIMALS, most(decimals).getKey())
                : new PaperPrecision(Counted.SIGNIFICANT, most(significant).getKey());
    }

    private static Map<Integer, Integer> frequencies(List<WrittenNumber> numbers, ToIntFunction<WrittenNumber> digits) {
        Map<Integer, Integer> frequencies = new HashMap<>();
        numbers.forEach(number -> frequencies.merge(digits.applyAsInt(number), 1, Integer::sum));
        return frequencies;
    }

    /** The commonest number of digits; of equally common ones the smallest. */
    private static Map.Entry<Integer, Integer> most(Map<Integer, Integer> frequencies) {
        return frequencies.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .orElseThrow();
    }

    boolean isExact() {
        return counted == Counted.SIGNIFICANT && digits >= FULL;
    }

    /**
     * The unit of the last digit that is kept of a number in the calculation of a line, from its size and that of the largest
     * number beside it; 0 for all digits.
     */
    DoubleBinaryOperator units(WrittenArray line) {
        if (isExact()) {
            return (size, largest) -> 0;
        }
        if (counted == Counted.SIGNIFICANT) {
            return (size, largest) -> size == 0 ? 0 : unit(leading(size) + 1 - digits);
        }
        double finest = finest(line);
        double usual = unit(-digits);
        double scale = line.numbers().stream()
                .mapToDouble(number -> Math.abs(number.value()))
                .max()
                .orElse(0);
        return (size, largest) -> {
            boolean isLikeTheLine = largest >= scale / LIKE && largest <= scale * LIKE;
            double kept = isLikeTheLine ? finest : Math.min(usual, unit(leading(largest) + 1 - FEWEST));
            return size == 0 ? 0 : Math.max(finest, kept);
        };
    }

    /** The unit of the number of a line with the most decimals; that of the paper where no number has any. */
    private double finest(WrittenArray line) {
        int most =
                line.numbers().stream().mapToInt(WrittenNumber::decimals).max().orElse(0);
        return unit(-(most == 0 ? digits : most));
    }

    private static int leading(double size) {
        boolean hasDigits = Double.isFinite(size) && size != 0;
        return hasDigits ? (int) Math.floor(StrictMath.log10(Math.abs(size))) : 0;
    }

    private static double unit(int exponent) {
        return StrictMath.pow(10, exponent);
    }
}
