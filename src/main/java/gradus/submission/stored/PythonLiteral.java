package gradus.submission.stored;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as Python writes it down: the few kinds that describe an array. */
sealed interface PythonLiteral {
    record Text(String text) implements PythonLiteral {}

    record Whole(long number) implements PythonLiteral {}

    record Truth(boolean value) implements PythonLiteral {}

    record Items(List<PythonLiteral> items) implements PythonLiteral {}

    record Keys(Map<String, PythonLiteral> values) implements PythonLiteral {}

    /** The value that a text is, or nothing if it is none. */
    static Optional<PythonLiteral> read(String text) {
        Reader reader = new Reader(text);
        Optional<PythonLiteral> value = reader.value(0);
        return value.filter(read -> reader.isAtEnd());
    }

    /** Reads one character after the other. */
    final class Reader {
        private static final int DEEPEST = 8;
        private static final int MOST_DIGITS = 18;

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private Optional<PythonLiteral> value(int depth) {
            char c = next();
            if (depth > DEEPEST) {
                return Optional.empty();
            }
            return switch (c) {
                case '\'', '"' -> text(c).map(Text::new);
                case '(' -> items(')', depth);
                case '[' -> items(']', depth);
                case '{' -> keys(depth);
                default -> word();
            };
        }

        private Optional<String> text(char quote) {
            int end = text.indexOf(quote, at + 1);
            if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
                return Optional.empty();
            }
            String inside = text.substring(at + 1, end);
            at = end + 1;
            return Optional.of(inside);
        }

        private Optional<PythonLiteral> items(char close, int depth) {
            List<PythonLiteral> items = new ArrayList<>();
            at++;
            while (next() != close) {
                Optional<PythonLiteral> item = value(depth + 1);
                if (item.isEmpty() || !separated(close)) {
                    return Optional.empty();
                }
                items.add(item.get());
            }
            at++;
            return Optional.of(new Items(items));
        }

        private Optional<PythonLiteral> keys(int depth) {
            Map<String, PythonLiteral> values = new LinkedHashMap<>();
            at++;
            while (next() != '}') {
                char quote = next();
                Optional<String> key = quote == '\'' || quote == '"' ? text(quote) : Optional.empty();
                if (key.isEmpty() || next() != ':') {
                    return Optional.empty();
                }
                at++;
                Optional<PythonLiteral> value = value(depth + 1);
                if (value.isEmpty() || !separated('}')) {
                    return Optional.empty();
                }
                values.put(key.get(), value.get());
            }
            at++;
            return Optional.of(new Keys(values));
        }

        /** Whether a comma stands here, which is taken, or the closing bracket, which is not. */
        private boolean separated(char close) {
            char c = next();
            at += c == ',' ? 1 : 0;
            return c == ',' || c == close;
        }

        /** A truth value, or a whole number; Python 2 may write {@code 3L}. */
        private Optional<PythonLiteral> word() {
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            String word = text.substring(start, at);
            if (word.equals("True") || word.equals("False")) {
                return Optional.of(new Truth(word.equals("True")));
            }
            String digits = word.endsWith("L") ? word.substring(0, word.length() - 1) : word;
            boolean whole = digits.matches("-?[0-9]{1," + MOST_DIGITS + "}");
            return whole ? Optional.of(new Whole(Long.parseLong(digits))) : Optional.empty();
        }

        private char next() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private boolean isAtEnd() {
            next();
            return at == text.length();
        }
    }
}
