package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.problem.GradingPolicy.ConventionRule;
import gradus.problem.GradingPolicy.Conventions;
import gradus.problem.GradingPolicy.MistakePolicy;
import gradus.tensor.Shape;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads what a problem says about marks: {@code partial-credit:}, {@code grading:}, {@code mistakes:} and {@code reveal:}. */
final class PolicyReader {
    static final List<String> KEYS = List.of("partial-credit", "grading", "mistakes", "reveal");

    private static final String USUAL = "usual";
    private static final Map<String, PartialCredit> PARTIAL_CREDIT = named(PartialCredit.values());
    private static final Map<String, ConventionRule> CONVENTION_RULES = named(ConventionRule.values());
    private static final Map<String, Reveal> LEVELS = named(Reveal.values());
    private static final Map<String, BigDecimal> SHARES = Map.of("full", BigDecimal.ONE, "none", BigDecimal.ZERO);

    private final Values values;

    PolicyReader(Values values) {
        this.values = values;
    }

    /** The constants of an enum under the names that files use. */
    private static <E extends Enum<E>> Map<String, E> named(E[] constants) {
        Map<String, E> named = new LinkedHashMap<>();
        for (E constant : constants) {
            named.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return named;
    }

    /**
     * The policy of a file.
     *
     * @param model what the problem is about, for mistakes that the file describes; empty where that could not be read
     */
    GradingPolicy read(YamlFields file, Optional<PolicyScope> model) {
        PartialCredit partialCredit = file.optional("partial-credit")
                .flatMap(node -> values.choice(node, "kind of partial credit", PARTIAL_CREDIT))
                .orElse(GradingPolicy.DEFAULT.partialCredit());
        Optional<YamlFields> grading = file.optional("grading")
                .flatMap(node -> YamlFields.of(
                        node, "the grading", List.of("carried", "implied", "conventions"), values.issues()));
        Reveal reveal = file.optional("reveal")
                .flatMap(node -> values.choice(node, "level of what is revealed", LEVELS))
                .orElse(GradingPolicy.DEFAULT.reveal());
        return new GradingPolicy(
                partialCredit,
                share(grading, "carried").orElse(GradingPolicy.DEFAULT.carried()),
                share(grading, "implied").orElse(GradingPolicy.DEFAULT.implied()),
                grading.flatMap(fields -> fields.optional("conventions"))
                        .map(this::conventions)
                        .orElse(GradingPolicy.DEFAULT.conventions()),
                file.optional("mistakes").map(node -> mistakes(node, model)).orElse(GradingPolicy.DEFAULT.mistakes()),
                reveal);
    }

    /** {@code full}, {@code none}, or a number from 0 to 1. */
    private Optional<BigDecimal> share(Optional<YamlFields> fields, String key) {
        return fields.flatMap(grading -> grading.optional(key)).flatMap(node -> {
            if (SHARES.containsKey(Values.text(node))) {
                return Optional.ofNullable(SHARES.get(Values.text(node)));
            }
            Optional<Double> number = values.number(node, "'" + key + "'", Values.Bound.NOT_NEGATIVE);
            if (number.filter(value -> value > 1).isPresent()) {
                values.error(
                        ProblemCodes.OUT_OF_RANGE,
                        node,
                        "'" + key + "' is " + Values.shown(node) + ", it has to be 'full', 'none' or a share up to 1");
            }
            return number.filter(value -> value <= 1).map(BigDecimal::valueOf);
        });
    }

    /** One rule for all, or a rule for each. */
    private Conventions conventions(YamlNode node) {
        if (!(node instanceof YamlMapping mapping)) {
            ConventionRule usual = rule(node).orElse(ConventionRule.NOTE);
            return new Conventions(usual, Map.of());
        }
        Map<String, ConventionRule> byId = new LinkedHashMap<>();
        mapping.entries()
                .forEach(entry -> rule(entry.value())
                        .ifPresent(rule -> byId.put(entry.key().text(), rule)));
        ConventionRule usual = byId.getOrDefault(USUAL, ConventionRule.NOTE);
        byId.remove(USUAL);
        return new Conventions(usual, byId);
    }

    private Optional<ConventionRule> rule(YamlNode node) {
        return values.choice(node, "rule for a convention", CONVENTION_RULES);
    }

    private MistakePolicy mistakes(YamlNode node, Optional<PolicyScope> model) {
        return YamlFields.of(node, "'mistakes'", List.of("leave-out", "hints", "own"), values.issues())
                .map(fields -> new MistakePolicy(
                        fields.optional("leave-out").map(this::texts).orElse(Set.of()),
                        fields.optional("hints").map(this::hints).orElse(Map.of()),
                        fields.optional("own").map(own -> own(own, model)).orElse(List.of())))
                .orElse(GradingPolicy.DEFAULT.mistakes());
    }

    private Set<String> texts(YamlNode node) {
        Set<String> texts = new LinkedHashSet<>();
        values.list(node, "'leave-out'").forEach(item -> {
            if (item instanceof YamlScalar text) {
                texts.add(text.text());
            } else {
                values.error(
                        ProblemCodes.UNKNOWN_NAME, item, item.kind() + " stands where the id of a mistake is expected");
            }
        });
        return texts;
    }

    private Map<String, String> hints(YamlNode node) {
        Map<String, String> hints = new LinkedHashMap<>();
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                hints.put(entry.key().text(), Values.text(entry.value()).strip());
            }
        } else {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'hints' is " + node.kind() + ", a mapping is expected");
        }
        return hints;
    }

    private List<OwnMistake> own(YamlNode node, Optional<PolicyScope> model) {
        List<OwnMistake> mistakes = new ArrayList<>();
        for (YamlNode item : values.list(node, "'own'")) {
            YamlFields.of(
                            item,
                            "the mistake",
                            List.of("id", "quantity", "formula", "name", "hint", "explanation"),
                            values.issues())
                    .flatMap(fields -> mistake(fields, model))
                    .ifPresent(mistakes::add);
        }
        return mistakes;
    }

    private Optional<OwnMistake> mistake(YamlFields fields, Optional<PolicyScope> model) {
        Optional<String> id = fields.requiredText("id");
        Optional<String> name = fields.requiredText("name");
        Optional<String> hint = fields.text("hint");
        Optional<String> explanation = fields.text("explanation");
        Optional<YamlNode> formula = fields.required("formula");
        Optional<YamlNode> asked = fields.required("quantity");
        if (model.isEmpty()) {
            return Optional.empty();
        }
        Optional<Quantity> quantity = asked.flatMap(model.get().names()::quantity);
        Optional<Expression> rule = formula.flatMap(node -> FormulaText.of(node, "the mistake", values))
                .flatMap(text -> quantity.flatMap(of -> rule(text, of, model.get())));
        return id.flatMap(ident -> name.flatMap(words -> rule.flatMap(expression -> quantity.map(of -> new OwnMistake(
                ident,
                of,
                expression,
                words,
                hint.orElse("Look at this step once more."),
                explanation.orElse(words))))));
    }

    /** A formula with the shape of its quantity, over quantities that are not computed from it. */
    private Optional<Expression> rule(YamlScalar text, Quantity quantity, PolicyScope model) {
        Vocabulary vocabulary = new Vocabulary(model.notation(), model.solved().named(), List.of());
        FormulaScope scope = new FormulaScope(
                vocabulary,
                Map.of(),
                vocabulary.spellings(),
                UnaryOperator.identity(),
                OptionalInt.empty(),
                model.unitAxis(),
                0,
                NotationNames.style(model.notation()));
        FormulaReading reading = new FormulaReader(scope, model.solved().graph()::shape, Dialect.ANY, List.of())
                .read(text.text(), text.position());
        return FormulaText.accepted(reading, text, values).filter(rule -> {
            Shape shape = rule.shape(model.solved().graph()::shape);
            Shape needed = model.solved().graph().shape(quantity);
            if (!shape.equals(needed)) {
                values.error(
                        ProblemCodes.WRONG_SHAPE,
                        text,
                        "the formula gives " + shape + ", and "
                                + model.notation().spell(quantity) + " is " + needed);
            }
            return shape.equals(needed);
        });
    }

    /** What the formulas of described mistakes are read with. */
    record PolicyScope(SolvedGraph solved, Notation notation, QuestionReader names, int unitAxis) {}
}
