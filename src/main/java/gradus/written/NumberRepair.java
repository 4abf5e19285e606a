package gradus.written;

import gradus.issue.Names;
import gradus.written.NumberText.NotANumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says why a text is not a number and what its author probably meant. The reader never acts on a repair: {@code 1:30}
 * and {@code 0,5} mean different things to different people, so they are asked to write it plainly.
 */
final class NumberRepair {
    private static final String QUOTES = "\"'`\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";
    private static final int MOST_LISTED = 8;
    private static final String MATRIX = "write one list for each row: [[0.1, 0.2], [0.3, 0.4]]";

    private final String shown;
    private final String typed;

    NumberRepair(String text, String typed) {
        this.shown = Names.quoted(text.strip());
        this.typed = typed;
    }

    NotANumber explain() {
        List<Supplier<Optional<NotANumber>>> guesses = List.of(
                this::underscores,
                this::percent,
                this::radix,
                this::comma,
                this::severalNumbers,
                this::colon,
                this::fortranExponent,
                this::suffix,
                this::quotes,
                this::brokenExponent,
                this::lettersForDigits,
                this::matrix,
                this::wordBehind,
                this::word);
        return guesses.stream()
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> not("is not a number"));
    }

    private Optional<NotANumber> underscores() {
        String joined = typed.replace("_", "");
        return when(typed.indexOf('_') >= 0 && isDecimal(joined), "has underscores", "write " + joined);
    }

    private Optional<NotANumber> percent() {
        String number = typed.substring(0, typed.length() - 1).strip();
        if (!typed.endsWith("%") || !isPlain(number)) {
            return Optional.empty();
        }
        BigDecimal share = new BigDecimal(number).movePointLeft(2).stripTrailingZeros();
        return Optional.of(not("is a percentage", "write " + share.toPlainString()));
    }

    private Optional<NotANumber> radix() {
        String unsigned = typed.startsWith("-") || typed.startsWith("+") ? typed.substring(1) : typed;
        String prefix = unsigned.substring(0, Math.min(2, unsigned.length())).toLowerCase(Locale.ROOT);
        return switch (prefix) {
            case "0x" -> radix("is hexadecimal", unsigned.substring(2), 16);
            case "0b" -> radix("is binary", unsigned.substring(2), 2);
            case "0o" -> radix("is octal", unsigned.substring(2), 8);
            default -> Optional.empty();
        };
    }

    private Optional<NotANumber> radix(String what, String digits, int radix) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
            return Optional.empty();
        }
        String sign = typed.startsWith("-") ? "-" : "";
        return Optional.of(not(what, "write " + sign + new BigInteger(digits, radix)));
    }

    private Optional<NotANumber> comma() {
        int first = typed.indexOf(',');
        if (first < 0 || typed.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        boolean single = first == typed.lastIndexOf(',');
        String point = typed.replace(',', '.');
        String joined = typed.replace(",", "");
        if (single && isDecimal(point)) {
            String both =
                    isThousands() ? "write " + point + " with a decimal point, or " + joined + " without a comma" : "";
            return Optional.of(not("has a comma", both.isEmpty() ? "write " + point + " with a decimal point" : both));
        }
        String european = typed.replace(".", "").replace(',', '.');
        if (single && typed.indexOf('.') < first && isDecimal(european)) {
            return Optional.of(not("has a comma", "write " + european));
        }
        return when(isThousands() && isDecimal(joined), "has a comma", "write " + joined);
    }

    /** Whether every comma is followed by exactly three digits, and the first group does not start with a zero. */
    private boolean isThousands() {
        String whole = typed.split("\\.", 2)[0];
        String[] groups = whole.split(",", -1);
        boolean head = groups[0].matches("[+-]?[1-9][0-9]{0,2}");
        return head && Arrays.stream(groups).skip(1).allMatch(group -> group.matches("[0-9]{3}"));
    }

    private Optional<NotANumber> severalNumbers() {
        if (typed.indexOf(';') >= 0
                && typed.indexOf(' ') >= 0
                && decimalCommas().isEmpty()) {
            return rowsWithSemicolons();
        }
        Optional<List<String>> withCommas = decimalCommas();
        List<String> parts = withCommas.orElseGet(() -> Arrays.stream(typed.split("[ ,;]++", -1))
                .filter(part -> !part.isEmpty())
                .toList());
        boolean several = parts.size() > 1 && parts.stream().allMatch(NumberRepair::isDecimal);
        String list = parts.size() > MOST_LISTED ? "a list: [number, number, …]" : "[" + String.join(", ", parts) + "]";
        return when(several, "is several numbers", "write " + list);
    }

    /** Numbers with decimal commas and blanks between them, such as {@code 0,2 0,3}: each comma has digits on both sides. */
    private Optional<List<String>> decimalCommas() {
        List<String> parts = Arrays.stream(typed.split("[ ;]++"))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean all = parts.size() > 1
                && parts.stream()
                        .allMatch(part -> part.matches("[+-]?[0-9]+,[0-9]+") && isDecimal(part.replace(',', '.')));
        return all
                ? Optional.of(parts.stream().map(part -> part.replace(',', '.')).toList())
                : Optional.empty();
    }

    /** A matrix as MATLAB has it: blanks between numbers, semicolons between rows. */
    private Optional<NotANumber> rowsWithSemicolons() {
        boolean rows = typed.chars().noneMatch(Character::isLetter)
                && Arrays.stream(typed.split("[ ,;]++")).allMatch(NumberRepair::isDecimal);
        return when(rows, "has rows separated by semicolons", MATRIX);
    }

    /** A matrix as numpy prints it. */
    private Optional<NotANumber> matrix() {
        List<String> parts = Arrays.stream(typed.split("[\\[\\] ,;]++"))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean matrix =
                typed.startsWith("[") && parts.size() > 1 && parts.stream().allMatch(NumberRepair::isDecimal);
        return when(matrix, "is a matrix in another notation", MATRIX);
    }

    /** Letters that look like the digit that was meant. */
    private Optional<NotANumber> lettersForDigits() {
        String digits =
                typed.replace('O', '0').replace('o', '0').replace('l', '1').replace('I', '1');
        boolean likely = typed.chars().anyMatch(c -> c >= '0' && c <= '9') && isDecimal(digits);
        return when(likely, "has a letter where a digit is meant", "write " + digits);
    }

    private Optional<NotANumber> wordBehind() {
        int blank = typed.indexOf(' ');
        String number = blank < 0 ? "" : typed.substring(0, blank);
        boolean word = isDecimal(number)
                && typed.substring(blank).codePoints().allMatch(c -> c == ' ' || Character.isLetter(c));
        return when(word, "has a word behind the number", "write " + number);
    }

    private Optional<NotANumber> colon() {
        boolean time =
                typed.indexOf(':') > 0 && Arrays.stream(typed.split(":", -1)).allMatch(NumberRepair::isDecimal);
        return time ? Optional.of(not("has a colon and is not one number")) : Optional.empty();
    }

    private Optional<NotANumber> fortranExponent() {
        String plain = typed.replace('d', 'e').replace('D', 'e');
        return when(!plain.equals(typed) && isDecimal(plain), "has an exponent with 'd'", "write " + plain);
    }

    private Optional<NotANumber> suffix() {
        String number = typed.substring(0, typed.length() - 1);
        boolean suffixed = "fFdDlL".indexOf(typed.charAt(typed.length() - 1)) >= 0;
        return when(suffixed && isDecimal(number), "ends with a letter", "write " + number);
    }

    private Optional<NotANumber> quotes() {
        int last = typed.length() - 1;
        boolean quoted = last > 1 && QUOTES.indexOf(typed.charAt(0)) >= 0 && QUOTES.indexOf(typed.charAt(last)) >= 0;
        String inside = quoted ? typed.substring(1, last).strip() : "";
        return when(isDecimal(inside), "has quotation marks", "write " + inside);
    }

    private Optional<NotANumber> brokenExponent() {
        String tail = typed.replaceFirst("[eE][+-]?$", "");
        boolean broken = tail.length() < typed.length() && isDecimal(tail);
        return broken ? Optional.of(not("has no digits in its exponent")) : Optional.empty();
    }

    private Optional<NotANumber> word() {
        boolean word = typed.codePoints().allMatch(Character::isLetter);
        return word ? Optional.of(not("is a word, not a number")) : Optional.empty();
    }

    private Optional<NotANumber> when(boolean applies, String reason, String fix) {
        return applies ? Optional.of(not(reason, fix)) : Optional.empty();
    }

    private NotANumber not(String reason) {
        return new NotANumber(shown + " " + reason, Optional.empty());
    }

    private NotANumber not(String reason, String fix) {
        return new NotANumber(shown + " " + reason, Optional.of(fix));
    }

    private static boolean isDecimal(String text) {
        return DecimalScanner.isDecimal(text);
    }

    private static boolean isPlain(String text) {
        return isDecimal(text) && text.chars().allMatch(c -> "+-.0123456789".indexOf(c) >= 0);
    }
}
