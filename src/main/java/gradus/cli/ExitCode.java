package gradus.cli;

/** What the program tells the shell. */
final class ExitCode {
    /** Everything was done. A wrong answer does not change that. */
    static final int DONE = 0;
    /** Everything else was done, but some submission could not be read. */
    static final int SOME_NOT_GRADED = 1;
    /** Of {@code regrade}: some marks are others than before. */
    static final int MARKS_CHANGED = 1;
    /** The command line or a problem file is wrong, or a file is not to be had; nothing was done. */
    static final int WRONG_USE = 2;
    /** The results cannot be written; what is graded is kept (EX_IOERR of sysexits). */
    static final int NOT_WRITTEN = 74;
    /** A fault of gradus (EX_SOFTWARE of sysexits). */
    static final int OUR_FAULT = 70;

    private ExitCode() {}
}
