package gradus.report;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.issue.Visible;
import gradus.report.language.Language;
import java.util.ArrayList;
import java.util.List;

/** Texts of strangers, short enough for a page and with nothing in them that cannot be seen. */
public final class Excerpt {
    private static final int LONGEST = 600;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_PLACES = 12;
    private static final int LAST_PLACES = 2;

    private Excerpt() {}

    /** The beginning of a text, or all of it. */
    public static String of(String text) {
        return shortened(text, LONGEST);
    }

    /** The beginning of a name, or all of it. */
    public static String name(String text) {
        return shortened(text, LONGEST_NAME);
    }

    private static String shortened(String text, int longest) {
        // A code point has two characters at most, so a text of a megabyte is cut before it is counted.
        String near = text.length() > 2 * longest ? text.substring(0, 2 * longest) : text;
        int length = near.codePointCount(0, near.length());
        return length <= longest && near.length() == text.length()
                ? Visible.of(text)
                : Visible.of(near.substring(0, near.offsetByCodePoints(0, Math.min(length, longest - 1)))) + "…";
    }

    /** What an issue says, with its line; what is about a whole file stands at its first sign, or at none, and needs none. */
    public static String placed(Issue issue) {
        return placed(issue, Language.ENGLISH);
    }

    static String placed(Issue issue, Language language) {
        SourcePosition position = issue.position();
        boolean isAboutAll = !position.hasLine() || (position.line() == 1 && position.column() == 1);
        return isAboutAll
                ? issue.message()
                : language.text("place.line", "line", position.line(), "text", issue.message());
    }

    /** The end of a text, or all of it. */
    static String end(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST
                ? Visible.of(text)
                : "…" + Visible.of(text.substring(text.offsetByCodePoints(0, length - LONGEST + 1)));
    }

    /** The places from 0 that are shown of so many; -1 stands for those that are left out. */
    static List<Integer> places(int count) {
        List<Integer> places = new ArrayList<>();
        int first = count <= MOST_PLACES ? count : MOST_PLACES - LAST_PLACES;
        for (int place = 0; place < first; place++) {
            places.add(place);
        }
        if (first < count) {
            places.add(-1);
            for (int place = count - LAST_PLACES; place < count; place++) {
                places.add(place);
            }
        }
        return places;
    }
}
