package gradus.intake;

import gradus.intake.HandIn.Authority;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one hand-in of the files of each student: those of the latest attempt, with zips opened. */
final class HandIns {
    private static final Comparator<Attempt> BY_AGE = Comparator.<Attempt>comparingInt(
                    attempt -> attempt.number().orElse(0))
            .thenComparing(
                    attempt -> attempt.time().map(SubmissionTime::comparable).orElse(Instant.MIN));

    private final Claims claims;
    private final IssueList issues;
    private int older;
    private int repeaters;

    private HandIns(Claims claims, IssueList issues) {
        this.claims = claims;
        this.issues = issues;
    }

    /**
     * The hand-ins in the order in which their owners came.
     *
     * @param download its name for people
     * @param issues gets what is left out of the download as a whole
     */
    static List<HandIn> of(Claims claims, String download, IssueList issues) {
        HandIns gathering = new HandIns(claims, issues);
        Map<Object, HandIn> handIns = new LinkedHashMap<>();
        for (Owner owner : claims.owners()) {
            Object whose = owner.authority() == Authority.PLATFORM ? owner.students() : owner;
            handIns.merge(whose, gathering.handIn(owner), HandIns::together);
        }
        gathering.noteOlderAttempts(download);
        return List.copyOf(handIns.values());
    }

    /** Two parts of what one student handed in, whose attempts were counted each for itself. */
    private static HandIn together(HandIn one, HandIn other) {
        boolean late = one.lateness() == Lateness.LATE || other.lateness() == Lateness.LATE;
        return new HandIn(
                one.students(),
                one.authority(),
                joined(one.files(), other.files()),
                Stream.of(one.submitted(), other.submitted())
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(SubmissionTime::comparable)),
                late ? Lateness.LATE : one.lateness(),
                OptionalInt.empty(),
                joined(one.issues(), other.issues()));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private HandIn handIn(Owner owner) {
        Map<Attempt, List<DownloadFile>> attempts = claims.attempts(owner);
        IssueList own = new IssueList();
        if (attempts.size() > 1 && !attempts.keySet().stream().allMatch(Attempt::hasOrder)) {
            own.add(undecided(owner, attempts));
            return handIn(owner, Attempt.only(), List.of(), own);
        }
        List<Attempt> inOrder = attempts.keySet().stream().sorted(BY_AGE).toList();
        Attempt latest = inOrder.get(inOrder.size() - 1);
        List<DownloadFile> files = new StudentZips(own).opened(attempts.getOrDefault(latest, List.of()));
        if (inOrder.size() > 1) {
            older += inOrder.size() - 1;
            repeaters++;
            own.add(latestOf(inOrder.size(), latest, attempts));
        }
        if (files.isEmpty() && own.all().stream().noneMatch(HandIns::saysWhy)) {
            own.add(empty(owner, attempts));
        }
        Attempt counted = latest.number().isPresent() || inOrder.size() == 1
                ? latest
                : new Attempt(latest.label(), OptionalInt.of(inOrder.size()), latest.time(), latest.lateness());
        return handIn(owner, counted, files, own);
    }

    private static boolean saysWhy(Issue issue) {
        return !issue.code().equals(IntakeCodes.OLDER_ATTEMPTS) && !issue.code().equals(IntakeCodes.HIDDEN);
    }

    private static HandIn handIn(Owner owner, Attempt attempt, List<DownloadFile> files, IssueList issues) {
        return new HandIn(
                owner.students(),
                owner.authority(),
                files,
                attempt.time(),
                attempt.lateness(),
                attempt.number(),
                issues.all());
    }

    private static SourcePosition position(Map<Attempt, List<DownloadFile>> attempts, Owner owner) {
        return attempts.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(DownloadFile::position)
                .orElse(SourcePosition.start(owner.students().get(0).id()));
    }

    private static Issue undecided(Owner owner, Map<Attempt, List<DownloadFile>> attempts) {
        String labels = attempts.keySet().stream().map(Attempt::label).collect(Collectors.joining(", "));
        return Issue.error(
                        IntakeCodes.WHICH_ATTEMPT,
                        position(attempts, owner),
                        1,
                        names(owner) + " handed in " + attempts.size() + " times (" + labels
                                + "), and which one is the latest cannot be told")
                .withFix("remove all but the one that counts");
    }

    private static Issue latestOf(int number, Attempt latest, Map<Attempt, List<DownloadFile>> attempts) {
        SourcePosition position = attempts.getOrDefault(latest, List.of()).stream()
                .findFirst()
                .map(DownloadFile::position)
                .orElse(SourcePosition.start(latest.label()));
        return Issue.note(
                IntakeCodes.OLDER_ATTEMPTS,
                position,
                1,
                "this is the latest of " + number + " attempts"
                        + latest.time().map(time -> ", of " + time).orElse(""));
    }

    private static Issue empty(Owner owner, Map<Attempt, List<DownloadFile>> attempts) {
        return Issue.error(
                IntakeCodes.NO_USABLE_FILE,
                position(attempts, owner),
                1,
                "the hand-in of " + names(owner) + " has no file that could be graded");
    }

    private static String names(Owner owner) {
        return owner.students().stream()
                .map(student -> student.name().orElse(student.id()))
                .collect(Collectors.joining(" and "));
    }

    private void noteOlderAttempts(String download) {
        if (older > 0) {
            issues.add(Issue.note(
                    IntakeCodes.OLDER_ATTEMPTS,
                    SourcePosition.start(download),
                    1,
                    count(older, "older attempt") + " of " + count(repeaters, "student")
                            + (older == 1 ? " does" : " do") + " not count"));
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
