package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects whose each file of a download is. */
public final class Claims {
    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private final Map<String, Map<Attempt, List<DownloadFile>>> attempts = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final IssueList issues = new IssueList();

    Claims() {}

    /** A file of a student's or group's attempt. */
    void add(Owner owner, Attempt attempt, DownloadFile file) {
        known.add(file.shown());
        of(owner, attempt).add(file);
    }

    /** An attempt that may have no file. */
    void add(Owner owner, Attempt attempt) {
        of(owner, attempt);
    }

    /** A file of the platform itself. */
    void own(DownloadFile file) {
        known.add(file.shown());
    }

    void issue(Issue issue) {
        issues.add(issue);
    }

    private List<DownloadFile> of(Owner owner, Attempt attempt) {
        owners.putIfAbsent(owner.key(), owner);
        return attempts.computeIfAbsent(owner.key(), key -> new LinkedHashMap<>())
                .computeIfAbsent(attempt, key -> new ArrayList<>());
    }

    boolean isKnown(DownloadFile file) {
        return known.contains(file.shown());
    }

    List<Owner> owners() {
        return List.copyOf(owners.values());
    }

    Map<Attempt, List<DownloadFile>> attempts(Owner owner) {
        return attempts.getOrDefault(owner.key(), Map.of());
    }

    List<Issue> issues() {
        return issues.all();
    }
}
