package gradus.written;

import java.util.Locale;
import java.util.Optional;

/**
 * The one place where characters become a number.
 *
 * <p>Takes plain decimals in any of the spellings people type or paste: {@code 0.5}, {@code .5}, {@code 5.}, {@code +5},
 * {@code 1e-3}, {@code 1.2×10^-3}, {@code 1.2*10**-3}, {@code 1.2·10^{-3}}, {@code 1.2×10⁻³}, full-width digits, any dash
 * as minus, no-break blanks around it, and simple fractions such as {@code -2/7}. A leading zero means nothing:
 * {@code 010} is ten. Everything else is refused with a reason and, where the meaning is likely, a repair; nothing is
 * guessed, and no locale has a say.
 */
public final class NumberText {
    /** The most characters a number may have. */
    public static final int MAX_LENGTH = 400;

    private NumberText() {}

    /** What a text turned out to be. */
    public sealed interface Reading permits Value, NotFinite, NotANumber {}

    /**
     * A finite number.
     *
     * @param value the nearest double; keeps the sign of {@code -0.0}
     * @param decimals the digits after the point once the exponent is carried out: 3 for {@code 0.120}, 5 for
     *     {@code 1.20e-3}, 0 for {@code 12}
     * @param significantDigits the digits from the first that is not zero; 1 for a zero, however many digits it has, and
     *     17 for a fraction, which is exact
     * @param unitExponent the power of ten of the last printed digit: -3 for {@code 0.120}, 0 for {@code 12}, 2 for
     *     {@code 1e2}
     */
    public record Value(double value, int decimals, int significantDigits, int unitExponent) implements Reading {}

    /**
     * NaN or an infinity, spelt as one.
     *
     * @param value which one
     */
    public record NotFinite(double value) implements Reading {}

    /**
     * Not one number.
     *
     * @param reason a sentence that starts with the text in quotes, without a final period
     * @param fix what to do, as an order, if the meaning is likely enough to be offered
     */
    public record NotANumber(String reason, Optional<String> fix) implements Reading {}

    /** Reads a text as one number. Never throws. */
    public static Reading read(String text) {
        if (text.length() > MAX_LENGTH) {
            String reason = "a number of " + text.length() + " characters is too long";
            return new NotANumber(reason, Optional.of("write at most " + MAX_LENGTH + " characters"));
        }
        String typed = NumberCharacters.normalised(text);
        if (typed.isEmpty()) {
            return new NotANumber("nothing is written", Optional.empty());
        }
        return notFinite(typed)
                .or(() -> DecimalScanner.number(typed).map(ScannedNumber::reading))
                .orElseGet(() -> new NumberRepair(text, typed).explain());
    }

    private static Optional<Reading> notFinite(String typed) {
        boolean signed = typed.startsWith("-") || typed.startsWith("+");
        double sign = typed.startsWith("-") ? -1 : 1;
        return switch (typed.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT)) {
            case "nan", ".nan" -> Optional.of(new NotFinite(Double.NaN));
            case "inf", ".inf", "infinity", "∞" -> Optional.of(new NotFinite(sign * Double.POSITIVE_INFINITY));
            default -> Optional.empty();
        };
    }
}
