package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in a notebook, which is one JSON string or several to be put together. Each character has its place in the JSON, where a
 * backslash or an accent may take several.
 */
final class NotebookText {
    private final SourceText source;
    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private int part;
    private int inText;
    private int inLine;
    private int column;

    /** One JSON string: where it begins in the text, and where its first quote stands in the file. */
    private record Part(int from, SourcePosition quote) {}

    NotebookText(SourceText source) {
        this.source = source;
    }

    void add(YamlScalar string) {
        parts.add(new Part(text.length(), string.position()));
        text.append(string.text());
    }

    PlacedText placed() {
        rewind(0);
        return new PlacedText(text.toString(), this::at);
    }

    private SourcePosition at(int index) {
        int wanted = partOf(index);
        if (wanted != part || index < inText) {
            rewind(wanted);
        }
        String line = source.lineAt(parts.get(part).quote()).orElse("");
        while (inText < index && inLine < line.length()) {
            int length = escapeLength(line, inLine);
            inText += Character.isHighSurrogate(line.charAt(inLine)) ? 2 : 1;
            inLine += length;
            column += line.codePointCount(Math.min(inLine - length, line.length()), Math.min(inLine, line.length()));
        }
        SourcePosition quote = parts.get(part).quote();
        return new SourcePosition(quote.file(), quote.line(), column);
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

    private void rewind(int to) {
        part = to;
        inText = parts.isEmpty() ? 0 : parts.get(to).from();
        SourcePosition quote = parts.isEmpty() ? SourcePosition.start(source.file()) : parts.get(to).quote();
        String line = source.lineAt(quote).orElse("");
        int left = Math.min(quote.column() - 1, line.codePointCount(0, line.length()));
        inLine = line.offsetByCodePoints(0, left) + 1;
        column = quote.column() + 1;
    }

    private static int escapeLength(String line, int at) {
        if (line.charAt(at) != '\\') {
            return Character.isHighSurrogate(line.charAt(at)) ? 2 : 1;
        }
        return line.startsWith("u", at + 1) ? 6 : 2;
    }
}
