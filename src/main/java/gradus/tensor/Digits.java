package gradus.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers as text, the same on every machine and in every locale. */
public final class Digits {
    /** Numbers from 1e-7 up to 1e10 are written without an exponent. */
    private static final int SMALLEST_PLAIN = -7;

    private static final int LARGEST_PLAIN = 10;

    private Digits() {}

    /** Rounded to so many significant digits, without trailing zeros. */
    public static String rounded(double value, int significantDigits) {
        return Double.isFinite(value)
                ? text(new BigDecimal(value).round(new MathContext(significantDigits)))
                : String.valueOf(value);
    }

    /** As many digits as it takes to read the same double back. */
    public static String full(double value) {
        return Double.isFinite(value) ? text(new BigDecimal(Double.toString(value))) : String.valueOf(value);
    }

    /** Points without trailing zeros: {@code 2.5}, {@code 10}. */
    public static String points(BigDecimal points) {
        return text(points);
    }

    private static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal bare = number.stripTrailingZeros();
        int leading = bare.precision() - bare.scale() - 1;
        return leading >= SMALLEST_PLAIN && leading < LARGEST_PLAIN
                ? bare.toPlainString()
                : bare.toString().replace("E+", "e").replace('E', 'e');
    }

    /** Numbers as nested lists, one for each row of a matrix: {@code [[0.1, 0.2], [0.3, 0.4]]}; a vector is one list. */
    public static String nested(Tensor value, int significantDigits) {
        if (value.shape().isScalar()) {
            return rounded(value.at(0), significantDigits);
        }
        int columns = value.shape().isVector() ? value.count() : value.shape().columns();
        List<String> rows = new ArrayList<>();
        for (int start = 0; start < value.count(); start += columns) {
            rows.add(IntStream.range(start, start + columns)
                    .mapToObj(place -> rounded(value.at(place), significantDigits))
                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return rows.size() == 1 ? rows.get(0) : "[" + String.join(", ", rows) + "]";
    }
}
