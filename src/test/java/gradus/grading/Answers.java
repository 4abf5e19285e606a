package gradus.grading;

import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.written.WrittenArray;
import gradus.written.WrittenValues;
import gradus.yaml.Syntax;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers as students write them. */
final class Answers {
    private Answers() {}

    /** The numbers in {@code 0.1} or {@code [[0.1, 0.2], [0.3, 0.4]]}. */
    static WrittenArray numbers(String text) {
        return (WrittenArray) of("answer: " + text).lines().get(0).answer();
    }

    /** The lines {@code name: value} of a text; a name with nothing behind it is left blank. */
    static ProblemAnswers of(String text) {
        List<AnswerLine> lines = new ArrayList<>();
        List<String> blank = new ArrayList<>();
        for (YamlEntry entry : entries(text)) {
            if (WrittenValues.isBlank(entry.value())) {
                blank.add(entry.key().text());
            } else {
                lines.add(AnswerLine.of(entry.key(), entry.value()));
            }
        }
        return new ProblemAnswers("", SourcePosition.start("answers.yaml"), lines, blank);
    }

    private static List<YamlEntry> entries(String text) {
        IssueList issues = new IssueList();
        return YamlReader.read("answers.yaml", text.getBytes(StandardCharsets.UTF_8), Syntax.of("answers.yaml"), issues)
                .map(node -> ((YamlMapping) node).entries())
                .orElseThrow(() -> new AssertionError(issues.all().toString()));
    }
}
