package gradus.grading;

import gradus.graph.KeptDigits;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How many digits a paper carries: what whoever wrote it will have kept of the numbers in between, too.
 *
 * @param counted what is the same for most of its lines
 * @param digits how many of these most of its lines have
 * @param isEither whether as much speaks for the other way to count
 * @param reading whether it is taken as rounded or as cut off
 */
record PaperPrecision(Counted counted, int digits, boolean isEither, LastDigit reading) {
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

    /** The precision of a paper with these lines, if it is rounded. */
    static PaperPrecision of(Collection<WrittenArray> lines) {
        List<List<WrittenNumber>> numbers = lines.stream()
                .map(PaperPrecision::telling)
                .filter(line -> !line.isEmpty())
                .toList();
        if (numbers.isEmpty()) {
            return rounded(Counted.SIGNIFICANT, FULL, false);
        }
        Count decimals = best(numbers, PaperPrecision::haveDecimals, WrittenNumber::decimals);
        Count significant = best(numbers, PaperPrecision::haveSignificant, WrittenNumber::significantDigits);
        if (significant.digits() >= FULL) {
            return rounded(Counted.SIGNIFICANT, significant.digits(), false);
        }
        boolean isEither = decimals.equals(significant) && decimals.digits() >= COARSEST;
        return decimals.agreement() >= significant.agreement()
                ? rounded(Counted.DECIMALS, Math.max(COARSEST, decimals.digits()), isEither)
                : rounded(Counted.SIGNIFICANT, Math.max(COARSEST, significant.digits()), isEither);
    }

    private static PaperPrecision rounded(Counted counted, int digits, boolean isEither) {
        return new PaperPrecision(counted, digits, isEither, LastDigit.ROUNDED);
    }

    /** The same digits, cut off. */
    PaperPrecision truncated() {
        return new PaperPrecision(counted, digits, isEither, LastDigit.TRUNCATED);
    }

    /** The same digits, counted from the first that is not zero. */
    PaperPrecision bySignificantDigits() {
        return new PaperPrecision(Counted.SIGNIFICANT, digits, isEither, reading);
    }

    /**
     * How well the numbers of a paper agree with a number of digits.
     *
     * @param agreement the share of the lines and that of the numbers that do, added up
     */
    private record Count(int digits, double agreement) {}

    /** The number of digits that most lines and numbers agree with; of equally good ones the smallest. */
    private static Count best(
            List<List<WrittenNumber>> lines, Agreement agreement, ToIntFunction<WrittenNumber> counted) {
        return lines.stream()
                .map(line -> mostOf(line, counted))
                .distinct()
                .sorted()
                .map(digits -> new Count(digits, agreement(lines, agreement, digits)))
                .reduce((best, next) -> next.agreement() > best.agreement() ? next : best)
                .orElseThrow();
    }

    /** Whether some of the numbers of a line, at least one of them with the most digits, have so many digits. */
    private interface Agreement {
        boolean holds(List<WrittenNumber> line, List<WrittenNumber> some, int digits);
    }

    /** Of numbers that are all small, a few digits more may have been kept. */
    private static boolean haveDecimals(List<WrittenNumber> line, List<WrittenNumber> some, int digits) {
        int decimals = mostOf(some, WrittenNumber::decimals);
        return decimals == digits || (decimals > digits && mostOf(line, WrittenNumber::significantDigits) <= FEWEST);
    }

    private static boolean haveSignificant(List<WrittenNumber> line, List<WrittenNumber> some, int digits) {
        return mostOf(some, WrittenNumber::significantDigits) == digits;
    }

    private static double agreement(List<List<WrittenNumber>> lines, Agreement agreement, int digits) {
        long agreeing = 0;
        long single = 0;
        long all = 0;
        for (List<WrittenNumber> line : lines) {
            agreeing += agreement.holds(line, line, digits) ? 1 : 0;
            single += line.stream()
                    .filter(number -> agreement.holds(line, List.of(number), digits))
                    .count();
            all += line.size();
        }
        return (double) agreeing / lines.size() + (double) single / all;
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

    boolean isExact() {
        return counted == Counted.SIGNIFICANT && digits >= FULL;
    }

    /** How many digits are kept in the calculation of a line. */
    KeptDigits keptFor(WrittenArray line) {
        if (isExact()) {
            return KeptDigits.ALL;
        }
        if (counted == Counted.SIGNIFICANT) {
            return new KeptDigits(this::significant, this::significant, isTruncated());
        }
        double finest = finest(line);
        double scale = line.numbers().stream()
                .mapToDouble(number -> Math.abs(number.value()))
                .max()
                .orElse(0);
        return new KeptDigits(
                this::decimals,
                (size, largest) -> {
                    boolean isLikeTheLine = largest >= scale / LIKE && largest <= scale * LIKE;
                    return size != 0 && isLikeTheLine ? finest : Math.max(finest, decimals(size, largest));
                },
                isTruncated());
    }

    private boolean isTruncated() {
        return reading == LastDigit.TRUNCATED;
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
