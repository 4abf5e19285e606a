package gradus.submission;

import java.util.Set;

/** The commands of LaTeX that change how a formula looks, and not what it says. */
final class Typesetting {
    private static final Set<String> LEFT_OUT = Set.of(
            "left",
            "right",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "displaystyle",
            "textstyle",
            "scriptstyle",
            "hline",
            "nonumber",
            "notag",
            "arraystretch",
            "renewcommand",
            "small",
            "tiny",
            "quad");
    private static final String BLANKS = ",;:! ";

    private Typesetting() {}

    /** Whether the command whose backslash stands at an index says nothing. */
    static boolean isLeftOut(PairedText text, int index) {
        int end = text.behindCommand(index);
        String name = text.text().substring(index + 1, end);
        return LEFT_OUT.contains(name) || (name.length() == 1 && BLANKS.contains(name));
    }
}
