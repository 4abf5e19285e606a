package gradus.issue;

/**
 * Text written by strangers, made safe to print: whatever would move the cursor, colour the terminal or reverse the
 * reading direction becomes a symbol that can be seen. Each code point stays one code point, so columns keep counting.
 */
public final class Visible {
    private static final int SYMBOL_FOR_NUL = 0x2400;
    private static final int SYMBOL_FOR_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int DELETE = 0x7F;

    private Visible() {}

    /** The text with every character that could move a cursor or colour a terminal made visible. */
    public static String of(String text) {
        return text.codePoints()
                .map(Visible::of)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int of(int codePoint) {
        if (codePoint == '\t') {
            return ' ';
        }
        if (codePoint < ' ') {
            return SYMBOL_FOR_NUL + codePoint;
        }
        return codePoint == DELETE ? SYMBOL_FOR_DELETE : isHidden(codePoint) ? REPLACEMENT : codePoint;
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** How many terminal cells a code point fills: 0 for combining marks, 2 for East Asian wide ones, else 1. */
    static int cells(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0x1F300 && c <= 0x1F9FF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
