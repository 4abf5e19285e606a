package gradus.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Blackboard's text for an attempt says of the student. Only its first line is read, because the student writes further below.
 *
 * @param student login and name
 * @param assignment the assignment as it stands in the names of files
 */
record BlackboardInfo(Student student, String assignment) {
    /** In whatever language the label is. */
    private static final Pattern NAME = Pattern.compile("[^:]{1,40}: ?(.*?) ?\\(([^()]+)\\)\\s*");

    private static final int LONGEST_LINE = 1000;

    /**
     * Reads a text.
     *
     * @param prefix its name up to the word for attempts, which ends with the login
     * @return nothing if it is not a text of Blackboard for that name
     */
    static Optional<BlackboardInfo> read(DownloadFile file, String prefix) {
        Matcher found = NAME.matcher(firstLine(file));
        if (!found.matches()) {
            return Optional.empty();
        }
        String login = found.group(2).strip();
        boolean fits = prefix.equals(login) || prefix.endsWith("_" + login);
        return fits
                ? Optional.of(new BlackboardInfo(student(login, found.group(1).strip()), assignment(prefix, login)))
                : Optional.empty();
    }

    private static Student student(String login, String name) {
        return name.isEmpty() ? Student.of(login) : Student.of(login, name);
    }

    private static String assignment(String prefix, String login) {
        return prefix.equals(login) ? "" : prefix.substring(0, prefix.length() - login.length() - 1);
    }

    private static String firstLine(DownloadFile file) {
        try {
            byte[] bytes = file.bytes();
            String text = new String(bytes, 0, Math.min(bytes.length, LONGEST_LINE), StandardCharsets.UTF_8);
            return text.replace("\uFEFF", "").lines().findFirst().orElse("");
        } catch (IOException fault) {
            return "";
        }
    }
}
