package gradus.report.solution;

/** Plain words as the content of an element or of a quoted attribute in HTML, SVG and MathML. */
public final class MarkupText {
    private MarkupText() {}

    /** The words with every sign that markup would take for its own as a reference. */
    public static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
