package gradus.yaml;

import gradus.issue.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads block mappings and lists of one-line texts, with lists and mappings in brackets and literal texts as values: no document
 * marks, anchors, tags, tabs, escapes, or texts over several lines.
 */
final class PlainYaml extends PlainText {
    private static final String FIRST_OF_PLAIN = "._+(/\\$";
    private static final String ENDS_IN_BRACKETS = ",[]{}";

    PlainYaml(String file, String text) {
        super(file, text);
    }

    YamlNode document() {
        require(text.indexOf('\t') < 0);
        toContent();
        require(!atEnd() && column() == 0);
        YamlNode root = isItem() ? sequence(0) : mapping(0);
        require(atEnd());
        return root;
    }

    /** Keys that start in one column, which the first of them has reached. */
    private YamlMapping mapping(int column) {
        deeper();
        SourcePosition position = position();
        List<YamlEntry> entries = new ArrayList<>();
        Keys keys = new Keys();
        do {
            require(!isItem());
            YamlScalar key = peek() == '"' || peek() == '\'' ? quoted(peek()) : plainKey();
            keys.add(key);
            take(':');
            entries.add(new YamlEntry(key, valueOf(column)));
        } while (isAtColumn(column));
        back();
        return new YamlMapping(entries, position);
    }

    private YamlScalar plainKey() {
        SourcePosition position = position();
        requirePlainStart();
        int start = at;
        while (peek() != ':') {
            require(isOrdinary(peek()) && peek() != '#' && at - start < LONGEST);
            at++;
        }
        require(text.charAt(at - 1) != ' ');
        return new YamlScalar(text.substring(start, at), false, position);
    }

    /** What stands behind the colon of a key, or below it. */
    private YamlNode valueOf(int column) {
        require(peek() == ' ' || isLineEnd() || atEnd());
        SourcePosition nothing = position();
        blanks();
        if (!atEnd() && !isLineEnd() && peek() != '#') {
            return inLine(column);
        }
        toContent();
        if (isItem() && column() >= column) {
            return sequence(column());
        }
        boolean isDeeper = !atEnd() && column() > column;
        return isDeeper ? mapping(column()) : new YamlScalar("", false, nothing);
    }

    private YamlSequence sequence(int column) {
        deeper();
        SourcePosition position = position();
        List<YamlNode> items = new ArrayList<>();
        do {
            if (!isItem()) {
                break;
            }
            at++;
            blanks();
            require(!atEnd() && !isLineEnd() && peek() != '#' && !isItem());
            items.add(isKey() ? mapping(column()) : inLine(column));
        } while (isAtColumn(column));
        back();
        return new YamlSequence(items, position);
    }

