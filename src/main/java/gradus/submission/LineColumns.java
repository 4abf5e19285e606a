package gradus.submission;

import gradus.issue.SourcePosition;
import java.util.Arrays;

/**
 * From indices to lines and columns, in any order and without walking through long lines. Columns count code points, so what two
 * characters of a pair have too much is taken off.
 */
final class LineColumns {
    private static final int STEP = 512;

    private final String file;
    private final String text;
    private final int[] starts;
    private final int[] pairs;

    LineColumns(String file, String text) {
        this.file = file;
        this.text = text;
        this.starts = lineStarts(text);
        this.pairs = pairs(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    /** The surrogate pairs that end before every 512th character. */
    private static int[] pairs(String text) {
        int[] pairs = new int[text.length() / STEP + 1];
        for (int i = 1; i < pairs.length; i++) {
            pairs[i] = pairs[i - 1] + pairs(text, (i - 1) * STEP, i * STEP);
        }
        return pairs;
    }

    private static int pairs(String text, int from, int to) {
        int pairs = 0;
        for (int i = Math.max(1, from); i < to; i++) {
            boolean pair = Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1));
            pairs += pair ? 1 : 0;
        }
        return pairs;
    }

    /** The index of the first character of a line, counted from 0. */
    int start(int line) {
        return starts[line];
    }

    int lines() {
        return starts.length;
    }

    SourcePosition at(int index) {
        int found = Arrays.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        int column = index - starts[line] - (pairsBefore(index) - pairsBefore(starts[line])) + 1;
        return new SourcePosition(file, line + 1, column);
    }

    private int pairsBefore(int index) {
        int block = index / STEP;
        return pairs[block] + pairs(text, block * STEP, index);
    }
}
