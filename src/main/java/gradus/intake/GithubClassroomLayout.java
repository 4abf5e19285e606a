package gradus.intake;

import com.google.auto.service.AutoService;
import gradus.intake.HandIn.Authority;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repositories of a GitHub Classroom assignment as {@code gh classroom clone} lays them: {@code hw3-submissions/hw3-octocat/…}. The
 * name of a repository ends with the login; a table of grades or the classroom's roster beside it says whose login that is.
 */
@AutoService(DownloadLayout.class)
public final class GithubClassroomLayout implements DownloadLayout {
    private static final String FOLDER = "-submissions";
    private static final Pattern FILE =
            Pattern.compile("(?:.*?/)?(?<slug>[^/]+?)-submissions/(?<repository>[^/]+)/(?<file>.+)");
    private static final Pattern TABLE = Pattern.compile("(?:[^/]+/)?[^/]+\\.csv");

    @Override
    public String name() {
        return "github-classroom";
    }

    @Override
    public String platform() {
        return "GitHub Classroom";
    }

    @Override
    public int rank() {
        return 350;
    }

    @Override
    public boolean recognises(Listing listing) {
        long repositories = listing.files().stream()
                .map(file -> matcher(listing, file))
                .filter(found -> found.matches() && found.group("repository").startsWith(found.group("slug") + "-"))
                .count();
        return repositories > 0 && 2 * repositories >= listing.files().size();
    }

    /** The folder that was named may be the one of the submissions itself. */
    private static Matcher matcher(Listing listing, DownloadFile file) {
        boolean inside = listing.name().endsWith(FOLDER) && !file.path().contains(FOLDER + "/");
        return FILE.matcher(inside ? listing.name() + "/" + file.path() : file.path());
    }

    @Override
    public void read(Listing listing, Claims claims) {
        ClassroomTables tables = new ClassroomTables();
        for (DownloadFile file : listing.files()) {
            if (TABLE.matcher(file.path()).matches() && tables.read(file)) {
                claims.own(file);
            }
        }
        for (DownloadFile file : listing.files()) {
            Matcher found = matcher(listing, file);
            if (found.matches() && !claims.isKnown(file)) {
                add(found, file, tables, claims);
            }
        }
    }

    private static void add(Matcher found, DownloadFile file, ClassroomTables tables, Claims claims) {
        String repository = found.group("repository");
        String start = found.group("slug") + "-";
        String login = repository.startsWith(start) ? repository.substring(start.length()) : repository;
        List<Student> students = tables.of(repository, login);
        Optional<SubmissionTime> time = tables.time(repository);
        claims.add(
                new Owner(repository, students, Authority.PLATFORM),
                Attempt.at("", time),
                file.called(found.group("file")));
    }
}
