package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one submission of several files, such as a folder with a {@code .npy} file for each quantity. */
public final class JoinedSubmission {
    private JoinedSubmission() {}

    /**
     * Joins the files of one student. A student whom a file names counts before the one given here; where two files have different
     * answers under one name, the first of them counts. Answers of files that name no problem belong to the one that another file
     * names, if that is only one. A file that cannot be read is no more than a warning where others can.
     *
     * @param student who it is if no file says so: the name of their folder, or the one before the names of their files
     * @param file what the paper as a whole is called for people, such as the folder
     * @param readings what became of each file, in the order in which they count; at least one
     */
    public static SubmissionReading of(String student, String file, List<SubmissionReading> readings) {
        IssueList issues = new IssueList();
        List<Submission> papers = readings.stream()
                .flatMap(reading -> reading.submission().stream())
                .toList();
        for (SubmissionReading reading : readings) {
            boolean isBeside = reading.submission().isEmpty() && !papers.isEmpty();
            reading.issues().forEach(issue -> issues.add(isBeside ? issue.atMost(Severity.WARNING) : issue));
        }
        Optional<Submission> joined = papers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Submission(
                        stated(papers, issues)
                                .or(() -> StudentName.clean(student))
                                .orElse(student),
                        papers.stream().flatMap(paper -> paper.name().stream()).findFirst(),
                        file,
                        new Joining(issues).answers(papers)));
        List<SourceText> sources =
                readings.stream().map(SubmissionReading::source).toList();
        return new SubmissionReading(joined, issues.all(), SourceText.together(sources));
    }

    /** The student that a file names: one that is not just called like the file. */
    private static Optional<String> stated(List<Submission> papers, IssueList issues) {
        List<Submission> stating = papers.stream()
                .filter(paper -> !paper.student().equals(StudentName.ofFile(paper.file())))
                .toList();
        Optional<Submission> first = stating.stream().findFirst();
        stating.stream()
                .filter(paper -> !paper.student().equals(stating.get(0).student()))
                .forEach(paper -> issues.add(Issue.warning(
                                JoinCodes.OTHER_STUDENT,
                                SourcePosition.whole(paper.file()),
                                1,
                                "it is from " + Names.quoted(paper.student()) + ", and another file of the paper from "
                                        + Names.quoted(stating.get(0).student()) + ", which counts")
                        .withFix("name the student in one of them")));
        return first.map(Submission::student);
    }

    /** Puts answers together, problem by problem. */
    private static final class Joining {
        private static final int SHOWN = 3;

        private final IssueList issues;
        private final Map<String, List<Repeated>> repeated = new LinkedHashMap<>();

        private Joining(IssueList issues) {
            this.issues = issues;
        }

        /** A line that another file has with another answer. */
        private record Repeated(AnswerLine line, AnswerLine earlier) {}

        private List<ProblemAnswers> answers(List<Submission> papers) {
            List<ProblemAnswers> all =
                    papers.stream().flatMap(paper -> paper.answers().stream()).toList();
            List<String> named = all.stream()
                    .map(ProblemAnswers::problem)
                    .filter(problem -> !problem.isEmpty())
                    .distinct()
                    .toList();
            String unnamed = named.size() == 1 ? named.get(0) : "";
            Map<String, List<ProblemAnswers>> byProblem = new LinkedHashMap<>();
            for (ProblemAnswers answers : all) {
                String problem = answers.problem().isEmpty() ? unnamed : answers.problem();
                byProblem.computeIfAbsent(problem, key -> new ArrayList<>()).add(answers);
            }
            List<ProblemAnswers> joined = byProblem.entrySet().stream()
                    .map(entry -> joined(entry.getKey(), entry.getValue()))
                    .toList();
            repeated.values().forEach(this::reportRepeated);
            return joined;
        }

        private ProblemAnswers joined(String problem, List<ProblemAnswers> parts) {
            Map<String, AnswerLine> lines = new LinkedHashMap<>();
            parts.stream().flatMap(part -> part.lines().stream()).forEach(line -> add(lines, line));
            List<String> blank = parts.stream()
                    .flatMap(part -> part.blank().stream())
                    .distinct()
                    .filter(name -> !lines.containsKey(name))
                    .toList();
            SourcePosition position = parts.stream()
                    .filter(part -> part.problem().equals(problem))
                    .findFirst()
                    .orElse(parts.get(0))
                    .position();
            return new ProblemAnswers(problem, position, List.copyOf(lines.values()), blank);
        }

        private void add(Map<String, AnswerLine> lines, AnswerLine line) {
            AnswerLine earlier = lines.putIfAbsent(line.name(), line);
            if (earlier != null && !saysTheSame(earlier, line)) {
                repeated.computeIfAbsent(line.position().file(), file -> new ArrayList<>())
                        .add(new Repeated(line, earlier));
            }
        }

        /** One message for a file: two versions of a whole paper differ in many lines. */
        private void reportRepeated(List<Repeated> lines) {
            AnswerLine first = lines.get(0).line();
            SourcePosition earlier = lines.get(0).earlier().position();
            List<String> names = lines.stream()
                    .map(each -> Names.quoted(each.line().name()))
                    .distinct()
                    .toList();
            boolean isAlone = names.size() == 1;
            String place = isAlone && earlier.hasLine() ? earlier.toString() : earlier.file();
            issues.add(Issue.warning(
                            JoinCodes.SAME_QUANTITY,
                            first.position(),
                            first.name().codePointCount(0, first.name().length()),
                            listed(names) + (isAlone ? " is" : " are") + " already given in " + place
                                    + (isAlone ? ", which counts" : ", whose answers count"))
                    .withFix(isAlone ? "delete one of the two" : "hand in one of the two files"));
        }

        private static String listed(List<String> names) {
            if (names.size() == 1) {
                return names.get(0);
            }
            int shown = names.size() <= SHOWN ? names.size() - 1 : SHOWN;
            String last = names.size() <= SHOWN ? names.get(shown) : names.size() - shown + " more";
            return String.join(", ", names.subList(0, shown)) + " and " + last;
        }

        private static boolean saysTheSame(AnswerLine earlier, AnswerLine line) {
            if (earlier.answer() instanceof WrittenArray first && line.answer() instanceof WrittenArray second) {
                return first.dimensions().equals(second.dimensions())
                        && literals(first).equals(literals(second));
            }
            return earlier.text().isPresent()
                    && earlier.text().map(WrittenText::text).equals(line.text().map(WrittenText::text));
        }

        private static List<String> literals(WrittenArray array) {
            return array.numbers().stream().map(WrittenNumber::literal).toList();
        }
    }
}
