package gradus.issue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, or worth knowing, about a file: where it is, what it is, and how to repair it.
 *
 * @param severity how much it matters
 * @param code the stable identifier under which the documentation explains it, such as {@code GY012}
 * @param position its first character
 * @param length how many code points from there it covers, at least 1; the carets are clipped to the line
 * @param message one sentence that starts with the offending thing, without a final period
 * @param expected what would have been accepted there; empty if there is no list to give
 * @param fix what to do, as an order ({@code write 'sigmoid'}), if that is known
 */
public record Issue(
        Severity severity,
        String code,
        SourcePosition position,
        int length,
        String message,
        List<String> expected,
        Optional<String> fix) {
    public Issue {
        if (length < 1) {
            throw new IllegalArgumentException("an issue covers at least one character, got " + length);
        }
        expected = List.copyOf(expected);
    }

    /** An error without a list of alternatives and without a fix; add them with the {@code with} methods. */
    public static Issue error(String code, SourcePosition position, int length, String message) {
        return of(Severity.ERROR, code, position, length, message);
    }

    /** A warning, otherwise like {@link #error}. */
    public static Issue warning(String code, SourcePosition position, int length, String message) {
        return of(Severity.WARNING, code, position, length, message);
    }

    /** A note, otherwise like {@link #error}. */
    public static Issue note(String code, SourcePosition position, int length, String message) {
        return of(Severity.NOTE, code, position, length, message);
    }

    /** An issue of any severity, otherwise like {@link #error}. */
    public static Issue of(Severity severity, String code, SourcePosition position, int length, String message) {
        return new Issue(severity, code, position, length, message, List.of(), Optional.empty());
    }

    /** This issue with the list of what would have been accepted. */
    public Issue withExpected(Collection<String> names) {
        return new Issue(severity, code, position, length, message, List.copyOf(names), fix);
    }

    /** This issue with a repair. */
    public Issue withFix(String repair) {
        return withFix(Optional.of(repair));
    }

    /** This issue with a repair, or with none if none is known. */
    public Issue withFix(Optional<String> repair) {
        return new Issue(severity, code, position, length, message, expected, repair);
    }

    /** This issue, as no more than a severity. */
    public Issue atMost(Severity most) {
        Severity less = severity.compareTo(most) < 0 ? most : severity;
        return new Issue(less, code, position, length, message, expected, fix);
    }

    /**
     * The message as people read it: place, sentence and code, the source line with carets, what was expected, the fix.
     * Lines are separated by LF and the last one has no line end. Nothing in it can move a cursor or colour a terminal.
     *
     * @param source the file the issue is about; without the line in question the source block is left out
     */
    public String text(SourceText source) {
        StringBuilder text = new StringBuilder();
        text.append(Visible.of(position + ": " + severity.label() + ": " + message + " [" + code + "]"));
        source.lineAt(position).ifPresent(line -> appendBlock(text, line));
        if (!expected.isEmpty()) {
            text.append("\n  expected: ").append(Visible.of(String.join(", ", expected)));
        }
        fix.ifPresent(repair -> text.append("\n  fix: ").append(Visible.of(repair)));
        return text.toString();
    }

    private void appendBlock(StringBuilder text, String line) {
        SourceExcerpt excerpt = new SourceExcerpt(line, position.column(), length);
        String number = Integer.toString(position.line());
        String shown = excerpt.text();
        text.append("\n  ").append(number).append(" |").append(shown.isEmpty() ? "" : " " + shown);
        text.append("\n  ").append(" ".repeat(number.length())).append(" | ").append(excerpt.carets());
    }
}
