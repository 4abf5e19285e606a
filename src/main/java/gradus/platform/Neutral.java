package gradus.platform;

import gradus.issue.Visible;
import java.util.Locale;

/** What a stranger wrote, made harmless for the place where it lands. */
final class Neutral {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Neutral() {}

    /** For HTML and XML, in elements and in quoted attributes; only entities that XML knows, too. */
    static String markup(String text) {
        StringBuilder safe = new StringBuilder();
        Visible.of(text).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isNoncharacter(character) ? '\uFFFD' : character);
            }
        });
        return safe.toString();
    }

    /** For plain text. */
    static String text(String text) {
        return Visible.of(text);
    }

    /** XML 1.0 has no U+FFFE and U+FFFF, and consumers differ on the others of their kind. */
    private static boolean isNoncharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }

    /** For a cell of a spreadsheet: one that would be run as a formula has an apostrophe in front. */
    static String cell(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /**
     * For HTML in a cell that PHP reads: its reader takes a backslash for an escape, and a student's row can swallow the next one.
     */
    static String phpMarkup(String text) {
        return markup(text).replace("\\", "&#92;");
    }

    /** For a JSON text in the log of a GitHub job, where two colons begin a command to the runner. */
    static String log(String text) {
        return Visible.of(text).replace("::", ": :");
    }

    /** For a comment of VPL: nothing in it sets a grade, ends the comment, becomes a heading or a link. */
    static String vpl(String text) {
        String safe = Visible.of(text)
                .replace(":=>>", ": =>>")
                .replace("<|--", "<| --")
                .replace("--|>", "-- |>")
                .replaceAll("(?i)(https?):", "$1 :");
        return safe.startsWith(">") || safe.startsWith("-") ? "| " + safe : safe;
    }

    /** For a name that platforms take apart at underscores. */
    static String withoutUnderscores(String name) {
        String blank = Visible.of(name).replace('_', ' ').replaceAll("[\\\\/:*?\"<>|]", " ");
        return blank.replaceFirst("^[.~\\s]+", "").strip();
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
