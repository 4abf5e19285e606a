package gradus.submission.stored;

/** The stable codes of what can be wrong with a file of arrays; docs/messages.md explains each. */
public final class StoredCodes {
    /** The file is of another kind than its ending says. */
    public static final String OTHER_KIND = "GN101";
    /** The file ends early or contradicts itself. */
    public static final String DAMAGED = "GN102";
    /** The file is larger than {@link StoredLimits} allow, or says so. */
    public static final String TOO_LARGE = "GN103";
    /** The file has a form that is not read: Python objects, MATLAB's form 7.3, Octave's own forms. */
    public static final String OTHER_FORM = "GN104";
    /** The file holds no answer. */
    public static final String NO_ANSWERS = "GN105";
    /** A part of the file is not used. */
    public static final String NOT_USED = "GN106";
    /** An array has the name that numpy gives to arrays without one. */
    public static final String NO_NAME = "GN107";

    private StoredCodes() {}
}
