package gradus.report.solution;

/** Plain words as the content of an element or of a quoted attribute in HTML, SVG and MathML. */
final class MarkupText {
    private MarkupText() {}

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
