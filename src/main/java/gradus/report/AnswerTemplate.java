package gradus.report;

import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.language.Language;
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
        if (problems.stream().flatMap(problem -> problem.questions().stream()).anyMatch(AnswerTemplate::isFormula)) {
            text.append(
                    "# A formula is one text. Put it in single quotes where it begins with '-', '{' or '[', or has ': ' or ' #'.\n");
        }
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

    private static boolean isFormula(Question question) {
        return question.form() instanceof AnswerForm.Formula;
    }

    private static String kind(Problem problem, Question question) {
        return question.form() instanceof AnswerForm.Formula formula
                ? kind(problem, formula)
                : VerdictText.sizes(problem.shape(question.quantity()), Language.ENGLISH);
    }

    private static String kind(Problem problem, AnswerForm.Formula formula) {
        String entry = formula.indices().isEmpty()
                ? "a formula"
                : "a formula for entry " + String.join(", ", formula.indices());
        List<String> usable = usable(problem, formula);
        return usable.isEmpty() ? entry : entry + " with " + Language.ENGLISH.joined(usable);
    }

    /** What a formula may use, with the meaning of names that only this question has. */
    private static List<String> usable(Problem problem, AnswerForm.Formula formula) {
        if (formula.symbols().isEmpty()) {
            return formula.allowed().stream()
                    .flatMap(allowed -> allowed.stream().map(problem.notation()::spell))
                    .toList();
        }
        return formula.symbols().entrySet().stream()
                .map(symbol -> meaning(symbol.getKey(), problem.notation().spell(symbol.getValue())))
                .toList();
    }

    private static String meaning(String name, String quantity) {
        return name.equals(quantity) ? name : name + " = " + quantity;
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
