package gradus.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a file, kept so that a message can show the one it is about.
 *
 * @param file the name that {@link SourcePosition#file()} uses for it
 * @param lines the lines without their line ends
 * @param others further files that messages may be about
 */
public record SourceText(String file, List<String> lines, List<SourceText> others) {
    public SourceText {
        lines = List.copyOf(lines);
        others = List.copyOf(others);
    }

    public SourceText(String file, List<String> lines) {
        this(file, lines, List.of());
    }

    /** The texts of several files, at least one, as one; it is called like the first. */
    public static SourceText together(List<SourceText> texts) {
        SourceText first = texts.get(0);
        return new SourceText(first.file(), first.lines(), texts.subList(1, texts.size()));
    }

    /** The lines of {@code text}; a line ends with LF, CR LF or CR. */
    public static SourceText of(String file, String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = lineEnd(text, start); end < text.length(); end = lineEnd(text, start)) {
            lines.add(text.substring(start, end));
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        lines.add(text.substring(start));
        return new SourceText(file, lines);
    }

    /** A file whose text cannot be shown. */
    public static SourceText none(String file) {
        return new SourceText(file, List.of());
    }

    /** The line a position is on, unless the position is in a file that is not here, or past the end. */
    public Optional<String> lineAt(SourcePosition position) {
        if (!position.file().equals(file)) {
            return others.stream()
                    .flatMap(text -> text.lineAt(position).stream())
                    .findFirst();
        }
        boolean here = position.hasLine() && position.line() <= lines.size();
        return here ? Optional.of(lines.get(position.line() - 1)) : Optional.empty();
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
