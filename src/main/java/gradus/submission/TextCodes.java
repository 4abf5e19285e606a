package gradus.submission;

/** The stable identifiers of what is reported about submissions in text files. */
public final class TextCodes {
    /** The file has no answer: no name with a value behind it. */
    public static final String NO_ANSWERS = "GS201";

    /** Something looks like an answer, and no name stands in front of it. */
    public static final String IGNORED = "GS202";

    /** A word at the top of the file that is nearly {@code student}, {@code name} or {@code problem}. */
    public static final String UNKNOWN_HEADER = "GS203";

    /** A notebook without cells, or of a format that is not known. */
    public static final String NO_NOTEBOOK = "GS204";

    /** More numbers or more names than a submission has. */
    public static final String TOO_MUCH = "GS205";

    private TextCodes() {}
}
