package gradus.report.solution;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain words in Markdown: nothing in them is a link, HTML, emphasis, mathematics or the beginning of a list. */
public final class MarkdownText {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|$~&]");
    private static final Pattern LIST = Pattern.compile("^(\\s*)([-+=])");
    private static final Pattern NUMBERED = Pattern.compile("^(\\s*\\d+)([.)])");

    private MarkdownText() {}

    /** A text of one line with every sign that Markdown would take for its own escaped. */
    public static String escaped(String words) {
        String text = SPECIAL.matcher(words).replaceAll("\\\\$0");
        text = LIST.matcher(text).replaceFirst("$1\\\\$2");
        return NUMBERED.matcher(text).replaceFirst("$1\\\\$2");
    }

    /** An equation in LaTeX between dollar signs, a line for each side if there are several. */
    static String equation(List<String> sides) {
        if (sides.size() == 2) {
            return "$$\n" + String.join(" = ", sides) + "\n$$";
        }
        String rest = sides.stream().skip(1).collect(Collectors.joining(" \\\\\n&= "));
        return "$$\n\\begin{aligned}\n" + sides.get(0) + " &= " + rest + "\n\\end{aligned}\n$$";
    }
}
