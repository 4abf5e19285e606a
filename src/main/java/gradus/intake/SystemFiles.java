package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files that nobody handed in: hidden ones, and those that operating systems and editors leave behind. Counts them. */
final class SystemFiles {
    private static final Set<String> NAMES = Set.of("__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db");
    private static final int SHOWN = 3;

    private final String download;
    private final List<String> first = new ArrayList<>();
    private int count;

    SystemFiles(String download) {
        this.download = download;
    }

    /** Whether a file or folder of this name is left out, with everything in it. */
    static boolean isSystemName(String name) {
        return name.startsWith(".") || name.startsWith("~$") || NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether some part of a path is left out. */
    static boolean isSystemPath(String path) {
        for (String part : path.split("/", -1)) {
            if (isSystemName(part)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a file, or a folder with all that is in it as one. */
    void add(String path) {
        count++;
        if (first.size() < SHOWN) {
            first.add(path);
        }
    }

    /** One note for all of them. */
    Optional<Issue> note() {
        if (count == 0) {
            return Optional.empty();
        }
        String names = String.join(", ", first) + (count > SHOWN ? ", …" : "");
        String message = count == 1
                ? "the hidden file or file of the operating system " + names + " is left out"
                : count + " hidden files and files of the operating system are left out: " + names;
        return Optional.of(Issue.note(IntakeCodes.HIDDEN, SourcePosition.start(download), 1, message));
    }
}
