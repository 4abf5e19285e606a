package gradus.report;

import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Question;
import java.util.List;

/** An empty submission with all names and shapes, ready to be filled in. */
public final class AnswerTemplate {
    private AnswerTemplate() {}

    public static String yaml(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(
                "# Fill in your id and the numbers. Keep the digits you have: 0.0995 is taken for 0.09945 to 0.09955.\n");
        text.append(
                "# Several numbers are [0.1, 0.2]; a matrix is one such list for each row, [[0.1, 0.2], [0.3, 0.4]].\n");
        text.append("student:\nanswers:\n");
        for (Problem problem : problems) {
            text.append("  # ").append(problem.heading().title()).append('\n');
            text.append("  ").append(problem.id()).append(":\n");
            TextTable table = new TextTable(List.of(TextTable.Align.LEFT, TextTable.Align.LEFT));
            for (Question question : problem.questions()) {
                table.add("    " + question.name() + ":", "# " + kind(problem, question));
            }
            table.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static String kind(Problem problem, Question question) {
        return question.form() instanceof AnswerForm.Formula
                ? "a formula"
                : VerdictText.sizes(problem.shape(question.quantity()));
    }

    public static String json(List<Problem> problems) {
        return JsonText.indented(json -> {
            json.writeStartObject();
            json.writeNullProperty("student");
            json.writeName("answers").writeStartObject();
            for (Problem problem : problems) {
                json.writeName(problem.id()).writeStartObject();
                problem.questions().forEach(question -> json.writeNullProperty(question.name()));
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
