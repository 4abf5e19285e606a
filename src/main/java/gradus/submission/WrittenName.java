package gradus.submission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name in front of a sign, without the bullet, the number or the bold type around it.
 *
 * @param text as written, with single blanks
 * @param at the index of its first character
 */
record WrittenName(String text, int at) {
    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_WORDS = 4;
    private static final int MOST_PREFIXES = 8;
    private static final Pattern PREFIX =
            Pattern.compile("\\s+|[-*+•>|]+\\s+|\\d{1,3}[.)]\\s+|\\([\\p{L}\\d.]{1,5}\\)\\s*|>>>?\\s*"
                    + "|(?:In|Out)\\s?\\[\\d*\\]:\\s*|\\*\\*+|`+|[$&,]+|\\\\text(?:bf|rm|it)?\\s*\\{[^{}]{0,40}\\}"
                    + "|\\\\(?:displaystyle|therefore|left|quad|qquad|Rightarrow|implies|[,;:! ])(?!\\p{L})");
    private static final Pattern SUFFIX = Pattern.compile("(?:\\s|\\*\\*|`|[$&|:]|\\\\[,;:! ])+$");
    private static final Pattern ENTRY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*\\[\\s*(['\"])(.+)\\1\\s*\\]");
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*'?");
    private static final Pattern OPERATOR =
            Pattern.compile("\\\\(?:cdot|circ|odot|times|sum|prod|log|ln|exp|begin|sqrt|left|in|to|max|min)(?!\\p{L})");

    /** The name in a span in front of a sign, if it can be one. */
    static Optional<WrittenName> of(PairedText text, Span span, boolean mathematics) {
        Span stripped = span.stripped(text.text());
        if (stripped.to() - stripped.from() > LONGEST) {
            return Optional.empty();
        }
        WrittenName name = bare(stripped.of(text.text()), stripped.from());
        if (text.surface().isCode()) {
            return ofCode(name);
        }
        return name.isName(mathematics) ? Optional.of(name) : Optional.empty();
    }

    private static WrittenName bare(String written, int at) {
        int from = 0;
        Matcher prefix = PREFIX.matcher(written);
        for (int i = 0;
                i < MOST_PREFIXES && prefix.region(from, written.length()).lookingAt();
                i++) {
            from = prefix.end();
        }
        String rest = SUFFIX.matcher(written.substring(from)).replaceFirst("");
        boolean quoted = rest.length() > 2 && "'\"".indexOf(rest.charAt(0)) >= 0 && rest.endsWith(rest.substring(0, 1));
        return new WrittenName(
                (quoted ? rest.substring(1, rest.length() - 1) : rest).replaceAll("\\s+", " "),
                at + from + (quoted ? 1 : 0));
    }

    private static Optional<WrittenName> ofCode(WrittenName name) {
        Matcher entry = ENTRY.matcher(name.text);
        if (entry.matches()) {
            return Optional.of(new WrittenName(entry.group(2), name.at + entry.start(2)));
        }
        return VARIABLE.matcher(name.text).matches() ? Optional.of(name) : Optional.empty();
    }

    private boolean isName(boolean mathematics) {
        boolean letters = text.codePoints().anyMatch(c -> Character.isLetter(c) || c == '∂' || c == '∇');
        boolean isShort = text.length() <= LONGEST_NAME && (mathematics || text.split(" ").length <= MOST_WORDS);
        return letters && isShort && !Character.isDigit(text.charAt(0)) && !isFormula();
    }

    /** Whether it is computed from something: a sum or a product outside of all brackets. */
    private boolean isFormula() {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "{([".indexOf(c) >= 0 ? 1 : "})]".indexOf(c) >= 0 ? -1 : 0;
            boolean last = i == text.length() - 1;
            if (depth == 0 && !last && "+-*@<>;?!".indexOf(c) >= 0) {
                return true;
            }
        }
        return OPERATOR.matcher(text).find();
    }

    boolean hasDigit() {
        return text.chars().anyMatch(Character::isDigit);
    }

    boolean isOneWord() {
        return text.indexOf(' ') < 0;
    }

    /** The name of the same quantity after an update. */
    WrittenName updated() {
        return new WrittenName(text.indexOf('\\') >= 0 || text.indexOf('^') >= 0 ? text + "_{new}" : text + "_new", at);
    }
}
