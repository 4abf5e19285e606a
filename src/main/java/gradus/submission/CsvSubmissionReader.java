package gradus.submission;

import com.google.auto.service.AutoService;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.submission.stored.StoredCodes;
import gradus.submission.table.Table;
import gradus.submission.table.TableAnswer;
import gradus.submission.table.TableContent;
import gradus.written.WrittenValues;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads submissions in tables of text, as spreadsheets, {@code np.savetxt} and people write them. */
@AutoService(SubmissionReader.class)
public final class CsvSubmissionReader implements SubmissionReader {
    @Override
    public Set<String> extensions() {
        return Set.of(".csv", ".tsv");
    }

    @Override
    public SubmissionReading read(String fileName, byte[] bytes) {
        IssueList issues = new IssueList();
        Optional<Submission> submission = YamlReader.text(fileName, bytes, issues)
                .flatMap(text -> Table.read(fileName, StudentName.ofFile(fileName), text, issues))
                .flatMap(content -> submission(fileName, content, issues));
        return new SubmissionReading(submission, issues.all(), YamlReader.sourceText(fileName, bytes));
    }

    private static Optional<Submission> submission(String file, TableContent content, IssueList issues) {
        if (content.answers().isEmpty()) {
            issues.add(Issue.error(StoredCodes.NO_ANSWERS, SourcePosition.start(file), 1, "the file holds no answer")
                    .withFix("write one line per quantity: z1,0.2,0.3"));
            return Optional.empty();
        }
        String student = text(content, "student").orElseGet(() -> StudentName.ofFile(file));
        return Optional.of(new Submission(student, text(content, "name"), file, perProblem(content)));
    }

    private static Optional<String> text(TableContent content, String key) {
        return content.key(key).map(YamlScalar::text).flatMap(StudentName::clean);
    }

    /** The answers by problem. Those above the first problem that is named belong to it. */
    private static List<ProblemAnswers> perProblem(TableContent content) {
        Optional<YamlScalar> first = content.key("problem");
        Map<String, List<TableAnswer>> byProblem = new LinkedHashMap<>();
        for (TableAnswer answer : content.answers()) {
            String problem =
                    answer.problem().isEmpty() ? first.map(YamlScalar::text).orElse("") : answer.problem();
            byProblem.computeIfAbsent(problem, key -> new ArrayList<>()).add(answer);
        }
        List<ProblemAnswers> all = new ArrayList<>();
        byProblem.forEach((problem, answers) -> {
            SourcePosition position = first.filter(key -> key.text().equals(problem))
                    .map(YamlScalar::position)
                    .orElse(answers.get(0).name().position());
            all.add(answers(problem.strip(), position, answers));
        });
        return all;
    }

    private static ProblemAnswers answers(String problem, SourcePosition position, List<TableAnswer> answers) {
        List<AnswerLine> lines = new ArrayList<>();
        List<String> blank = new ArrayList<>();
        for (TableAnswer answer : answers) {
            String name = answer.name().text().strip();
            if (answer.fault().isPresent()) {
                lines.add(new AnswerLine(
                        name, answer.name().position(), answer.fault().get(), Optional.empty()));
            } else if (WrittenValues.isBlank(answer.value())) {
                blank.add(name);
            } else {
                lines.add(AnswerLine.of(answer.name(), answer.value()));
            }
        }
        return new ProblemAnswers(problem, position, lines, blank);
    }
}
