package gradus.problem;

import gradus.formula.Dialect;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads of {@code questions:} what can be read without a network, so that a fault of the network hides none of theirs. */
final class QuestionForms {
    private static final int MOST_POINTS = 1_000_000;
    private static final String NUMBERS = "numbers";
    private static final String FORMULA = "formula";
    private static final List<String> OF_FORMULAS = List.of("dialect", "indices", "using");
    private static final List<String> OF_NUMBERS = List.of("tolerance");
    private static final List<String> KEYS =
            List.of("quantity", "points", "expected", "tolerance", "as", "dialect", "indices", "using");
    private static final Pattern INDEX = Pattern.compile("\\p{L}");
    private static final Map<String, Dialect> DIALECTS = dialects();

    private final Values values;

    QuestionForms(Values values) {
        this.values = values;
    }

    private static Map<String, Dialect> dialects() {
        Map<String, Dialect> dialects = new LinkedHashMap<>();
        dialects.put("any", Dialect.ANY);
        dialects.put("numpy", Dialect.NUMPY);
        dialects.put("matlab", Dialect.MATLAB);
        dialects.put("mathematics", Dialect.MATHEMATICS);
        return dialects;
    }

    /**
     * A question as written.
     *
     * @param item all of it
     * @param quantity the name of what is asked
     * @param expected what a printed solution says
     * @param formula what a formula may use, if one is asked
     */
    record Form(
            YamlNode item,
            YamlNode quantity,
            BigDecimal points,
            Tolerance tolerance,
            Optional<YamlNode> expected,
            Optional<FormulaForm> formula) {
        SourcePosition position() {
            return item.position();
        }
    }

    /**
     * How a formula is asked.
     *
     * @param letters the letters of an entry
     * @param indices where these stand
     * @param using the names of what it may use, or a mapping of names for it
     */
    record FormulaForm(Dialect dialect, List<String> letters, Optional<YamlNode> indices, Optional<YamlNode> using) {
        /** The nodes that name quantities which the formula may use. */
        List<YamlNode> names() {
            return using.map(node -> node instanceof YamlMapping mapping
                            ? mapping.entries().stream().map(YamlEntry::value).toList()
                            : node instanceof YamlSequence list ? list.items() : List.<YamlNode>of())
                    .orElse(List.of());
        }
    }

    /**
     * Reads all questions.
     *
     * @param tolerance the tolerance of those that do not state one
     * @param dialect the dialect of those that do not state one
     */
    List<Form> read(YamlNode node, Tolerance tolerance, Dialect dialect) {
        List<Form> forms = new ArrayList<>();
        values.list(node, "'questions'")
                .forEach(item -> form(item, tolerance, dialect).ifPresent(forms::add));
        return forms;
    }

    private Optional<Form> form(YamlNode item, Tolerance tolerance, Dialect dialect) {
        if (!(item instanceof YamlMapping)) {
            return Optional.of(new Form(item, item, BigDecimal.ONE, tolerance, Optional.empty(), Optional.empty()));
        }
        return YamlFields.of(item, "the question", KEYS, values.issues())
                .flatMap(fields -> form(item, fields, tolerance, dialect));
    }

    private Optional<Form> form(YamlNode item, YamlFields fields, Tolerance inherited, Dialect dialect) {
        BigDecimal points = fields.optional("points").flatMap(this::points).orElse(BigDecimal.ONE);
        Tolerance tolerance = fields.optional("tolerance")
                .map(node -> new ToleranceReader(values).read(node, inherited))
                .orElse(inherited);
        Optional<YamlNode> expected = FormulaText.hasCutOff(fields) ? Optional.empty() : fields.optional("expected");
        boolean asFormula = fields.optional("as")
                .flatMap(node -> values.choice(node, "form of an answer", List.of(NUMBERS, FORMULA)))
                .filter(FORMULA::equals)
                .isPresent();
        refuseKeysOfTheOtherForm(fields, asFormula ? OF_NUMBERS : OF_FORMULAS, asFormula);
        Optional<FormulaForm> formula = asFormula ? Optional.of(formula(fields, dialect)) : Optional.empty();
        return fields.required("quantity")
                .map(quantity -> new Form(item, quantity, points, tolerance, expected, formula));
    }

    private void refuseKeysOfTheOtherForm(YamlFields fields, List<String> keys, boolean asFormula) {
        keys.stream()
                .filter(fields::has)
                .forEach(key -> values.issues()
                        .add(Issue.error(
                                        ProblemCodes.WRONG_FORM,
                                        fields.position(key),
                                        key.length(),
                                        "'" + key + "' has no meaning where "
                                                + (asFormula ? "a formula is asked" : "numbers are asked"))
                                .withFix(asFormula ? "leave it out" : "write 'as: formula' as well")));
    }

    private FormulaForm formula(YamlFields fields, Dialect inherited) {
        Optional<YamlNode> indices = fields.optional("indices");
        return new FormulaForm(
                dialect(fields).orElse(inherited),
                indices.map(this::indices).orElse(List.of()),
                indices,
                fields.optional("using"));
    }

    /** The dialect that a mapping states. */
    Optional<Dialect> dialect(YamlFields fields) {
        return fields.optional("dialect").flatMap(node -> values.choice(node, "dialect", DIALECTS));
    }

    private List<String> indices(YamlNode node) {
        List<String> letters = new ArrayList<>();
        for (YamlNode item : values.list(node, "'indices'")) {
            String letter = Values.text(item);
            if (!INDEX.matcher(letter).matches()) {
                values.error(
                        ProblemCodes.OUT_OF_RANGE, item, Values.shown(item) + " is no index, which is a single letter");
            } else if (letters.contains(letter)) {
                values.error(ProblemCodes.TWICE, item, Values.shown(item) + " is an index twice");
            } else if (letters.size() == 2) {
                values.error(ProblemCodes.OUT_OF_RANGE, item, "an entry has two indices at most");
            } else {
                letters.add(letter);
            }
        }
        return letters;
    }

    private Optional<BigDecimal> points(YamlNode node) {
        Optional<Double> points = values.number(node, "'points'", Values.Bound.NOT_NEGATIVE);
        if (points.filter(value -> value > MOST_POINTS).isPresent()) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    "'points' is " + Values.shown(node) + ", it has to be at most " + MOST_POINTS);
            return Optional.empty();
        }
        if (points.isPresent() && Values.text(node).contains("/")) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    "'points' is " + Values.shown(node) + ", and marks are decimals: three thirds would not make one");
            return Optional.empty();
        }
        return points.map(BigDecimal::valueOf);
    }
}
