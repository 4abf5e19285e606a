package gradus.intake;

import gradus.intake.AttemptChoice.Candidate;
import gradus.intake.HandIn.Authority;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one hand-in of the files of each student: those of the attempt that counts, with zips opened. Where several may count, each is one. */
final class HandIns {
    private static final Comparator<Attempt> BY_AGE = Comparator.<Attempt>comparingInt(
                    attempt -> attempt.number().orElse(0))
            .thenComparing(
                    attempt -> attempt.time().map(SubmissionTime::comparable).orElse(Instant.MIN));

    private final Claims claims;
    private final AttemptChoice choice;
    private final IssueList issues;
    private int left;
    private int repeaters;

    private HandIns(Claims claims, AttemptChoice choice, IssueList issues) {
        this.claims = claims;
        this.choice = choice;
        this.issues = issues;
    }

    /**
     * The hand-ins in the order in which their owners came.
     *
     * @param download its name for people
     * @param choice which attempts count
     * @param issues gets what is left out of the download as a whole
     */
    static List<HandIn> of(Claims claims, String download, AttemptChoice choice, IssueList issues) {
        HandIns gathering = new HandIns(claims, choice, issues);
        Map<Object, List<HandIn>> handIns = new LinkedHashMap<>();
        for (Owner owner : claims.owners()) {
            Object whose = owner.authority() == Authority.PLATFORM ? owner.students() : owner;
            handIns.merge(whose, gathering.handIns(owner), HandIns::together);
        }
        gathering.noteLeft(download);
        return handIns.values().stream().flatMap(List::stream).toList();
    }

    /** The latest of each part: attempts at one do not belong to those at the other. */
    private static List<HandIn> together(List<HandIn> one, List<HandIn> other) {
        return List.of(together(one.get(one.size() - 1), other.get(other.size() - 1)));
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
                1,
                joined(one.issues(), other.issues()));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private List<HandIn> handIns(Owner owner) {
        Map<Attempt, List<DownloadFile>> attempts = claims.attempts(owner);
        if (attempts.size() > 1 && !attempts.keySet().stream().allMatch(Attempt::hasOrder)) {
            return List.of(withoutFiles(owner, attempts.size(), undecided(owner, attempts)));
        }
        List<Attempt> inOrder = numbered(attempts);
        List<Candidate> chosen = choice.chosen(
                owner.students().get(0),
                inOrder.stream().map(HandIns::candidate).toList());
        if (chosen.isEmpty()) {
            return List.of(withoutFiles(owner, inOrder.size(), tooMany(owner, attempts)));
        }
        if (chosen.size() < inOrder.size()) {
            left += inOrder.size() - chosen.size();
            repeaters++;
        }
        return inOrder.stream()
                .filter(attempt -> chosen.contains(candidate(attempt)))
                .map(attempt -> handIn(owner, attempt, inOrder, attempts))
                .toList();
    }

    /** The attempts, the oldest first, each with a number if there are several. */
    private static List<Attempt> numbered(Map<Attempt, List<DownloadFile>> attempts) {
        List<Attempt> inOrder = attempts.keySet().stream().sorted(BY_AGE).toList();
        if (inOrder.size() == 1) {
            return inOrder;
        }
        List<Attempt> numbered = new ArrayList<>();
        for (Attempt attempt : inOrder) {
            numbered.add(attempt.orNumber(numbered.size() + 1));
        }
        return numbered;
    }

    private static Candidate candidate(Attempt attempt) {
        return new Candidate(attempt.number(), attempt.time(), attempt.lateness());
    }

    private HandIn handIn(Owner owner, Attempt attempt, List<Attempt> all, Map<Attempt, List<DownloadFile>> attempts) {
        IssueList own = new IssueList();
        List<DownloadFile> claimed = attempts.entrySet().stream()
                .filter(entry -> entry.getKey().label().equals(attempt.label()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        List<DownloadFile> files = new StudentZips(own).opened(claimed);
        if (all.size() > 1) {
            own.add(oneOf(all, attempt, claimed));
        }
        if (files.isEmpty() && own.all().stream().noneMatch(HandIns::saysWhy)) {
            own.add(empty(owner, attempts));
        }
        return handIn(owner, attempt, all.size(), files, own);
    }

    private static HandIn withoutFiles(Owner owner, int attempts, Issue why) {
        IssueList own = new IssueList();
        own.add(why);
        return handIn(owner, Attempt.only(), attempts, List.of(), own);
    }

    private static boolean saysWhy(Issue issue) {
        return !issue.code().equals(IntakeCodes.OLDER_ATTEMPTS) && !issue.code().equals(IntakeCodes.HIDDEN);
    }

    private static HandIn handIn(
            Owner owner, Attempt attempt, int attempts, List<DownloadFile> files, IssueList issues) {
        return new HandIn(
                owner.students(),
                owner.authority(),
                files,
                attempt.time(),
                attempt.lateness(),
                attempt.number(),
                attempts,
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

    private static Issue tooMany(Owner owner, Map<Attempt, List<DownloadFile>> attempts) {
        return Issue.error(
                IntakeCodes.TOO_MANY_ATTEMPTS,
                position(attempts, owner),
                1,
                names(owner) + " handed in more often than is allowed, and only a later attempt is here");
    }

    private static Issue oneOf(List<Attempt> all, Attempt one, List<DownloadFile> files) {
        SourcePosition position =
                files.stream().findFirst().map(DownloadFile::position).orElse(SourcePosition.start(one.label()));
        boolean isLatest = one.equals(all.get(all.size() - 1));
        return Issue.note(
                IntakeCodes.OLDER_ATTEMPTS,
                position,
                1,
                (isLatest
                                ? "this is the latest of " + all.size() + " attempts"
                                : "this is attempt " + (all.indexOf(one) + 1) + " of " + all.size())
                        + one.time().map(time -> ", of " + time).orElse(""));
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

    private void noteLeft(String download) {
        if (left > 0) {
            String which = choice.equals(AttemptChoice.LATEST) ? "older attempt" : "other attempt";
            issues.add(Issue.note(
                    IntakeCodes.OLDER_ATTEMPTS,
                    SourcePosition.start(download),
                    1,
                    count(left, which) + " of " + count(repeaters, "student") + (left == 1 ? " does" : " do")
                            + " not count"));
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
