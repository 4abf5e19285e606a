package gradus.submission.table;

import java.util.List;
import java.util.Locale;

/** What stands between the cells of a table. */
enum Separator {
    TAB('\t'),
    SEMICOLON(';'),
    COMMA(','),
    BLANKS(' ');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    /** Whether a character of a line separates. */
    boolean is(int c) {
        return c == sign || (this == BLANKS && c == '\t');
    }

    /**
     * The sign that separates in most lines. Semicolons come before commas, because beside them commas are in numbers; blanks
     * separate where nothing else does.
     *
     * @param fileName what ends in {@code .tsv} has tabs
     */
    static Separator of(String fileName, List<String> lines) {
        if (fileName.toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            return TAB;
        }
        Separator best = BLANKS;
        long most = 0;
        for (Separator separator : List.of(TAB, SEMICOLON, COMMA)) {
            long count =
                    lines.stream().filter(line -> separator.separates(line)).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    /** Whether the sign stands in a line outside of quotation marks and brackets. */
    private boolean separates(String line) {
        boolean comment = TableScanner.isComment(line);
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < line.length() && !comment; i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (is(c) && !quoted && depth <= 0) {
                return true;
            }
        }
        return false;
    }
}
