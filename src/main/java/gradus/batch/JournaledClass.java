package gradus.batch;

import gradus.assignment.Assignment;
import gradus.grading.AbsentStudent;
import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.MarkSheet;
import gradus.grading.UngradedPaper;
import gradus.intake.Roster;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A class whose papers lie in journals. What concerns the whole class is decided here: whose second paper does not count, and
 * which problems nobody answered. */
final class JournaledClass implements ClassResult {
    private final PaperPress press;
    private final List<JournalEntry> graded = new ArrayList<>();
    private final List<Ungraded> ungraded = new ArrayList<>();
    private final List<Problem> problems;
    private final List<String> leftOut;
    private final List<AbsentStudent> absent;
    private final Optional<Assignment> assignment;

    /** A file without a mark, which may have been graded and then been found to be the second of a student. */
    record Ungraded(JournalEntry entry, String reason, String fix) {
        /** Why a file that was graded does not count after all. */
        Optional<Issue> withdrawal() {
            return entry.isGraded()
                    ? Optional.of(Issue.error(BatchCodes.SAME_STUDENT, SourcePosition.start(entry.file()), 1, reason)
                            .withFix(fix))
                    : Optional.empty();
        }
    }

    /**
     * A class.
     *
     * @param set the problems of the run
     * @param press what has graded the papers
     * @param entries one for each file and student, in any order
     * @param roster who is in the class, if it is known
     */
    JournaledClass(ProblemSet set, PaperPress press, Collection<JournalEntry> entries, Optional<Roster> roster) {
        this.press = press;
        this.assignment = set.assignment();
        List<JournalEntry> papers = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry.isGraded()) {
                papers.add(entry);
            } else {
                ungraded.add(new Ungraded(entry, "", ""));
            }
        }
        papers.sort(Comparator.comparing(JournalEntry::student).thenComparing(JournalEntry::file));
        int end;
        for (int start = 0; start < papers.size(); start = end) {
            end = start + 1;
            while (end < papers.size()
                    && papers.get(end).student().equals(papers.get(start).student())) {
                end++;
            }
            addStudent(papers.subList(start, end));
        }
        ungraded.sort(Comparator.comparing(file -> file.entry().file()));
        Set<String> present = new HashSet<>();
        entries.forEach(entry -> present.add(entry.student()));
        this.absent = roster.map(known -> known.without(present)).orElse(List.of()).stream()
                .map(student -> new AbsentStudent(student.id(), student.name()))
                .toList();
        Set<String> answered = answered(set);
        this.problems = set.problems().stream()
                .filter(problem -> answered.contains(problem.id()))
                .toList();
        this.leftOut = set.problems().stream()
                .map(Problem::id)
                .filter(id -> !answered.contains(id))
                .toList();
    }

    /**
     * Of several attempts the best counts, where all of them were graded. Of several papers of one student otherwise the first: which
     * one should is for the instructor to say.
     */
    private void addStudent(List<JournalEntry> papers) {
        if (papers.size() > 1
                && papers.stream().allMatch(paper -> paper.graded().handedIn().attempts() > 1)) {
            graded.add(papers.stream()
                    .max(Comparator.<JournalEntry, BigDecimal>comparing(
                                    paper -> paper.graded().points())
                            .thenComparing(
                                    paper -> paper.graded().handedIn().attempt().orElse(0)))
                    .orElseThrow());
            return;
        }
        JournalEntry first = papers.get(0);
        boolean nameless = papers.size() > 1 && papers.stream().allMatch(JournaledClass::isNamedByItsFile);
        if (!nameless) {
            graded.add(first);
        }
        for (JournalEntry paper : nameless ? papers : papers.subList(1, papers.size())) {
            ungraded.add(nameless ? nameless(paper) : repeated(paper, first));
        }
    }

    private static boolean isNamedByItsFile(JournalEntry entry) {
        return entry.student().equals(Grader.stem(entry.file()));
    }

    private static Ungraded nameless(JournalEntry entry) {
        return new Ungraded(
                entry,
                "several files are called '" + entry.student() + "', and none says whose it is",
                "write 'student: …' into each file, or give the files different names");
    }

    private static Ungraded repeated(JournalEntry entry, JournalEntry first) {
        return new Ungraded(
                entry,
                "'" + entry.student() + "' handed in " + first.file() + " too, and that one is graded",
                "remove one of the two files, or mend its 'student:' line");
    }

    private Set<String> answered(ProblemSet set) {
        Set<String> answered = new HashSet<>();
        if (set.named()) {
            set.problems().forEach(problem -> answered.add(problem.id()));
        } else {
            graded().forEach(paper -> answered.addAll(paper.sheets().keySet()));
        }
        return answered;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public List<String> leftOut() {
        return leftOut;
    }

    @Override
    public Optional<Assignment> assignment() {
        return assignment;
    }

    @Override
    public int gradedCount() {
        return graded.size();
    }

    @Override
    public int ungradedCount() {
        return ungraded.size();
    }

    @Override
    public Stream<GradedPaper> graded() {
        return graded.stream().map(JournalEntry::graded);
    }

    @Override
    public Stream<UngradedPaper> ungraded() {
        return ungraded.stream().map(this::paper);
    }

    private UngradedPaper paper(Ungraded file) {
        return file.withdrawal()
                .map(issue -> press.withdrawn(file.entry().graded(), issue))
                .orElseGet(() -> file.entry().ungraded());
    }

    @Override
    public List<AbsentStudent> absent() {
        return absent;
    }

    /** The files of those who are graded and whose paper counts, in the order of students, with their students. */
    List<JournalEntry> counted() {
        return graded;
    }

    /** The files without a mark, in the order of their names. */
    List<Ungraded> uncounted() {
        return ungraded;
    }

    @Override
    public MarkSheet unanswered(Problem problem) {
        return press.unanswered(problem);
    }
}
