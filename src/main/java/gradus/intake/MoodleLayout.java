package gradus.intake;

import com.google.auto.service.AutoService;
import gradus.intake.HandIn.Authority;
import gradus.issue.Issue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All submissions of a Moodle assignment: a folder {@code Ada Lovelace_1234_assignsubmission_file} for each participant, or files
 * with that in front of their names. The number is that of the grading worksheet; names have no underscore, and only the latest
 * attempt is there.
 */
@AutoService(DownloadLayout.class)
public final class MoodleLayout implements DownloadLayout {
    /** Up to the first mark of Moodle's own, so that a student's file name cannot name another participant. */
    private static final Pattern OWNER =
            Pattern.compile("(.*?)(?:_(\\d{1,18}))?_assignsubmission_([a-z]+)(?:_(.*)|_?)");

    private static final Pattern PATH = Pattern.compile("(?:.*/)?[^/]+_assignsubmission_[a-z]+_?(?:/.*|_[^/]*)");

    @Override
    public String name() {
        return "moodle";
    }

    @Override
    public String platform() {
        return "Moodle";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.isMostly(PATH);
    }

    @Override
    public void read(Listing listing, Claims claims) {
        for (DownloadFile file : listing.files()) {
            List<String> parts = file.parts();
            for (int i = 0; i < parts.size(); i++) {
                Matcher owner = OWNER.matcher(parts.get(i));
                if (owner.matches()) {
                    add(owner, file.called(name(owner, parts.subList(i + 1, parts.size()))), claims);
                    break;
                }
            }
        }
    }

    private static String name(Matcher owner, List<String> below) {
        boolean flat =
                below.isEmpty() && owner.group(4) != null && !owner.group(4).isEmpty();
        return flat ? owner.group(4) : below.isEmpty() ? owner.group() : String.join("/", below);
    }

    private static void add(Matcher owner, DownloadFile file, Claims claims) {
        String prefix = owner.group(1);
        if (owner.group(2) == null) {
            Owner group = new Owner(prefix, List.of(Student.of(prefix)), Authority.PLATFORM);
            claims.add(group, Attempt.only(), file);
            claims.issue(Issue.warning(
                            IntakeCodes.WHOSE,
                            file.position(),
                            1,
                            "'" + prefix
                                    + "' has no number: it is what students without a group handed in, and does not say which")
                    .withFix("give its students a group in Moodle, or '--roster' with a column 'group'"));
            return;
        }
        // Some sites write the login in front; a name itself has no underscore.
        int login = prefix.lastIndexOf('_');
        String name = prefix.substring(login + 1).strip();
        boolean blind = name.equals("Participant") || name.isEmpty();
        Student student = new Student(
                owner.group(2),
                blind ? Optional.empty() : Optional.of(name),
                Optional.empty(),
                login > 0 ? Optional.of(prefix.substring(0, login)) : Optional.empty());
        claims.add(Owner.of(student), Attempt.only(), file);
    }
}
