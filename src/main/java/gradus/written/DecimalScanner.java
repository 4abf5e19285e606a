package gradus.written;

import gradus.written.ScannedNumber.Decimal;
import gradus.written.ScannedNumber.Fraction;
import java.util.Optional;

/**
 * Scans decimals and fractions, one character after the other and never back over more than a few.
 *
 * <pre>
 * number   = decimal [ blanks '/' blanks decimal ]
 * decimal  = [+-] (digits [ '.' [digits] ] | '.' digits) [ exponent ]
 * exponent = (e|E) [+-] digits | blanks times blanks '10' ('^'|'**') [ '{' | '(' ] [+-] digits [ '}' | ')' ]
 * </pre>
 */
final class DecimalScanner {
    private static final char END = '\0';
    private static final String TIMES = "×xX*·⋅∙✕";
    private static final int MOST_EXPONENT_DIGITS = 9;

    private final String text;
    private int at;

    private DecimalScanner(String text) {
        this.text = text;
    }

    /** The number that the whole text is, if it is one. */
    static Optional<ScannedNumber> number(String text) {
        return new DecimalScanner(text).number();
    }

    /** The decimal that the whole text is, if it is one. */
    static boolean isDecimal(String text) {
        DecimalScanner scanner = new DecimalScanner(text);
        return scanner.decimal().isPresent() && scanner.atEnd();
    }

    private Optional<ScannedNumber> number() {
        Optional<Decimal> first = decimal();
        skipBlanks();
        if (first.isEmpty() || atEnd()) {
            return first.map(decimal -> decimal);
        }
        if (!take('/')) {
            return Optional.empty();
        }
        skipBlanks();
        return decimal().filter(second -> atEnd()).map(second -> new Fraction(text, first.get(), second));
    }

    private Optional<Decimal> decimal() {
        boolean negative = sign();
        String whole = digits();
        String fraction = take('.') ? digits() : "";
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        return exponent().map(exponent -> Decimal.of(text, negative, whole + fraction, exponent - fraction.length()));
    }

    /** The exponent, 0 if there is none, and nothing if there is a broken one. */
    private Optional<Long> exponent() {
        if (take('e') || take('E')) {
            return signedDigits();
        }
        int before = at;
        skipBlanks();
        if (isTimes() && takeTenToThe()) {
            return bracketedDigits();
        }
        at = before;
        return Optional.of(0L);
    }

    private boolean isTimes() {
        boolean times = !atEnd() && TIMES.indexOf(peek()) >= 0;
        at += times ? 1 : 0;
        return times;
    }

    private boolean takeTenToThe() {
        skipBlanks();
        return take("10") && (take("^") || take("**"));
    }

    private Optional<Long> bracketedDigits() {
        char close = take('{') ? '}' : take('(') ? ')' : END;
        Optional<Long> digits = signedDigits();
        return close == END || take(close) ? digits : Optional.empty();
    }

    private Optional<Long> signedDigits() {
        boolean negative = sign();
        String digits = digits();
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        String significant = digits.replaceFirst("^0++", "0");
        long size = Long.parseLong(significant.substring(0, Math.min(MOST_EXPONENT_DIGITS, significant.length())));
        return Optional.of(negative ? -size : size);
    }

    private boolean sign() {
        boolean negative = take('-');
        if (!negative) {
            take('+');
        }
        return negative;
    }

    private String digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    private boolean take(char wanted) {
        boolean found = !atEnd() && peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private boolean take(String wanted) {
        boolean found = text.startsWith(wanted, at);
        at += found ? wanted.length() : 0;
        return found;
    }

    private char peek() {
        return atEnd() ? END : text.charAt(at);
    }

    private boolean atEnd() {
        return at >= text.length();
    }
}
