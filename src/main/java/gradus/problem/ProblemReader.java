package gradus.problem;

import gradus.formula.Dialect;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import gradus.problem.QuestionForms.Form;
import gradus.yaml.Syntax;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a problem file, reports every fault of it at once, and solves the problem. */
public final class ProblemReader {
    private static final List<String> KEYS = keys();
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
    private static final Map<String, PartialCredit> PARTIAL_CREDIT = partialCredit();

    private final Values values = new Values(new IssueList());
    private final String file;

    private ProblemReader(String file) {
        this.file = file;
    }

    /**
     * Reads a problem.
     *
     * @param file the name of the file, for messages; its ending tells JSON from YAML
     * @param bytes the content
     */
    public static ProblemReading read(String file, byte[] bytes) {
        ProblemReader reader = new ProblemReader(file);
        SourceText source = YamlReader.sourceText(file, bytes);
        Optional<Problem> problem = YamlReader.read(file, bytes, Syntax.of(file), reader.values.issues())
                .flatMap(node -> YamlFields.of(node, "the problem file", KEYS, reader.values.issues()))
                .flatMap(reader::problem)
                .filter(read -> !reader.values.issues().hasErrors());
        return new ProblemReading(problem, reader.values.issues(), source);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("id", "title", "source", "description"));
        keys.addAll(NetworkReader.KEYS);
        keys.addAll(GraphReader.KEYS);
        keys.addAll(ModelReader.KEYS);
        keys.addAll(List.of("given", "notation", "tolerance", "partial-credit", "dialect", "questions", "errata"));
        return keys;
    }

    private static Map<String, PartialCredit> partialCredit() {
        Map<String, PartialCredit> options = new LinkedHashMap<>();
        options.put("entries", PartialCredit.ENTRIES);
        options.put("none", PartialCredit.NONE);
        return options;
    }

    private Optional<Problem> problem(YamlFields fields) {
        Optional<Problem.Heading> heading = heading(fields);
        Tolerance tolerance = fields.optional("tolerance")
                .map(node -> new ToleranceReader(values).read(node, Tolerance.PRINTED_DIGITS))
                .orElse(Tolerance.PRINTED_DIGITS);
        PartialCredit partialCredit = fields.optional("partial-credit")
                .flatMap(node -> values.choice(node, "kind of partial credit", PARTIAL_CREDIT))
                .orElse(PartialCredit.ENTRIES);
        Notation letters = fields.optional("notation")
                .map(node -> new NotationReader(values).read(node, 0))
                .orElse(Notation.canonical(0));
        Optional<Model> model = new ModelReader(values, letters).read(fields);
        QuestionForms forms = new QuestionForms(values);
        Dialect dialect = forms.dialect(fields).orElse(Dialect.ANY);
        List<Form> asked = fields.required("questions")
                .map(node -> forms.read(node, tolerance, dialect))
                .orElse(List.of());
        if (model.isEmpty() || !haveNamesOfTheirOwn(model.get(), fields)) {
            return Optional.empty();
        }
        Model complete = model.get().withJacobians(asked, values);
        SolvedGraph solved = complete.given(fields, values);
        QuestionReader reader = new QuestionReader(values, solved, complete.notation());
        List<Erratum> errata = fields.optional("errata").map(reader::errata).orElse(List.of());
        List<Question> questions = reader.questions(asked, errata);
        questions.forEach(question -> requireFinite(question, solved));
        questions.forEach(question -> refuseRelativeToZero(question, solved));
        requirePoints(fields, questions);
        Vocabulary vocabulary = new Vocabulary(
                complete.notation(),
                solved.named(),
                questions.stream().map(Question::quantity).toList());
        // In a formula, what is asked is no likelier meant than anything else.
        Vocabulary inFormulas = new Vocabulary(complete.notation(), solved.named(), List.of());
        FormulaJudge judge = complete.judge(solved, inFormulas, questions);
        new FormulaKeyCheck(values, judge, errata).check(questions);
        return heading.map(read -> new Problem(
                read,
                complete.task(),
                complete.computed().graph(),
                solved.graph(),
                solved.truth(),
                complete.notation(),
                vocabulary,
                questions,
                judge,
                partialCredit,
                errata));
    }

    private Optional<Problem.Heading> heading(YamlFields fields) {
        Optional<String> id = fields.required("id").flatMap(this::id);
        Optional<String> title = fields.requiredText("title");
        Optional<String> source = fields.text("source");
        Optional<String> description = fields.text("description");
        return id.flatMap(name -> title.map(text -> new Problem.Heading(name, text, source, description, file)));
    }

    private Optional<String> id(YamlNode node) {
        String id = Values.text(node);
        if (ID.matcher(id).matches()) {
            return Optional.of(id);
        }
        values.issues()
                .add(Issue.error(
                                ProblemCodes.BAD_ID,
                                node.position(),
                                node.length(),
                                "the id " + Values.shown(node) + " cannot name files")
                        .withFix("use up to 100 letters, digits, '-', '_' and '.', starting with a letter or digit"));
        return Optional.empty();
    }

    /** Whether no two quantities are called the same; otherwise no question about them could be understood. */
    private boolean haveNamesOfTheirOwn(Model model, YamlFields fields) {
        Map<String, Quantity> byName = new LinkedHashMap<>();
        for (Quantity quantity : model.computed().named()) {
            String name = model.notation().spell(quantity);
            Quantity earlier = byName.put(Spelling.bare(name), quantity);
            if (earlier != null) {
                String key = fields.has("entries") ? "entries" : fields.has("notation") ? "notation" : "queries";
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.AMBIGUOUS_QUANTITY,
                                        fields.position(key),
                                        key.length(),
                                        "'" + name + "' is the name of both " + earlier + " and " + quantity)
                                .withFix("use another letter in 'notation', or another name for the query point"));
                return false;
            }
        }
        return true;
    }

    private void requireFinite(Question question, SolvedGraph solved) {
        if (!solved.truth().of(question.quantity()).isFinite()) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.NOT_FINITE,
                                    question.position(),
                                    1,
                                    "'" + question.name()
                                            + "' is not finite: an output is saturated or a number overflows")
                            .withFix("use smaller weights or inputs"));
        }
    }

    private void refuseRelativeToZero(Question question, SolvedGraph solved) {
        boolean hasZero = solved.truth().of(question.quantity()).entries().anyMatch(entry -> entry == 0);
        if (hasZero && question.tolerance().isOnlyRelative()) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.RELATIVE_TO_ZERO,
                                    question.position(),
                                    1,
                                    "'" + question.name()
                                            + "' has entries that are 0, and its tolerance is only relative")
                            .withFix("add 'absolute: …' to the tolerance"));
        }
    }

    private void requirePoints(YamlFields fields, List<Question> questions) {
        BigDecimal sum = questions.stream().map(Question::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!questions.isEmpty() && sum.signum() == 0) {
            values.issues()
                    .add(Issue.warning(
                            ProblemCodes.NO_POINTS,
                            fields.position("questions"),
                            "questions".length(),
                            "all questions together are worth 0 points"));
        }
    }
}
