package gradus.yaml;

import gradus.issue.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON without escapes, and with numbers as JSON has them. */
final class PlainJson extends PlainText {
    PlainJson(String file, String text) {
        super(file, text);
    }

    YamlNode document() {
        blanks();
        YamlNode root = value();
        blanks();
        require(atEnd() && !(root instanceof YamlScalar));
        return root;
    }

    private YamlNode value() {
        return switch (peek()) {
            case '{' -> mapping();
            case '[' -> sequence();
            case '"' -> quoted('"');
            default -> bare();
        };
    }

    private YamlMapping mapping() {
        deeper();
        SourcePosition position = position();
        List<YamlEntry> entries = new ArrayList<>();
        Keys keys = new Keys();
        take('{');
        blanks();
        boolean more = peek() != '}';
        while (more) {
            YamlScalar key = quoted('"');
            keys.add(key);
            blanks();
            take(':');
            blanks();
            entries.add(new YamlEntry(key, value()));
            more = goesOn('}');
        }
        take('}');
        back();
        return new YamlMapping(entries, position);
    }

    private YamlSequence sequence() {
        deeper();
        SourcePosition position = position();
        List<YamlNode> items = new ArrayList<>();
        take('[');
        blanks();
        boolean more = peek() != ']';
        while (more) {
            items.add(value());
            more = goesOn(']');
        }
        take(']');
        back();
        return new YamlSequence(items, position);
    }

    /** Whether a comma leads to a further part. */
    private boolean goesOn(char close) {
        blanks();
        if (peek() == close) {
            return false;
        }
        take(',');
        blanks();
        return true;
    }

    private YamlScalar bare() {
        SourcePosition position = position();
        int start = at;
        if (text.startsWith("null", at)) {
            at += 4;
            requireEnd();
            return new YamlScalar("", false, position);
        }
        if (text.startsWith("true", at)) {
            at += 4;
        } else if (text.startsWith("false", at)) {
            at += 5;
        } else {
            number();
        }
        requireEnd();
        return new YamlScalar(text.substring(start, at), false, position);
    }

    private void number() {
        at += peek() == '-' ? 1 : 0;
        require(peek() != '0' || !isDigit(after(1)));
        digits();
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            at += peek() == '-' || peek() == '+' ? 1 : 0;
            digits();
        }
    }

    private void digits() {
        int start = at;
        while (isDigit(peek())) {
            at++;
        }
        require(at > start && at - start < LONGEST);
    }

    /** Whatever follows a word or a number directly has to be a sign of JSON. */
    private void requireEnd() {
        require(" \t\r\n,]}".indexOf(peek()) >= 0);
    }

    private void blanks() {
        while (true) {
            switch (peek()) {
                case ' ', '\t' -> at++;
                case '\r', '\n' -> newLine();
                default -> {
                    return;
                }
            }
        }
    }
}
