package gradus.submission;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Takes out of a text what is not said in it: comments become blanks, so that every other character keeps its index. */
final class Comments {
    private static final Pattern BLOCK_START = Pattern.compile("[ \t]*[%#]\\{[ \t]*");
    private static final Pattern BLOCK_END = Pattern.compile("[ \t]*[%#]\\}[ \t]*");

    private final char[] text;

    private Comments(String text) {
        this.text = text.toCharArray();
    }

    static String blanked(String text, Surface surface) {
        Comments comments = new Comments(text);
        switch (surface) {
            case MARKDOWN -> comments.ofMarkdown(text);
            case LATEX -> comments.behindPercent();
            case MATLAB -> comments.ofMatlab();
            case PYTHON -> comments.ofPython();
            case TEXT -> {}
        }
        return new String(comments.text);
    }

    private void ofMarkdown(String whole) {
        between(whole, "<!--", "-->");
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '`' ? ' ' : text[i];
        }
    }

    private void between(String whole, String open, String close) {
        int start = whole.indexOf(open);
        while (start >= 0) {
            int found = whole.indexOf(close, start);
            int end = found < 0 ? whole.length() : found + close.length();
            blank(start, end);
            start = whole.indexOf(open, end);
        }
    }

    private void behindPercent() {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\\') {
                i++;
            } else if (text[i] == '%') {
                i = blankLine(i);
            }
        }
    }

    private void ofMatlab() {
        boolean block = false;
        for (int start = 0; start < text.length; start = lineEnd(start) + 1) {
            String line = new String(text, start, lineEnd(start) - start);
            boolean opens = BLOCK_START.matcher(line).matches();
            if (block || opens) {
                blank(start, lineEnd(start));
                block = !BLOCK_END.matcher(line).matches();
            } else {
                lineOfMatlab(start, lineEnd(start));
            }
        }
    }

    private void lineOfMatlab(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c == '%' || (c == '#' && (i == start || Character.isWhitespace(text[i - 1])))) {
                blank(i, end);
                return;
            }
            if (c == '.' && i + 2 < end && text[i + 1] == '.' && text[i + 2] == '.') {
                blank(i, end);
                joinLines(end);
                return;
            }
            if (c == '"' || (c == '\'' && opensText(start, i))) {
                i = blankText(i, end);
            }
        }
    }

    private void joinLines(int end) {
        int after = end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
        Arrays.fill(text, end, Math.min(text.length, after), ' ');
    }

    /** Behind a name, a bracket or a number, an apostrophe transposes. */
    private boolean opensText(int start, int at) {
        return at == start || (!Character.isLetterOrDigit(text[at - 1]) && "_)]}'.".indexOf(text[at - 1]) < 0);
    }

    private void ofPython() {
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c == '#') {
                i = blankLine(i);
            } else if (c == '"' || c == '\'') {
                i = i + 2 < text.length && text[i + 1] == c && text[i + 2] == c
                        ? blankLongText(i)
                        : blankText(i, lineEnd(i));
            }
        }
    }

    private int blankLongText(int start) {
        char quote = text[start];
        int end = start + 3;
        while (end + 2 < text.length && !(text[end] == quote && text[end + 1] == quote && text[end + 2] == quote)) {
            end++;
        }
        int after = Math.min(text.length, end + 3);
        blank(start, after);
        return after - 1;
    }

    /** Blanks what stands between two quotes, unless it is the key of an entry, written or taken; the index of the second quote. */
    private int blankText(int start, int lineEnd) {
        int end = start + 1;
        while (end < lineEnd && text[end] != text[start]) {
            end += text[end] == '\\' ? 2 : 1;
        }
        end = Math.min(end, lineEnd);
        int next = end + 1;
        while (next < lineEnd && text[next] == ' ') {
            next++;
        }
        if (next >= lineEnd || (text[next] != ':' && text[next] != ']')) {
            blank(start + 1, end);
        }
        return end;
    }

    private int blankLine(int from) {
        int end = lineEnd(from);
        blank(from, end);
        return end;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return end;
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\n' && text[i] != '\r') {
                text[i] = ' ';
            }
        }
    }
}
