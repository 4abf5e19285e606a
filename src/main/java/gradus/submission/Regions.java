package gradus.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Divides a text into prose and mathematics, as Markdown and LaTeX mark it. */
final class Regions {
    private static final Set<String> DISPLAYS =
            Set.of("equation", "align", "gather", "multline", "displaymath", "eqnarray", "math", "flalign", "alignat");

    private final String text;
    private final List<Region> regions = new ArrayList<>();
    private final Set<String> neverClosed = new HashSet<>();
    private int proseFrom;

    /**
     * A stretch of prose or of mathematics.
     *
     * @param from the index of its first character
     * @param to the index behind its last one
     * @param mathematics which of the two it is
     */
    record Region(int from, int to, boolean mathematics) {}

    private Regions(String text) {
        this.text = text;
    }

    static List<Region> of(String text, Surface surface) {
        return surface.hasMathematics() ? new Regions(text).divide() : List.of(new Region(0, text.length(), false));
    }

    private List<Region> divide() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = c == '\\' ? behindBackslash(at) : c == '$' ? behindDollar(at) : at + 1;
        }
        prose(text.length());
        return regions;
    }

    private void prose(int to) {
        if (proseFrom < to) {
            regions.add(new Region(proseFrom, to, false));
        }
    }

    /** Adds the mathematics between two marks; the index behind the second one. */
    private int mathematics(int open, int from, int to, int after) {
        prose(open);
        regions.add(new Region(from, to, true));
        proseFrom = after;
        return after;
    }

    private int behindBackslash(int at) {
        if (text.startsWith("\\[", at)) {
            return until("\\]", at, at + 2, at + 2);
        }
        if (text.startsWith("\\(", at)) {
            return until("\\)", at, at + 2, at + 2);
        }
        if (text.startsWith("\\begin{", at)) {
            String name = Environments.nameAt(text, at);
            int inside = at + "\\begin{}".length() + name.length();
            boolean display = DISPLAYS.contains(name.endsWith("*") ? name.substring(0, name.length() - 1) : name);
            return display ? until("\\end{" + name + "}", at, inside, inside) : at + 1;
        }
        return at + 2;
    }

    private int until(String close, int open, int from, int otherwise) {
        int end = neverClosed.contains(close) ? -1 : text.indexOf(close, from);
        if (end < 0) {
            neverClosed.add(close);
            return otherwise;
        }
        return mathematics(open, from, end, end + close.length());
    }

    private int behindDollar(int at) {
        if (text.startsWith("$$", at)) {
            return until("$$", at, at + 2, at + 2);
        }
        int end = closingDollar(at + 1);
        if (text.startsWith("$", end)) {
            return mathematics(at, at + 1, end, end + 1);
        }
        return end;
    }

    /** The next dollar sign of the paragraph, or the end of the paragraph. */
    private int closingDollar(int from) {
        boolean blankLine = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' || (c == '\n' && blankLine)) {
                return i;
            }
            blankLine = c == '\n' || (blankLine && Character.isWhitespace(c));
            i += c == '\\' ? 1 : 0;
        }
        return text.length();
    }
}
