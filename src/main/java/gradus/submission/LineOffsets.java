package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the characters that columns stand for. A notebook may be one line of millions of characters with thousands of texts in it, so
 * a line is walked through from its start only where it has letters that take two characters.
 */
final class LineOffsets {
    private final SourceText source;
    private final Map<Integer, Boolean> withPairs = new HashMap<>();

    LineOffsets(SourceText source) {
        this.source = source;
    }

    SourceText source() {
        return source;
    }

    /** The index of a place in its line, or the length of the line for a place behind it. */
    int index(SourcePosition place, String line) {
        int before = place.column() - 1;
        boolean hasPairs = withPairs.computeIfAbsent(
                place.line(), number -> line.codePointCount(0, line.length()) < line.length());
        if (!hasPairs) {
            return Math.min(line.length(), before);
        }
        return before > line.codePointCount(0, line.length()) ? line.length() : line.offsetByCodePoints(0, before);
    }
}
