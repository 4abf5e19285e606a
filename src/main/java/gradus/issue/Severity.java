package gradus.issue;

/** How much an issue matters to the file it is about. */
public enum Severity {
    /** The file, or the part of it in question, cannot be used. */
    ERROR("error"),
    /** The file is used, but probably not as its author meant. */
    WARNING("warning"),
    /** Something worth knowing; nothing has to change. */
    NOTE("note");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word that stands in messages: {@code error}, {@code warning} or {@code note}. */
    public String label() {
        return label;
    }
}
