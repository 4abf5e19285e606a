package gradus.report.solution;

import java.util.ArrayList;
import java.util.List;

/** Running text broken into lines at its blanks. */
final class Paragraph {
    private Paragraph() {}

    /**
     * The lines of a text.
     *
     * @param width how many letters a line may have; only a longer word exceeds it
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && length(line) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
