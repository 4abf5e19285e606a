package gradus.yaml;

/** Ends a {@link PlainText} reading of a file that has to be read by the library; it says nothing about the file being right. */
final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPlain() {
        super("not plain", null, false, false);
    }
}
