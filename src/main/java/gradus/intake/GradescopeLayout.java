package gradus.intake;

import com.google.auto.service.AutoService;
import gradus.intake.HandIn.Authority;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An export of a Gradescope assignment: folders {@code submission_409194023} or documents {@code 409194023.pdf}, and who handed them in
 * in {@code submission_metadata.yml}. Several submitters are a group.
 */
@AutoService(DownloadLayout.class)
public final class GradescopeLayout implements DownloadLayout {
    private static final String METADATA = "submission_metadata.yml";
    private static final Pattern FOLDER = Pattern.compile("(?:.*/)?submission_(\\d+)/(.+)");
    private static final Pattern DOCUMENT = Pattern.compile("(?:.*/)?(?:submission_)?(\\d+)(\\.[^/.]+)");

    @Override
    public String name() {
        return "gradescope";
    }

    @Override
    public String platform() {
        return "Gradescope";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.files().stream().anyMatch(GradescopeLayout::isMetadata) || listing.isMostly(FOLDER);
    }

    private static boolean isMetadata(DownloadFile file) {
        return file.name().equals(METADATA)
                && file.parts().size() <= 3
                && !FOLDER.matcher(file.path()).matches();
    }

    @Override
    public void read(Listing listing, Claims claims) {
        Optional<DownloadFile> metadata = listing.files().stream()
                .filter(GradescopeLayout::isMetadata)
                .min(Comparator.comparingInt(file -> file.parts().size()));
        metadata.ifPresent(claims::own);
        Map<String, GradescopeEntry> entries =
                metadata.map(file -> GradescopeMetadata.read(file, claims)).orElse(Map.of());
        if (metadata.isEmpty()) {
            claims.issue(Issue.warning(
                            IntakeCodes.PLATFORM_LIST,
                            SourcePosition.start(listing.shown()),
                            1,
                            METADATA + " is missing, which says whose the submissions are")
                    .withFix("download the export again, with its list"));
        }
        for (DownloadFile file : listing.files()) {
            Matcher found = matcher(file);
            if (found.matches() && !claims.isKnown(file)) {
                add(found, file, entries, claims);
            }
        }
        entries.forEach((id, entry) -> {
            if (!entry.students().isEmpty()) {
                claims.add(owner(id, entry), attempt(id, entry));
            }
        });
    }

    private static Matcher matcher(DownloadFile file) {
        Matcher folder = FOLDER.matcher(file.path());
        return folder.matches() ? folder : DOCUMENT.matcher(file.path());
    }

    private static void add(Matcher found, DownloadFile file, Map<String, GradescopeEntry> entries, Claims claims) {
        String id = found.group(1);
        String name = found.pattern().equals(FOLDER) ? found.group(2) : file.name();
        GradescopeEntry entry = entries.get(id);
        if (entry != null && !entry.students().isEmpty()) {
            claims.add(owner(id, entry), attempt(id, entry), file.called(name));
            return;
        }
        if (!entries.isEmpty()) {
            claims.issue(Issue.warning(
                    IntakeCodes.WHOSE,
                    file.position(),
                    1,
                    METADATA + " names nobody for submission " + id + "; it counts for 'submission_" + id + "'"));
        }
        claims.add(owner(id, GradescopeEntry.NOBODY), Attempt.only(), file.called(name));
    }

    private static Owner owner(String id, GradescopeEntry entry) {
        String key = entry.students().stream().map(Student::id).sorted().collect(Collectors.joining("\n"));
        return entry.students().isEmpty()
                ? Owner.named(id, "submission_" + id)
                : new Owner(key, entry.students(), Authority.PLATFORM);
    }

    private static Attempt attempt(String id, GradescopeEntry entry) {
        return Attempt.at("submission " + id, entry.time());
    }
}
