package gradus.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How words stand out on a terminal. Colours only say once more what the words say: without escape sequences every text is the
 * same.
 */
public enum Paint {
    /** Not at all, for files and pipes. */
    PLAIN,
    /** With the escape sequences of ANSI. */
    ANSI;

    private static final String BOLD = "1";
    private static final String SOFT = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    /** The first line of an issue; what stands before the severity is its place. */
    private static final Pattern ISSUE = Pattern.compile("^( *\\S.*?: )(error|warning)(: )");

    private String coded(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** A heading. */
    String heading(String text) {
        return coded(BOLD, text);
    }

    /** What is less important than what stands around it. */
    String soft(String text) {
        return coded(SOFT, text);
    }

    /** What should be looked at before anything else. */
    String warning(String text) {
        return coded(BOLD + ";" + YELLOW, text);
    }

    /** What became of a line, in words. */
    String standing(Standing standing, String words) {
        return coded(
                switch (standing) {
                    case RIGHT -> GREEN;
                    case CARRIED, CONVENTION -> YELLOW;
                    case MISSING, UNREADABLE -> SOFT;
                    case OWN_ERROR -> BOLD + ";" + RED;
                },
                words);
    }

    /** A line of an issue as people read it; only the first one stands out. */
    String issue(String line) {
        Matcher first = ISSUE.matcher(line);
        return first.find()
                ? first.group(1)
                        + coded(BOLD + ";" + (first.group(2).equals("error") ? RED : YELLOW), first.group(2))
                        + line.substring(first.end(2))
                : line;
    }

    /** Some issues as people read them. */
    public String issues(String text) {
        return this == PLAIN
                ? text
                : String.join("\n", text.lines().map(this::issue).toList());
    }
}
