package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in a notebook, which is one JSON string or several to be put together. Each character has its place in the JSON, where a
 * backslash or an accent may take several.
 */
final class NotebookText {
    private static final int STEP = 256;

    private final LineOffsets offsets;
    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    /**
     * One JSON string.
     *
     * @param from where it begins in the text
     * @param quote where its first quote stands in the file
     * @param marks the places in its line of every 256th of its characters
     */
    private record Part(int from, SourcePosition quote, String line, List<Mark> marks) {}

    /** Where a character stands in a line: its index, and its column. */
    private record Mark(int index, int column) {}

    NotebookText(LineOffsets offsets) {
        this.offsets = offsets;
    }

    void add(YamlScalar string) {
        SourcePosition quote = string.position();
        String line = offsets.source().lineAt(quote).orElse("");
        List<Mark> marks = new ArrayList<>();
        int index = Math.min(line.length(), offsets.index(quote, line) + 1);
        Mark mark = new Mark(index, quote.column() + 1);
        marks.add(mark);
        for (int at = STEP; at < string.text().length(); at += STEP) {
            mark = walked(line, mark, STEP);
            marks.add(mark);
        }
        parts.add(new Part(text.length(), quote, line, marks));
        text.append(string.text());
    }

    PlacedText placed() {
        return new PlacedText(text.toString(), this::at);
    }

    private SourcePosition at(int index) {
        if (parts.isEmpty()) {
            return SourcePosition.start(offsets.source().file());
        }
        Part part = parts.get(partOf(index));
        int inPart = index - part.from();
        int block = Math.min(inPart / STEP, part.marks().size() - 1);
        Mark mark = walked(part.line(), part.marks().get(block), inPart - block * STEP);
        return new SourcePosition(part.quote().file(), part.quote().line(), mark.column());
    }

    private int partOf(int index) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (parts.get(middle).from() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The place some characters of the text further on, of which each may be an escape in the line. */
    private static Mark walked(String line, Mark from, int characters) {
        int index = from.index();
        int column = from.column();
        for (int i = 0; i < characters && index < line.length(); i++) {
            int length = line.charAt(index) != '\\' ? 1 : line.startsWith("u", index + 1) ? 6 : 2;
            boolean second = Character.isLowSurrogate(line.charAt(index));
            column += second ? 0 : length;
            index += length;
        }
        return new Mark(index, column);
    }
}