    /** Whether a mapping starts here: a text with a colon behind it. */
    private boolean isKey() {
        int end = at;
        if (peek() == '[' || peek() == '{') {
            return false;
        }
        if (peek() == '"' || peek() == '\'') {
            int close = text.indexOf(peek(), at + 1);
            return close > 0 && close + 1 < text.length() && text.charAt(close + 1) == ':';
        }
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '#') {
            if (text.charAt(end) == ':' && (end + 1 == text.length() || " \r\n".indexOf(text.charAt(end + 1)) >= 0)) {
                return true;
            }
            end++;
        }
        return false;
    }

    /** A value that starts in the line of its key or hyphen, and everything up to the next line with content. */
    private YamlNode inLine(int column) {
        YamlNode value = peek() == '|' ? literal(column) : oneLine(column);
        toContent();
        require(atEnd() || column() <= column);
        return value;
    }

    private YamlNode oneLine(int column) {
        YamlNode value = switch (peek()) {
            case '[', '{' -> inBrackets(column);
            case '"', '\'' -> quoted(peek());
            default -> plainLine();
        };
        int end = at;
        blanks();
        require(atEnd() || isLineEnd() || (peek() == '#' && at > end));
        return value;
    }

    private YamlScalar plainLine() {
        SourcePosition position = position();
        requirePlainStart();
        int start = at;
        int end = at;
        while (!atEnd() && !isLineEnd() && !(peek() == '#' && text.charAt(at - 1) == ' ')) {
            require(isOrdinary(peek()) && at - start < LONGEST);
            require(peek() != ':' || (isOrdinary(after(1)) && after(1) != ' '));
            at++;
            end = text.charAt(at - 1) == ' ' ? end : at;
        }
        at = end;
        return new YamlScalar(text.substring(start, end), false, position);
    }

    private void requirePlainStart() {
        char c = peek();
        boolean isNegative = c == '-' && (isDigit(after(1)) || after(1) == '.');
        boolean isWord = isOrdinary(c) && (Character.isLetterOrDigit(c) || c > '\u00A0');
        require(isWord || isNegative || FIRST_OF_PLAIN.indexOf(c) >= 0);
        require(!(column() == 0 && (text.startsWith("---", at) || text.startsWith("...", at))));
    }

    private YamlNode inBrackets(int column) {
        return switch (peek()) {
            case '[' -> flowSequence(column);
            case '{' -> flowMapping(column);
            case '"', '\'' -> quoted(peek());
            default -> plainInBrackets();
        };
    }

    private YamlSequence flowSequence(int column) {
        deeper();
        SourcePosition position = position();
        List<YamlNode> items = new ArrayList<>();
        take('[');
        blanksAndLines(column);
        boolean more = peek() != ']';
        while (more) {
            items.add(inBrackets(column));
            more = goesOn(']', column);
        }
        take(']');
        back();
        return new YamlSequence(items, position);
    }

    private YamlMapping flowMapping(int column) {
        deeper();
        SourcePosition position = position();
        List<YamlEntry> entries = new ArrayList<>();
        Keys keys = new Keys();
        take('{');
        blanksAndLines(column);
        boolean more = peek() != '}';
        while (more) {
            YamlScalar key = peek() == '"' || peek() == '\'' ? quoted(peek()) : plainInBrackets();
            keys.add(key);
            take(':');
            take(' ');
            blanks();
            entries.add(new YamlEntry(key, inBrackets(column)));
            more = goesOn('}', column);
        }
        take('}');
        back();
        return new YamlMapping(entries, position);
    }

    private boolean goesOn(char close, int column) {
        blanksAndLines(column);
        if (peek() == close) {
            return false;
        }
        take(',');
        blanksAndLines(column);
        return true;
    }

    /** One word: in brackets a text of several is left to the library. */
    private YamlScalar plainInBrackets() {
        SourcePosition position = position();
        requirePlainStart();
        int start = at;
        while (isOrdinary(peek()) && peek() != ' ' && ENDS_IN_BRACKETS.indexOf(peek()) < 0 && peek() != ':') {
            require("#\"'".indexOf(peek()) < 0 && at - start < LONGEST);
            at++;
        }
        return new YamlScalar(text.substring(start, at), false, position);
    }

    /** Lines under a bar, as they are; the text ends with one end of line. */
    private YamlScalar literal(int column) {
        SourcePosition position = position();
        take('|');
        require(isLineEnd());
        newLine();
        StringBuilder content = new StringBuilder();
        blanks();
        int indentation = column();
        require(indentation > column && !isLineEnd() && !atEnd());
        while (column() >= indentation && !atEnd()) {
            int start = at;
            while (!atEnd() && !isLineEnd()) {
                require(isOrdinary(peek()) && at - start < LONGEST);
                at++;
            }
            require(content.length() < LONGEST * LONGEST && isLineEnd());
            content.append(text, start, at).append('\n');
            newLine();
            indent(indentation);
            require(!isLineEnd());
        }
        return new YamlScalar(content.toString(), true, position);
    }

    private void indent(int most) {
        while (column() < most && peek() == ' ') {
            at++;
        }
    }

    private void blanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    private void blanksAndLines(int column) {
        blanks();
        while (isLineEnd()) {
            newLine();
            blanks();
            require(column() > column || isLineEnd());
        }
    }

    /** Over blanks, comments and ends of lines to the next character that says something. */
    private void toContent() {
        blanks();
        while (peek() == '#' || isLineEnd()) {
            int start = at;
            while (!atEnd() && !isLineEnd()) {
                require(at - start < LONGEST);
                at++;
            }
            if (!atEnd()) {
                newLine();
                blanks();
            }
        }
    }

    private boolean isItem() {
        return peek() == '-' && (after(1) == ' ' || after(1) == '\n' || after(1) == '\r');
    }

    /** Whether something goes on in a column; whatever stands further out belongs to something else. */
    private boolean isAtColumn(int column) {
        return !atEnd() && column() == column;
    }
}
