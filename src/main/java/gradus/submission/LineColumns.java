package gradus.submission;

import gradus.issue.SourcePosition;
import java.util.Arrays;

/**
 * From indices to lines and columns. Columns count code points, from where the last one was asked on the same line, so that
 * going through a long line in order takes one walk.
 */
final class LineColumns {
    private final String file;
    private final String text;
    private final int firstLine;
    private final int[] starts;
    private int lastIndex;
    private int lastColumn = 1;

    LineColumns(String file, String text, int firstLine) {
        this.file = file;
        this.text = text;
        this.firstLine = firstLine;
        this.starts = lineStarts(text);
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
        if (lastIndex < starts[line] || lastIndex > index) {
            lastIndex = starts[line];
            lastColumn = 1;
        }
        lastColumn += text.codePointCount(lastIndex, index);
        lastIndex = index;
        return new SourcePosition(file, firstLine + line, lastColumn);
    }
}
