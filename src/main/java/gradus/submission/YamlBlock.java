package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.yaml.Syntax;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A block of YAML or JSON inside a text: a whole submission, or its answers alone. */
final class YamlBlock {
    private static final List<String> HEADERS = List.of("student", "name", "problem");

    private final PlacedText placed;
    private final LineColumns lines;
    private final TextPaper paper;

    private YamlBlock(PlacedText placed, TextPaper paper) {
        this.placed = placed;
        this.lines = new LineColumns(paper.file(), placed.text());
        this.paper = paper;
    }

    static void read(PlacedText placed, Syntax syntax, TextPaper paper) {
        if (!placed.text().isBlank()) {
            new YamlBlock(placed, paper).read(syntax);
        }
    }

    private void read(Syntax syntax) {
        IssueList issues = new IssueList();
        byte[] bytes = placed.text().getBytes(StandardCharsets.UTF_8);
        Optional<YamlNode> root = YamlReader.read(paper.file(), bytes, syntax, issues);
        issues.all().forEach(issue -> paper.issues().add(moved(issue)));
        root.filter(YamlMapping.class::isInstance).ifPresent(node -> read((YamlMapping) moved(node)));
    }

    private void read(YamlMapping root) {
        text(root, "student").ifPresent(node -> paper.student(node.text()));
        text(root, "name").ifPresent(node -> paper.name(node.text()));
        Optional<YamlScalar> problem = text(root, "problem");
        Optional<YamlMapping> answers =
                value(root, "answers").filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
        List<YamlEntry> others = root.entries().stream()
                .filter(entry -> !HEADERS.contains(entry.key().text()))
                .toList();
        SourcePosition position = problem.map(YamlScalar::position).orElse(root.position());
        SubmissionTree.perProblem(
                        problem.map(node -> node.text().strip()),
                        position,
                        answers.orElse(new YamlMapping(others, root.position())))
                .forEach(paper::add);
    }

    private static Optional<YamlScalar> text(YamlMapping root, String key) {
        return value(root, key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    private static Optional<YamlNode> value(YamlMapping root, String key) {
        return root.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(YamlEntry::value)
                .findFirst();
    }

    private Issue moved(Issue issue) {
        return new Issue(
                issue.severity(),
                issue.code(),
                moved(issue.position()),
                issue.length(),
                issue.message(),
                issue.expected(),
                issue.fix());
    }

    private YamlNode moved(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return moved(scalar);
        }
        if (node instanceof YamlSequence sequence) {
            return new YamlSequence(sequence.items().stream().map(this::moved).toList(), moved(sequence.position()));
        }
        YamlMapping mapping = (YamlMapping) node;
        List<YamlEntry> entries = mapping.entries().stream()
                .map(entry -> new YamlEntry(moved(entry.key()), moved(entry.value())))
                .toList();
        return new YamlMapping(entries, moved(mapping.position()));
    }

    private YamlScalar moved(YamlScalar scalar) {
        return new YamlScalar(scalar.text(), scalar.quoted(), moved(scalar.position()));
    }

    /** From a place in the block to the place in the file. */
    private SourcePosition moved(SourcePosition inBlock) {
        int start = lines.start(Math.min(inBlock.line(), lines.lines()) - 1);
        int index = start;
        for (int column = 1; column < inBlock.column() && index < placed.text().length(); column++) {
            index += Character.charCount(placed.text().codePointAt(index));
        }
        return placed.at(index);
    }
}
