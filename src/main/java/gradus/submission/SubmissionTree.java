package gradus.submission;

import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import gradus.written.WrittenValues;
import gradus.yaml.Syntax;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The submission in the tree of a YAML or JSON file. */
final class SubmissionTree {
    private static final String PROBLEM = "problem";
    private static final List<String> KEYS = List.of("student", "name", PROBLEM, "answers");

    private final String file;
    private final YamlFields fields;
    private final IssueList issues;

    private SubmissionTree(String file, YamlFields fields, IssueList issues) {
        this.file = file;
        this.fields = fields;
        this.issues = issues;
    }

    static SubmissionReading read(String file, byte[] bytes, Syntax syntax) {
        IssueList issues = new IssueList();
        Optional<Submission> submission = YamlReader.read(file, bytes, syntax, issues)
                .flatMap(root -> YamlFields.of(root, "the submission", KEYS, Severity.WARNING, issues))
                .flatMap(fields -> new SubmissionTree(file, fields, issues).submission());
        return new SubmissionReading(submission, issues.all(), YamlReader.sourceText(file, bytes));
    }

    private Optional<Submission> submission() {
        String student = fields.text("student").flatMap(StudentName::clean).orElseGet(() -> StudentName.ofFile(file));
        Optional<String> name = fields.text("name").flatMap(StudentName::clean);
        Optional<String> problem = fields.text(PROBLEM).map(String::strip);
        return answers().map(answers -> new Submission(student, name, file, perProblem(problem, answers)));
    }

    /** The mapping of answers. One that is there but empty is an empty paper, not an unreadable one. */
    private Optional<YamlMapping> answers() {
        boolean empty = fields.has("answers") && fields.optional("answers").isEmpty();
        if (empty) {
            return Optional.of(new YamlMapping(List.of(), fields.position("answers")));
        }
        return fields.required("answers", "write 'answers:', and the quantities indented below it")
                .flatMap(this::mappingOfAnswers);
    }

    private Optional<YamlMapping> mappingOfAnswers(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return Optional.of(mapping);
        }
        issues.add(SubmissionIssues.answersAreNoMapping(node));
        return Optional.empty();
    }

    private List<ProblemAnswers> perProblem(Optional<String> problem, YamlMapping answers) {
        return perProblem(problem, problem.isPresent() ? problemPosition() : answers.position(), answers);
    }

    /** The answers in a mapping, for the problem that is named or for those that are its keys. */
    static List<ProblemAnswers> perProblem(Optional<String> problem, SourcePosition position, YamlMapping answers) {
        return isPerProblem(answers)
                ? answers.entries().stream().map(SubmissionTree::answersOf).toList()
                : List.of(linesOf(problem.orElse(""), position, answers));
    }

    private SourcePosition problemPosition() {
        return fields.entries().stream()
                .filter(entry -> entry.key().text().equals(PROBLEM))
                .map(entry -> entry.value().position())
                .findFirst()
                .orElse(fields.position());
    }

    /** Whether the keys are problems rather than quantities: whatever has a value has a mapping, and something has. */
    private static boolean isPerProblem(YamlMapping answers) {
        List<YamlNode> written = answers.entries().stream()
                .map(YamlEntry::value)
                .filter(value -> !WrittenValues.isBlank(value))
                .toList();
        return !written.isEmpty() && written.stream().allMatch(YamlMapping.class::isInstance);
    }

    private static ProblemAnswers answersOf(YamlEntry entry) {
        String problem = entry.key().text().strip();
        SourcePosition position = entry.key().position();
        return entry.value() instanceof YamlMapping mapping
                ? linesOf(problem, position, mapping)
                : new ProblemAnswers(problem, position, List.of(), List.of());
    }

    private static ProblemAnswers linesOf(String problem, SourcePosition position, YamlMapping mapping) {
        List<AnswerLine> lines = new ArrayList<>();
        List<String> blank = new ArrayList<>();
        for (YamlEntry entry : mapping.entries()) {
            YamlScalar key = entry.key();
            String name = key.text().strip();
            if (WrittenValues.isBlank(entry.value())) {
                blank.add(name);
            } else {
                lines.add(AnswerLine.of(key, entry.value()));
            }
        }
        return new ProblemAnswers(problem, position, lines, blank);
    }
}
