package gradus.intake;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All attempts of a Blackboard assignment: files {@code HW3_ada_attempt_2024-03-05-09-00-00_hw.yaml}, and one text for each attempt
 * that has the same name up to the time. Names of assignments and logins may have underscores, so the text is asked first.
 */
@AutoService(DownloadLayout.class)
public final class BlackboardLayout implements DownloadLayout {
    private static final Pattern FILE = Pattern.compile(
            "(?:.*/)?(?<attempt>(?<prefix>[^/]+?)_attempt_(?<time>\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d))(?:\\.txt|_(?<file>[^/]+))");

    @Override
    public String name() {
        return "blackboard";
    }

    @Override
    public String platform() {
        return "Blackboard";
    }

    @Override
    public int rank() {
        return 200;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.isMostly(FILE);
    }

    @Override
    public void read(Listing listing, Claims claims) {
        Map<String, BlackboardInfo> infos = infos(listing.files());
        String assignment = commonStart(listing.files());
        for (DownloadFile file : listing.files()) {
            Matcher found = FILE.matcher(file.path());
            if (!found.matches()) {
                continue;
            }
            Optional<BlackboardInfo> info = Optional.ofNullable(infos.get(found.group("attempt")));
            Student student = info.map(BlackboardInfo::student)
                    .orElseGet(() -> Student.of(login(found.group("prefix"), assignment, infos)));
            Attempt attempt = Attempt.at(found.group("time"), SubmissionTime.parse(found.group("time")));
            if (found.group("file") != null) {
                claims.add(Owner.of(student.id(), student), attempt, file.called(found.group("file")));
            } else {
                claims.own(file);
                claims.add(Owner.of(student.id(), student), attempt);
            }
        }
    }

    private static Map<String, BlackboardInfo> infos(List<DownloadFile> files) {
        Map<String, BlackboardInfo> infos = new TreeMap<>();
        for (DownloadFile file : files) {
            Matcher found = FILE.matcher(file.path());
            if (found.matches() && found.group("file") == null) {
                BlackboardInfo.read(file, found.group("prefix"))
                        .ifPresent(info -> infos.put(found.group("attempt"), info));
            }
        }
        return infos;
    }

    /**
     * Without a text for the attempt: what stands behind the name of the assignment, which is known from the texts of others, or
     * is what all names begin with.
     */
    private static String login(String prefix, String assignment, Map<String, BlackboardInfo> infos) {
        return Stream.concat(infos.values().stream().map(BlackboardInfo::assignment), Stream.of(assignment))
                .filter(name -> !name.isEmpty() && prefix.startsWith(name + "_") && prefix.length() > name.length() + 1)
                .findFirst()
                .map(name -> prefix.substring(name.length() + 1))
                .orElse(prefix.substring(prefix.lastIndexOf('_') + 1));
    }

    /** The pieces between underscores that the names of all students begin with, if there are several students. */
    private static String commonStart(List<DownloadFile> files) {
        List<String> prefixes = files.stream()
                .map(file -> FILE.matcher(file.path()))
                .filter(Matcher::matches)
                .map(found -> found.group("prefix"))
                .distinct()
                .toList();
        if (prefixes.size() < 2) {
            return "";
        }
        String common = prefixes.get(0);
        for (String prefix : prefixes) {
            while (!(prefix + "_").startsWith(common + "_") || prefix.equals(common)) {
                int last = common.lastIndexOf('_');
                if (last < 0) {
                    return "";
                }
                common = common.substring(0, last);
            }
        }
        return common;
    }
}
