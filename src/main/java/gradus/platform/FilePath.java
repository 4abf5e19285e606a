package gradus.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the path of a submission tells about its student, as the bulk downloads of platforms name files. */
final class FilePath {
    private static final Pattern MOODLE = Pattern.compile("(.*)_(\\d+)_(assignsubmission_[a-z]+)(_?)");
    private static final Pattern FLAT_MOODLE = Pattern.compile("(.*?)_(\\d+)_(assignsubmission_[a-z]+)_.+");
    private static final Pattern BLACKBOARD = Pattern.compile("(.+)_attempt_\\d{4}-\\d\\d-\\d\\d.*");
    private static final Pattern BRIGHTSPACE = Pattern.compile("\\d+-\\d+ - (.+) - .+");

    private FilePath() {}

    /**
     * A folder of a Moodle download.
     *
     * @param name the student's name, or that of a group
     * @param number the student's number in this assignment
     * @param plugin what the files were handed in through
     */
    record MoodleFolder(String name, String number, String plugin) {}

    static Optional<MoodleFolder> moodle(String file) {
        List<String> parts = parts(file);
        for (int i = parts.size() - 1; i >= 0; i--) {
            Matcher folder = MOODLE.matcher(parts.get(i));
            Matcher flat = FLAT_MOODLE.matcher(parts.get(i));
            Matcher found = folder.matches() ? folder : flat;
            if (folder.matches() || flat.matches()) {
                return Optional.of(new MoodleFolder(found.group(1), found.group(2), found.group(3)));
            }
        }
        return Optional.empty();
    }

    /** The first two pieces of a file name that are numbers, which for Canvas are a user and an attachment. */
    static List<String> canvasNumbers(String file) {
        return Arrays.stream(baseName(file).split("_", -1))
                .filter(piece -> piece.matches("\\d+"))
                .limit(2)
                .toList();
    }

    /** User names that a file of a Blackboard download can be of, the longest first: they may hold underscores. */
    static List<String> blackboardUsers(String file) {
        Matcher attempt = BLACKBOARD.matcher(baseName(file));
        List<String> users = new ArrayList<>();
        if (attempt.matches()) {
            String rest = attempt.group(1);
            for (int at = rest.indexOf('_'); at >= 0; at = rest.indexOf('_', at + 1)) {
                users.add(rest.substring(at + 1));
            }
        }
        return users;
    }

    /** The student's name in a Brightspace download. */
    static Optional<String> brightspaceName(String file) {
        return parts(file).stream()
                .map(BRIGHTSPACE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    static String baseName(String file) {
        List<String> parts = parts(file);
        return parts.get(parts.size() - 1);
    }

    private static List<String> parts(String file) {
        return Arrays.asList(file.replace('\\', '/').split("/", -1));
    }
}
