package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line such as {@code student: s01} or {@code % problem: two-layers}, or a heading. */
final class HeaderLine {
    private static final int LONGEST = 300;
    private static final List<String> WORDS = List.of("student", "name", "problem");
    private static final Pattern HEADER = Pattern.compile(
            "[\\s#%/>*_|-]{0,8}(student|name|problem)(?:[ -]?id)?[*_]{0,3}\\s*[:=]\\s*[*_]{0,3}(\\S.*?)[*_\\s;]{0,8}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER = Pattern.compile("[\\s#%/>*_|-]{0,8}(\\p{L}{4,12})\\s*:\\s*(\\S.*)");
    private static final Pattern HEADING = Pattern.compile(
            "\\s{0,3}(?:#{1,6}\\s+(.+?)[\\s#]*|\\\\(?:sub){0,2}(?:section|paragraph)\\*?\\s*\\{(.+)\\}.*|(?:# ?)?%%+\\s+(.+?)\\s*)");

    private final TextPaper paper;
    private final Surface surface;

    HeaderLine(TextPaper paper, Surface surface) {
        this.paper = paper;
        this.surface = surface;
    }

    /** What is to be done if a line is one of these; such a line holds no answer. */
    Optional<Runnable> said(PlacedText placed, Span line) {
        if (line.to() - line.from() > LONGEST) {
            return Optional.empty();
        }
        String written = line.of(placed.text());
        Matcher header = HEADER.matcher(written);
        if (header.matches() && isSaid(written, header.group(1))) {
            String word = header.group(1).toLowerCase(Locale.ROOT);
            SourcePosition position = placed.at(line.from() + header.start(2));
            return Optional.of(() -> header(word, unquoted(header.group(2)), position));
        }
        return heading(placed, line, written).or(() -> misspelt(placed, line, written));
    }

    /** In a program, a variable may be called {@code name}; a comment says who hands in. */
    private boolean isSaid(String written, String word) {
        return !surface.isCode()
                || word.equalsIgnoreCase("student")
                || "#%".indexOf(written.strip().charAt(0)) >= 0;
    }

    private void header(String word, String value, SourcePosition position) {
        switch (word) {
            case "student" -> paper.student(value);
            case "name" -> paper.name(value);
            default -> paper.problem(value.strip(), position);
        }
    }

    private Optional<Runnable> heading(PlacedText placed, Span line, String written) {
        Matcher heading = HEADING.matcher(written);
        boolean comment = surface == Surface.PYTHON && !written.strip().startsWith("# %%");
        if (comment || !heading.matches()) {
            return Optional.empty();
        }
        int group = heading.group(1) != null ? 1 : heading.group(2) != null ? 2 : 3;
        if (heading.group(group).indexOf('=') >= 0) {
            return Optional.empty();
        }
        SourcePosition position = placed.at(line.from() + heading.start(group));
        return Optional.of(() -> paper.heading(heading.group(group).strip(), position));
    }

    private Optional<Runnable> misspelt(PlacedText placed, Span line, String written) {
        Matcher other = OTHER.matcher(written);
        if (!other.matches() || !isSaid(written, "")) {
            return Optional.empty();
        }
        String word = other.group(1).toLowerCase(Locale.ROOT);
        SourcePosition position = placed.at(line.from() + other.start(1));
        return Names.nearest(word, WORDS)
                .map(known -> () -> paper.issues()
                        .add(Issue.warning(
                                        TextCodes.UNKNOWN_HEADER,
                                        position,
                                        word.length(),
                                        "unknown word '" + other.group(1) + "' before a colon")
                                .withExpected(WORDS)
                                .withFix("write '" + known + "'")));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && "\"'`".indexOf(value.charAt(0)) >= 0
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
