package gradus.issue;

import java.util.Arrays;

/** The part of one source line that a message shows, with carets under the place. */
public final class SourceExcerpt {
    private static final int WIDTH = 100;
    private static final int BEFORE = 40;
    private static final String ELLIPSIS = "…";

    private final int[] line;
    private final int place;
    private final int length;
    private final int from;
    private final int to;

    /**
     * An excerpt that shows a place.
     *
     * @param line the whole line
     * @param column the first character of the place, from 1
     * @param length how many code points the place has
     */
    public SourceExcerpt(String line, int column, int length) {
        this.line = Visible.of(line).codePoints().toArray();
        this.place = Math.min(column - 1, this.line.length);
        this.length = length;
        boolean fits = this.line.length <= WIDTH;
        int room = WIDTH - 2 * ELLIPSIS.length();
        this.from = fits ? 0 : Math.max(0, Math.min(place - BEFORE, this.line.length - room));
        this.to = fits ? this.line.length : Math.min(this.line.length, from + room);
    }

    /** The part of the line that is shown. */
    public String text() {
        String shown = new String(line, from, to - from).stripTrailing();
        return (from > 0 ? ELLIPSIS : "") + shown + (to < line.length ? ELLIPSIS : "");
    }

    /** Carets, to stand below the text. */
    public String carets() {
        int before = cells(from, place) + (from > 0 ? ELLIPSIS.length() : 0);
        int end = (int) Math.min(to, (long) place + length);
        return " ".repeat(before) + "^".repeat(Math.max(1, cells(place, end)));
    }

    private int cells(int start, int end) {
        return Arrays.stream(line, start, Math.max(start, end))
                .map(Visible::cells)
                .sum();
    }
}
