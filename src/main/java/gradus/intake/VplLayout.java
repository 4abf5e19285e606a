package gradus.intake;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Submissions of a Virtual Programming Lab: {@code Lovelace Ada 7 ada/2024-03-05-09-00-00/…} with names, the user's number, the
 * login and a folder for each attempt; beside it what the lab said to it, in a folder ending with {@code .ceg}.
 */
@AutoService(DownloadLayout.class)
public final class VplLayout implements DownloadLayout {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d";
    private static final Pattern FILE =
            Pattern.compile("(?:.*/)?(?<name>[^/]+?) (?<id>\\d{1,18}) (?<login>[^/ ]+)/(?<time>" + TIME
                    + ")(?<log>\\.ceg)?/(?<file>.+)");

    @Override
    public String name() {
        return "vpl";
    }

    @Override
    public String platform() {
        return "VPL";
    }

    @Override
    public int rank() {
        return 450;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.isMostly(FILE);
    }

    @Override
    public void read(Listing listing, Claims claims) {
        for (DownloadFile file : listing.files()) {
            Matcher found = FILE.matcher(file.path());
            if (found.matches() && found.group("log") == null) {
                Student student = new Student(
                        found.group("login"), Optional.of(found.group("name")), Optional.empty(), Optional.empty());
                claims.add(
                        Owner.of(student),
                        Attempt.at(found.group("time"), SubmissionTime.parse(found.group("time"))),
                        file.called(found.group("file")));
            } else if (found.matches() || file.name().equals("Report.txt")) {
                claims.own(file);
            }
        }
    }
}
