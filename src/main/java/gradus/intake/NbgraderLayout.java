package gradus.intake;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nbgrader collected, {@code submitted/STUDENT/ASSIGNMENT/…} with {@code timestamp.txt}; or the inbox of its exchange, with
 * folders {@code STUDENT+ASSIGNMENT+TIME}. All assignments of a student are one hand-in.
 */
@AutoService(DownloadLayout.class)
public final class NbgraderLayout implements DownloadLayout {
    private static final String TIMESTAMP = "timestamp.txt";
    private static final int LONGEST_TIMESTAMP = 200;

    private static final Pattern COLLECTED =
            Pattern.compile("(?:.*/)?submitted/(?<student>[^/]+)/(?<assignment>[^/]+)/(?<file>.+)");
    private static final Pattern INBOX = Pattern.compile(
            "(?:.*/)?(?<student>[^/+]+)\\+(?<assignment>[^/+]+)\\+(?<time>\\d{4}-[^/+]+)(?:\\+[^/]*)?/(?<file>.+)");

    /** Below the folder {@code submitted} itself; a file of times tells it from other folders. */
    private static final Pattern BELOW = Pattern.compile("(?<student>[^/]+)/(?<assignment>[^/]+)/(?<file>.+)");

    @Override
    public String name() {
        return "nbgrader";
    }

    @Override
    public String platform() {
        return "nbgrader";
    }

    @Override
    public int rank() {
        return 400;
    }

    @Override
    public boolean recognises(Listing listing) {
        boolean hasTimes = listing.files().stream()
                .anyMatch(file ->
                        BELOW.matcher(file.path()).matches() && file.name().equals(TIMESTAMP));
        return listing.isMostly(COLLECTED)
                || listing.isMostly(INBOX)
                || ((hasTimes || listing.name().equals("submitted")) && listing.isMostly(BELOW));
    }

    @Override
    public void read(Listing listing, Claims claims) {
        List<Pattern> forms = forms(listing);
        Map<String, SubmissionTime> times = new HashMap<>();
        for (DownloadFile file : listing.files()) {
            path(forms, file)
                    .filter(found -> found.group("file").equals(TIMESTAMP))
                    .ifPresent(found -> {
                        claims.own(file);
                        time(file).ifPresent(time -> times.put(key(found), time));
                    });
        }
        for (DownloadFile file : listing.files()) {
            path(forms, file)
                    .filter(found -> !found.group("file").equals(TIMESTAMP))
                    .ifPresent(found -> claims.add(
                            Owner.of(key(found), Student.of(found.group("student"))),
                            attempt(found, times),
                            file.called(found.group("assignment") + "/" + found.group("file"))));
        }
    }

    /** Which of the forms the names have. */
    private static List<Pattern> forms(Listing listing) {
        return listing.isMostly(COLLECTED) ? List.of(COLLECTED) : List.of(INBOX, BELOW);
    }

    private static Optional<Matcher> path(List<Pattern> forms, DownloadFile file) {
        return forms.stream()
                .map(form -> form.matcher(file.path()))
                .filter(Matcher::matches)
                .findFirst();
    }

    private static Attempt attempt(Matcher found, Map<String, SubmissionTime> times) {
        if (found.pattern().equals(INBOX)) {
            return Attempt.at(found.group("time"), SubmissionTime.parse(found.group("time")));
        }
        return Attempt.at("", Optional.ofNullable(times.get(key(found))));
    }

    /** Attempts are counted for each assignment. */
    private static String key(Matcher found) {
        return found.group("student") + "/" + found.group("assignment");
    }

    private static Optional<SubmissionTime> time(DownloadFile file) {
        try {
            byte[] bytes = file.bytes();
            String text = new String(bytes, 0, Math.min(bytes.length, LONGEST_TIMESTAMP), StandardCharsets.UTF_8);
            return SubmissionTime.parse(text.strip());
        } catch (IOException fault) {
            return Optional.empty();
        }
    }
}
