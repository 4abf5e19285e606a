package gradus.cli;

/** The command cannot be done as it was given; the message says why, for the person who typed it. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
