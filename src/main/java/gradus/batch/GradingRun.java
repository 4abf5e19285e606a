package gradus.batch;

import gradus.batch.Grader.Outcome;
import gradus.batch.Grader.Paper;
import gradus.grading.AbsentStudent;
import gradus.grading.ClassResult;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.intake.Download;
import gradus.intake.Intake;
import gradus.intake.IntakeChoices;
import gradus.intake.Roster;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Grades a folder of submissions. A bad submission is a result, and never stops the run. */
public final class GradingRun {
    private final ProblemSet problems;
    private final Grader grader;

    /** A run over problems that were read without an error. */
    public GradingRun(ProblemSet problems) {
        this.problems = problems;
        this.grader = new Grader(problems.problems());
    }

    /**
     * Grades all submissions of a folder, on all processors. The result does not depend on their order.
     *
     * <p>Problems that were found in a folder and that no submission answers are left out; problems that were named count for
     * everybody.
     *
     * @param submissions a folder, a zip or one file, in whatever layout
     * @param isResult tells files that an earlier run wrote; they are left out
     * @throws IOException if the folder cannot be listed
     */
    public ClassResult grade(Path submissions, Predicate<Path> isResult) throws IOException {
        try (Download download =
                Intake.of(submissions, new IntakeChoices(Optional.empty(), Optional.empty(), isResult))) {
            return grade(download);
        }
    }

    /** Grades what was taken in, as above. */
    public ClassResult grade(Download download) {
        HandInGrader handIns = new HandInGrader(grader, download.roster());
        List<Outcome> outcomes = download.handIns().parallelStream()
                .map(handIns::grade)
                .flatMap(List::stream)
                .toList();
        List<Paper> papers = new ArrayList<>();
        List<UnreadSubmission> unread = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Graded graded) {
                papers.add(graded.paper());
            } else {
                unread.add(((Outcome.Unread) outcome).submission());
            }
        }
        unread.addAll(withoutRepeatedStudents(papers));
        return result(papers, unread, download.roster());
    }

    /** Takes the second and further papers of a student out: which one counts is for the instructor to say. */
    private static List<UnreadSubmission> withoutRepeatedStudents(List<Paper> papers) {
        Map<String, List<Paper>> byStudent = new LinkedHashMap<>();
        papers.forEach(paper -> byStudent
                .computeIfAbsent(paper.submission().student(), student -> new ArrayList<>())
                .add(paper));
        List<UnreadSubmission> repeated = new ArrayList<>();
        byStudent.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            boolean nameless = same.stream().allMatch(GradingRun::isNamedByItsFile);
            List<Paper> out = nameless ? same : same.subList(1, same.size());
            out.forEach(paper -> repeated.add(repeated(paper, same.get(0), nameless)));
            papers.removeAll(out);
        });
        return repeated;
    }

    private static boolean isNamedByItsFile(Paper paper) {
        return paper.submission()
                .student()
                .equals(Grader.stem(paper.submission().file()));
    }

    private static UnreadSubmission repeated(Paper paper, Paper first, boolean nameless) {
        String student = paper.submission().student();
        String file = paper.submission().file();
        String message = nameless
                ? "several files are called '" + student + "', and none says whose it is"
                : "'" + student + "' handed in " + first.submission().file() + " too, and that one is graded";
        String fix = nameless
                ? "write 'student: …' into each file, or give the files different names"
                : "remove one of the two files, or mend its 'student:' line";
        Issue issue = Issue.error(BatchCodes.SAME_STUDENT, new SourcePosition(file, 1, 1), 1, message)
                .withFix(fix);
        return new UnreadSubmission(student, file, List.of(issue), paper.source());
    }

    private ClassResult result(List<Paper> papers, List<UnreadSubmission> unread, Optional<Roster> roster) {
        Set<String> answered = new HashSet<>();
        papers.forEach(paper -> answered.addAll(paper.sheets().keySet()));
        List<Problem> graded = problems.problems().stream()
                .filter(problem -> problems.named() || answered.contains(problem.id()))
                .toList();
        List<String> leftOut = problems.problems().stream()
                .filter(problem -> !graded.contains(problem))
                .map(Problem::id)
                .toList();
        List<StudentResult> students = papers.stream()
                .map(paper -> grader.result(paper, graded))
                .sorted(Comparator.comparing(StudentResult::student))
                .toList();
        unread.sort(Comparator.comparing(UnreadSubmission::file));
        return new ClassResult(graded, students, unread, leftOut, absent(students, unread, roster));
    }

    private static List<AbsentStudent> absent(
            List<StudentResult> students, List<UnreadSubmission> unread, Optional<Roster> roster) {
        Set<String> present = new HashSet<>();
        students.forEach(student -> present.add(student.student()));
        unread.forEach(submission -> present.add(submission.student()));
        return roster.map(known -> known.without(present)).orElse(List.of()).stream()
                .map(student -> new AbsentStudent(student.id(), student.name()))
                .toList();
    }
}
