package gradus.report;

import gradus.grading.BlindSpots;
import gradus.grading.Suggestion;
import gradus.grading.mistake.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which known mistakes a problem reveals and which it hides, for its author. */
public final class BlindSpotText {
    private static final int WIDTH = 100;
    private static final String NOTHING = " none of the numbers that are asked";
    private static final String INDENT = "      ";
    private static final int MOST_SUGGESTIONS = 3;

    private BlindSpotText() {}

    /**
     * The blind spots, indented below the name of a file.
     *
     * @param suggestions changes that reveal more, the most useful first
     * @param digits the significant digits that answers were taken to have
     * @param everything whether revealed mistakes are listed as well
     */
    public static String text(BlindSpots spots, List<Suggestion> suggestions, int digits, boolean everything) {
        StringBuilder text = new StringBuilder(line(spots));
        if (everything) {
            append(text, "shows", "show", ids(spots.revealed()));
        }
        append(text, "changes" + NOTHING, "change" + NOTHING, ids(spots.hidden()));
        String unseen = " only behind " + digits + " significant digits";
        append(text, "differs" + unseen, "differ" + unseen, ids(spots.hiddenByDigits()));
        append(
                text,
                "group of mistakes cannot be told apart",
                "groups of mistakes cannot be told apart",
                spots.alike().stream()
                        .map(group -> String.join(" = ", ids(group)))
                        .toList());
        suggestions.stream().limit(MOST_SUGGESTIONS).forEach(suggestion -> {
            String shows = "would show if you " + suggestion.change();
            append(text, shows, shows, ids(suggestion.reveals()));
        });
        return text.toString();
    }

    /** How many show, in one line with its end. */
    public static String line(BlindSpots spots) {
        return "  " + spots.revealed().size() + " of " + spots.possible()
                + " known mistakes that can be made here show in the answers.\n";
    }

    private static List<String> ids(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::id).toList();
    }

    private static void append(StringBuilder text, String ofOne, String ofMore, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        String what = items.size() == 1 ? ofOne : ofMore;
        text.append("    ").append(items.size()).append(' ').append(what).append(":\n");
        wrapped(items).forEach(line -> text.append(INDENT).append(line).append('\n'));
    }

    private static List<String> wrapped(List<String> items) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String item : items.stream().collect(Collectors.joining(",\n")).split("\n", -1)) {
            if (line.length() > 0 && line.length() + item.length() + 1 > WIDTH - INDENT.length()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(item);
        }
        lines.add(line.toString());
        return lines;
    }
}
