package gradus.yaml;

/** Ends a {@link PlainText} reading of a file that has to be read by the library; it says nothing about the file being right. */
final class NotPlain extends RuntimeException {
    static final NotPlain FOUND = new NotPlain();

    private static final long serialVersionUID = 1L;

    private NotPlain() {
        super("not plain", null, false, false);
    }
}
