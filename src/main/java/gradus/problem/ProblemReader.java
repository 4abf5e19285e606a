package gradus.problem;

import gradus.formula.Dialect;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.issue.SourceText;
import gradus.problem.QuestionForms.Form;
import gradus.yaml.Syntax;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a problem file, reports every fault of it at once, and solves the problem. */
public final class ProblemReader {
    private static final List<String> KEYS = keys();
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private final Values values = new Values(new IssueList());
    private final String file;
    private final Optional<Course> course;
    private Map<String, List<Issue>> unfit = Map.of();

    private ProblemReader(String file, Optional<Course> course) {
        this.file = file;
        this.course = course;
    }

    /**
     * Reads a problem.
     *
     * @param file the name of the file, for messages; its ending tells JSON from YAML
     * @param bytes the content
     */
    public static ProblemReading read(String file, byte[] bytes) {
        return read(file, bytes, Optional.empty());
    }

    /**
     * Reads a problem of a course.
     *
     * @param course what it says about marks where the problem says nothing
     * @see #read(String, byte[])
     */
    public static ProblemReading read(String file, byte[] bytes, Optional<Course> course) {
        ProblemReader reader = new ProblemReader(file, course);
        SourceText source = YamlReader.sourceText(file, bytes);
        IssueList issues = reader.values.issues();
        Optional<Problem> draft = YamlReader.read(file, bytes, Syntax.of(file), issues)
                .flatMap(node -> YamlFields.of(node, "the problem file", KEYS, issues))
                .flatMap(reader::problem)
                .filter(read -> issues.all().stream().noneMatch(ProblemReader::isMoreThanAWrongKey));
        return new ProblemReading(draft.filter(read -> !issues.hasErrors()), draft, issues, source, reader.unfit);
    }

    private static boolean isMoreThanAWrongKey(Issue issue) {
        return issue.severity() == Severity.ERROR && !issue.code().equals(ProblemCodes.WRONG_KEY);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("id", "title", "source", "description"));
        keys.addAll(NetworkReader.KEYS);
        keys.add(RecurrenceReader.KEY);
        keys.addAll(GraphReader.KEYS);
        keys.addAll(ModelReader.KEYS);
        keys.addAll(PolicyReader.KEYS);
        keys.addAll(List.of("given", "notation", "tolerance", "dialect", "questions", "errata"));
        return keys;
    }

    private Optional<Problem> problem(YamlFields fields) {
        if (!new ProblemLimits(values.issues()).hold(fields)) {
            return Optional.empty();
        }
        Optional<Problem.Heading> heading = heading(fields);
        Tolerance tolerance = fields.optional("tolerance")
                .map(node -> new ToleranceReader(values).read(node, Tolerance.PRINTED_DIGITS))
                .orElse(Tolerance.PRINTED_DIGITS);
        Notation letters = fields.optional("notation")
                .map(node -> new NotationReader(values).read(node, 0))
                .orElse(Notation.canonical(0));
        Optional<YamlNode> given = fields.optional("given");
        Optional<Model> model = new ModelReader(values, letters, fields, given).read();
        QuestionForms forms = new QuestionForms(values);
        Dialect dialect = forms.dialect(fields).orElse(Dialect.ANY);
        List<Form> asked = fields.required("questions")
                .map(node -> forms.read(node, tolerance, dialect))
                .orElse(List.of());
        PolicyReader policies = new PolicyReader(values);
        if (model.isEmpty() || new NameClashes(values, fields).report(model.get())) {
            policies.read(fields, GradingPolicy.DEFAULT, Optional.empty());
            return Optional.empty();
        }
        DerivativeReader.Derived derived = new DerivativeReader(values, model.get()).read(names(asked, given));
        Model complete = derived.model();
        SolvedGraph solved = complete.given(given, derived.refused(), values);
        QuestionReader reader = new QuestionReader(values, complete, solved, derived.refused());
        Optional<PolicyReader.PolicyScope> scope = Optional.of(new PolicyReader.PolicyScope(
                solved,
                complete.notation(),
                own -> new QuestionReader(own, complete, solved, derived.refused()),
                complete.layout().unitAxis()));
        Optional<Course.Applied> applied = course.map(known -> known.to(scope));
        unfit = applied.map(Course.Applied::unfit).orElse(Map.of());
        GradingPolicy policy =
                policies.read(fields, applied.map(Course.Applied::policy).orElse(GradingPolicy.DEFAULT), scope);
        List<Erratum> errata = fields.optional("errata").map(reader::errata).orElse(List.of());
        List<Question> questions = reader.questions(asked, errata);
        questions.forEach(question -> requireFinite(question, solved));
        questions.stream()
                .filter(question -> question.form() instanceof AnswerForm.Numbers)
                .forEach(question -> refuseRelativeToZero(question, solved));
        requirePoints(fields, questions);
        Vocabulary vocabulary = new Vocabulary(
                complete.notation(),
                solved.named(),
                questions.stream().map(Question::quantity).toList());
        FormulaJudge judge = complete.judge(solved, reader.vocabulary(), questions);
        new FormulaKeyCheck(values, judge, errata).check(questions);
        return heading.map(read -> new Problem(
                read,
                complete.task(),
                complete.recurrence(),
                complete.foundation().training(),
                complete.computed().graph(),
                solved.graph(),
                solved.truth(),
                complete.notation(),
                vocabulary,
                questions,
                judge,
                policy,
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
        values.error(
                ProblemCodes.BAD_ID,
                node,
                "the id " + Values.shown(node) + " cannot name files",
                "use up to 100 letters, digits, '-', '_' and '.', starting with a letter or digit");
        return Optional.empty();
    }

    /** Everything that names a quantity and could be a derivative that nothing else asks for. */
    private static List<YamlNode> names(List<Form> asked, Optional<YamlNode> given) {
        List<YamlNode> names = new ArrayList<>();
        asked.forEach(form -> {
            names.add(form.quantity());
            form.formula().ifPresent(formula -> names.addAll(formula.names()));
        });
        given.filter(YamlMapping.class::isInstance)
                .ifPresent(node -> ((YamlMapping) node).entries().forEach(entry -> names.add(entry.key())));
        return names;
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
