package gradus.intake;

/** The stable codes of what is said about a download or a roster; docs/messages.md explains each. */
public final class IntakeCodes {
    /** A link, a device or another thing that is no file. */
    public static final String NO_FILE = "GI101";
    /** Hidden files and files of the operating system. */
    public static final String HIDDEN = "GI102";
    /** A name in a zip that leads out of it. */
    public static final String LEADS_OUT = "GI103";
    /** A name that a zip holds twice. */
    public static final String NAME_TWICE = "GI104";
    /** A file in a zip that asks for a password. */
    public static final String ENCRYPTED = "GI105";
    /** A zip that is damaged, or packed in a way that is not read. */
    public static final String DAMAGED = "GI106";
    /** A limit on size, number, depth or ratio. */
    public static final String LIMIT = "GI107";
    /** Names in a zip that are not UTF-8. */
    public static final String OLD_NAMES = "GI108";
    /** An archive that is no zip. */
    public static final String OTHER_ARCHIVE = "GI109";
    /** A layout that was asked for and has nothing here. */
    public static final String NOT_THIS_LAYOUT = "GI201";
    /** Several layouts that fit. */
    public static final String SEVERAL_LAYOUTS = "GI202";
    /** A file that the layout does not give to anybody. */
    public static final String NOBODYS = "GI203";
    /** Older attempts that do not count. */
    public static final String OLDER_ATTEMPTS = "GI204";
    /** Attempts of which none is known to be the latest. */
    public static final String WHICH_ATTEMPT = "GI205";
    /** A list of the platform that cannot be read. */
    public static final String PLATFORM_LIST = "GI206";
    /** A hand-in whose students are not known. */
    public static final String WHOSE = "GI207";
    /** A hand-in without a file that could be graded. */
    public static final String NO_USABLE_FILE = "GI208";
    /** More attempts than are allowed. */
    public static final String TOO_MANY_ATTEMPTS = "GI209";
    /** A roster that cannot be read. */
    public static final String ROSTER = "GI301";
    /** A student who is not on the roster. */
    public static final String NOT_ON_ROSTER = "GI302";
    /** A name that fits several students of the roster. */
    public static final String FITS_SEVERAL = "GI303";
    /** A file that says another student than the download. */
    public static final String OTHER_STUDENT = "GI304";
    /** Several files of one hand-in that can be read. */
    public static final String SEVERAL_FILES = "GI305";
    /** Files of a hand-in that nobody reads. */
    public static final String OTHER_FILES = "GI306";
    /** A student found on the roster by less than the whole id. */
    public static final String LOOSE_MATCH = "GI307";
    /** A student who is on the roster twice. */
    public static final String ROSTER_TWICE = "GI308";

    private IntakeCodes() {}
}
