package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.issue.Issue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Feedback files of a Moodle assignment in one archive. A page stands in the folder of the student as the download of submissions
 * named it; where papers came otherwise, the grading worksheet says which number a student has.
 */
@AutoService(Platform.class)
public final class MoodleFeedbackPlatform extends ZipPlatform {
    private static final String PAGE = "feedback.html";
    private static final Pattern NUMBER = Pattern.compile("\\d+$");

    public MoodleFeedbackPlatform() {
        super("moodle-feedback");
    }

    @Override
    public List<Issue> faults(PlatformContext context) {
        return context.settings()
                .worksheet()
                .map(file -> RawTableReader.read(file).issues())
                .orElse(List.of());
    }

    @Override
    String lacking() {
        return "neither the path of the paper nor a worksheet says which participant the student is";
    }

    @Override
    Places places(PlatformContext context) {
        Optional<RawTable> table = context.settings()
                .worksheet()
                .flatMap(file -> RawTableReader.read(file).table());
        Optional<Roster> roster = table.map(MoodleWorksheetPlatform::roster);
        return row -> FilePath.moodle(row.file())
                .map(folder -> path(folder.name(), folder.number(), folder.plugin()))
                .or(() -> roster.flatMap(known -> inWorksheet(row, known, table.orElseThrow())));
    }

    private static Optional<String> inWorksheet(ClassRow row, Roster roster, RawTable table) {
        String name = row.name().isEmpty() ? row.student() : row.name();
        Set<Integer> rows = roster.find(List.of(), row.student(), List.of(name));
        if (rows.size() != 1) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(table.rows().get(rows.iterator().next()).value(0));
        return number.find() ? Optional.of(path(name, number.group(), "assignsubmission_file")) : Optional.empty();
    }

    /** Moodle splits at underscores, so there is none in the name, and it skips names that begin with a point or a tilde. */
    private static String path(String name, String number, String plugin) {
        String harmless = Neutral.withoutUnderscores(name);
        return (harmless.isEmpty() ? "Participant" : harmless) + "_" + number + "_" + plugin + "_" + PAGE;
    }
}
