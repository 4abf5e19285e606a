package gradus.written;

/** Brings the characters people paste into numbers to their plain forms, without changing what they mean. */
final class NumberCharacters {
    /** Hyphen, non-breaking hyphen, figure dash, en dash, minus sign, small hyphen; the full-width one is covered below. */
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2212\uFE63";

    private static final String INVISIBLE = "\u200B\u2060\uFEFF";
    private static final String SUPERSCRIPTS =
            "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207B\u207A";
    private static final String SUPERSCRIPT_MEANINGS = "0123456789-+";
    private static final char FIRST_FULL_WIDTH = '\uFF01';
    private static final char LAST_FULL_WIDTH = '\uFF5E';
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private NumberCharacters() {}

    /** The text without surrounding blanks; raised digits become {@code ^} and digits, so that 10² is never 102. */
    static String normalised(String text) {
        StringBuilder plain = new StringBuilder();
        boolean raised = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int superscript = SUPERSCRIPTS.indexOf(c);
            if (superscript >= 0) {
                plain.append(raised ? "" : "^").append(SUPERSCRIPT_MEANINGS.charAt(superscript));
            } else {
                plain.append(plain(c));
            }
            raised = superscript >= 0;
        }
        return plain.toString().strip();
    }

    private static char plain(char c) {
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        if (c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH) {
            return (char) (c - FULL_WIDTH_OFFSET);
        }
        if (c == '\u2044' || c == '\u2215') {
            return '/';
        }
        boolean blank = Character.isSpaceChar(c) || Character.isWhitespace(c) || INVISIBLE.indexOf(c) >= 0;
        return blank ? ' ' : c;
    }
}
