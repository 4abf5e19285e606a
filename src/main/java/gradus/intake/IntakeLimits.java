package gradus.intake;

import java.util.Locale;

/** How much of what strangers hand in is looked at. Everything beyond is said, and nothing of it is kept in memory. */
public final class IntakeLimits {
    /** The most files in one folder or zip. */
    public static final int FILES = 400_000;

    /** The most files that the zip of one student gives. */
    public static final int FILES_OF_A_STUDENT = 200;

    /** The most files and folders, hidden ones included, in the zip of one student. */
    public static final int ENTRIES_OF_A_STUDENT = 20_000;

    /** The largest file that is read, unpacked. */
    public static final int FILE_BYTES = 32 * 1024 * 1024;

    /** How many times larger than packed a file may be; smaller files than {@link #RATIO_FREE_BYTES} are never refused for it. */
    public static final int RATIO = 200;

    /** Up to this size the ratio does not matter. */
    public static final int RATIO_FREE_BYTES = 1024 * 1024;

    /** How deep folders may lie in each other. */
    public static final int FOLDERS_DEEP = 16;

    /** How deep zips may lie in what one student handed in: the zip itself, and one in it. */
    public static final int ZIPS_DEEP = 2;

    /** The longest path in a zip, in UTF-16 characters. */
    public static final int PATH_CHARACTERS = 1_000;

    /** The longest name of a file or folder in a zip, as on most file systems. */
    public static final int NAME_CHARACTERS = 255;

    /** The longest part of a platform's list that belongs to one student, in UTF-16 characters. */
    public static final int ENTRY_CHARACTERS = 256 * 1024;

    private IntakeLimits() {}

    /** A size for people: {@code 32 MiB}. */
    static String size(long bytes) {
        return String.format(Locale.ROOT, "%d MiB", (bytes + 1024 * 1024 - 1) / (1024 * 1024));
    }
}
