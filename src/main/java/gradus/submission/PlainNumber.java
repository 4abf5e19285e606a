package gradus.submission;

import gradus.written.WrittenNumber;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number out of its typesetting: {@code -\frac{1}{3}} is {@code -1/3}, {@code 1.2\times10^{-3}} is {@code 1.2×10^-3} and {@code 0{,}5} is
 * {@code 0,5}. Digits stay as they are, and what is no typesetting stays too, so that the reader of numbers can say what is wrong with it.
 */
final class PlainNumber {
    private static final int LONGEST = 4_000;
    private static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "nicefrac", "sfrac");
    private static final Set<String> LEFT_OUT = Set.of(
            "num",
            "mathbf",
            "mathrm",
            "mathit",
            "mathsf",
            "mathtt",
            "boldsymbol",
            "bm",
            "textbf",
            "textit",
            "text",
            "mbox",
            "ensuremath",
            "left",
            "right",
            "big",
            "Big",
            "bigl",
            "bigr",
            "displaystyle",
            "textstyle",
            "hline",
            "checkmark",
            "nonumber",
            "notag",
            "limits",
            "underline",
            "boxed",
            "square",
            "blacksquare",
            "qed");
    private static final Set<String> LEFT_OUT_WITH_GROUP =
            Set.of("color", "textcolor", "label", "tag", "phantom", "hphantom", "vphantom", "hspace", "vspace");
    private static final Set<String> DOTS = Set.of("dots", "ldots", "cdots", "vdots", "ddots", "dotsc", "dotsb");
    private static final Pattern SIGN = Pattern.compile("([+\\-\u2212])\\s+(?=[\\d.])");
    private static final Pattern POWER = Pattern.compile("10\\s*\\^\\s*([+\\-\u2212]?\\d{1,9})");

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private PlainNumber(String text) {
        this.text = text;
    }

    static String of(String written) {
        String text = written.strip();
        boolean typeset = text.length() <= LONGEST && text.chars().anyMatch(c -> "\\{}~&".indexOf(c) >= 0);
        String plain = typeset ? new PlainNumber(text).read().strip() : text;
        Matcher sign = SIGN.matcher(plain);
        if (sign.lookingAt()) {
            plain = sign.group(1) + plain.substring(sign.end());
        }
        Matcher power = POWER.matcher(plain);
        return power.matches() ? "1e" + power.group(1).replace('\u2212', '-') : plain;
    }

    /** Like {@link #of}, for a number in a sentence: without the comma or the full stop behind it. */
    static String inSentence(String written) {
        String plain = withoutRemark(of(written));
        int end = plain.length();
        while (end > 0 && ",;*`✓ ".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean fullStop = end > 1 && plain.charAt(end - 1) == '.' && plain.lastIndexOf('.', end - 2) >= 0;
        return plain.substring(0, fullStop && !plain.startsWith("..", end - 2) ? end - 1 : end);
    }

    /** Without the type that makes it bold, and without what stands in brackets behind a number. */
    private static String withoutRemark(String plain) {
        int bracket = plain.endsWith(")") && plain.length() <= LONGEST ? plain.lastIndexOf('(') : -1;
        String number = bracket < 0 ? "" : plain.substring(0, bracket).strip();
        if (WrittenNumber.of(number).isPresent()) {
            return number;
        }
        return plain.startsWith("**") ? plain.substring(2) : plain;
    }

    private String read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                command();
            } else {
                at++;
                plain.append(c == '{' || c == '}' ? "" : c == '~' || c == '&' ? " " : String.valueOf(c));
            }
        }
        return plain.toString();
    }

    private void command() {
        int start = at++;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start + 1, at);
        if (name.isEmpty()) {
            symbol();
        } else if (FRACTIONS.contains(name)) {
            fraction(start);
        } else if (LEFT_OUT_WITH_GROUP.contains(name)) {
            group();
        } else if (!LEFT_OUT.contains(name)) {
            plain.append(sign(name, start));
        }
    }

    private String sign(String name, int start) {
        if (DOTS.contains(name)) {
            return "...";
        }
        return switch (name) {
            case "cdot" -> "·";
            case "times" -> "×";
            case "approx", "simeq", "sim" -> "";
            case "infty" -> "inf";
            case "quad", "qquad", "enspace", "thinspace" -> " ";
            default -> text.substring(start, at);
        };
    }

    private void symbol() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        at++;
        plain.append("!,;: ".indexOf(c) < 0 ? String.valueOf(c) : c == '!' ? "" : " ");
    }

    private void fraction(int start) {
        String numerator = group();
        String denominator = group();
        boolean whole = !numerator.isBlank() && !denominator.isBlank();
        plain.append(whole ? of(numerator) + "/" + of(denominator) : text.substring(start, at));
    }

    /** What stands in the next braces, or the next character. */
    private String group() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            at = Math.min(text.length(), at + 1);
            return text.substring(Math.max(0, at - 1), at);
        }
        int depth = 0;
        int start = at + 1;
        do {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            at++;
        } while (at < text.length() && depth > 0);
        return text.substring(start, depth == 0 ? at - 1 : at);
    }
}
