package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
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

/**
 * A paper of several files, such as a folder with a {@code .npy} file for each quantity, as one submission.
 *
 * @param submission nothing if none of the files can be read as one
 * @param issues those of all files in their order, and what their joining brings up
 * @param sources the texts of the files, to show issues with
 */
public record JoinedSubmission(Optional<Submission> submission, List<Issue> issues, List<SourceText> sources) {
    public JoinedSubmission {
        issues = List.copyOf(issues);
        sources = List.copyOf(sources);
    }

    /**
     * Joins the files of one student. A student whom a file names counts before the one given here; where two files have different
     * answers under one name, the first of them counts. Answers of files that name no problem belong to the one that another file
     * names, if that is only one.
     *
     * @param student who it is if no file says so: the name of their folder, or the one before the names of their files
     * @param file what the paper as a whole is called for people, such as the folder
     * @param readings what became of each file, in the order in which they count
     */
    public static JoinedSubmission of(String student, String file, List<SubmissionReading> readings) {
        IssueList issues = new IssueList();
        readings.forEach(reading -> issues.addAll(reading.issues()));
        List<Submission> papers = readings.stream()
                .flatMap(reading -> reading.submission().stream())
                .toList();
        Optional<Submission> joined = papers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Submission(
                        stated(papers, issues)
                                .or(() -> StudentName.clean(student))
                                .orElse(student),
                        papers.stream().flatMap(paper -> paper.name().stream()).findFirst(),
                        file,
                        new Joining(issues).answers(papers)));
        return new JoinedSubmission(
                joined,
                issues.all(),
                readings.stream().map(SubmissionReading::source).toList());
    }

    /** The issues of all files as people read them, each with its line. */
    public String renderedIssues() {
        return String.join("\n", issues.stream().map(this::text).toList());
    }

    private String text(Issue issue) {
        SourceText source = sources.stream()
                .filter(text -> text.file().equals(issue.position().file()))
                .findFirst()
                .orElseGet(() -> SourceText.none(issue.position().file()));
        return issue.text(source);
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
        private final IssueList issues;

        private Joining(IssueList issues) {
            this.issues = issues;
        }

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
            return byProblem.entrySet().stream()
                    .map(entry -> joined(entry.getKey(), entry.getValue()))
                    .toList();
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
                String place = earlier.position().hasLine()
                        ? earlier.position().toString()
                        : earlier.position().file();
                issues.add(Issue.warning(
                                JoinCodes.SAME_QUANTITY,
                                line.position(),
                                line.name().codePointCount(0, line.name().length()),
                                Names.quoted(line.name()) + " is already given in " + place + ", which counts")
                        .withFix("delete one of the two"));
            }
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
