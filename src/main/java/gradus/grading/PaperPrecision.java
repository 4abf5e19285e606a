package gradus.grading;

import gradus.graph.KeptDigits;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How many digits a paper carries: what whoever wrote it will have kept of the numbers in between, too.
 *
 * @param counted what is the same for most of its lines
 * @param digits how many of these most of its lines have
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

    /** Numbers such as −0.5 need no more digits; who writes them does not keep one digit of everything else. */
    private static final int COARSEST = 3;

    private static final PaperPrecision EXACT = new PaperPrecision(Counted.SIGNIFICANT, FULL);

    /** The precision of a paper with these lines; each counts once, however many numbers it has. */
    static PaperPrecision of(Collection<WrittenArray> lines) {
        List<List<WrittenNumber>> numbers = lines.stream()
                .map(PaperPrecision::telling)
                .filter(line -> !line.isEmpty())
                .toList();
        if (numbers.isEmpty()) {
            return EXACT;
        }
        int decimals = most(numbers, WrittenNumber::decimals);
        int significant = most(numbers, WrittenNumber::significantDigits);
        boolean areDecimals = significant < FULL
                && agreement(numbers, WrittenNumber::decimals, decimals)
                        >= agreement(numbers, WrittenNumber::significantDigits, significant);
        return areDecimals
                ? new PaperPrecision(Counted.DECIMALS, Math.max(COARSEST, decimals))
                : new PaperPrecision(Counted.SIGNIFICANT, Math.max(COARSEST, significant));
    }

    /** The share of the lines and that of the numbers that have so many digits, added up. */
    private static double agreement(List<List<WrittenNumber>> lines, ToIntFunction<WrittenNumber> digits, int usual) {
        long agreeing =
                lines.stream().filter(line -> mostOf(line, digits) == usual).count();
        List<WrittenNumber> numbers = lines.stream().flatMap(List::stream).toList();
        long single = numbers.stream()
                .filter(number -> digits.applyAsInt(number) == usual)
                .count();
        return (double) agreeing / lines.size() + (double) single / numbers.size();
    }

    private static int mostOf(List<WrittenNumber> line, ToIntFunction<WrittenNumber> digits) {
        return line.stream().mapToInt(digits).max().orElseThrow();
    }

    /** The numbers of a line of which the digits tell something. */
    private static List<WrittenNumber> telling(WrittenArray line) {
        return line.numbers().stream()
                .filter(number -> number.isFinite() && number.value() != 0 && number.decimals() > 0)
                .toList();
    }

    /** The number of digits that most lines have in the number with most; of equally common ones the smallest. */
    private static int most(List<List<WrittenNumber>> lines, ToIntFunction<WrittenNumber> digits) {
        Map<Integer, Integer> frequencies = new HashMap<>();
        lines.forEach(line -> frequencies.merge(mostOf(line, digits), 1, Integer::sum));
        return frequencies.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }

    boolean isExact() {
        return counted == Counted.SIGNIFICANT && digits >= FULL;
    }

    /** How many digits are kept in the calculation of a line. */
    KeptDigits keptFor(WrittenArray line) {
        if (isExact()) {
            return KeptDigits.ALL;
        }
        if (counted == Counted.SIGNIFICANT) {
            return new KeptDigits(this::significant, this::significant);
        }
        double finest = finest(line);
        double scale = line.numbers().stream()
                .mapToDouble(number -> Math.abs(number.value()))
                .max()
                .orElse(0);
        return new KeptDigits(this::decimals, (size, largest) -> {
            boolean isLikeTheLine = largest >= scale / LIKE && largest <= scale * LIKE;
            return size != 0 && isLikeTheLine ? finest : Math.max(finest, decimals(size, largest));
        });
    }

    private double significant(double size, double largest) {
        return size == 0 ? 0 : unit(leading(size) + 1 - digits);
    }

    private double decimals(double size, double largest) {
        return size == 0 ? 0 : Math.min(unit(-digits), unit(leading(largest) + 1 - FEWEST));
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
