package gradus.problem;

import gradus.problem.GradingPolicy.ConventionRule;
import gradus.problem.GradingPolicy.Conventions;
import gradus.problem.GradingPolicy.MistakePolicy;
import gradus.problem.GradingPolicy.NamedMistake;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what a problem says about marks: {@code partial-credit:}, {@code grading:}, {@code mistakes:} and {@code reveal:}. */
final class PolicyReader {
    static final List<String> KEYS = List.of("partial-credit", "grading", "mistakes", "reveal");

    private static final String USUAL = "usual";
    private static final Map<String, PartialCredit> PARTIAL_CREDIT = named(PartialCredit.values());
    private static final Map<String, ConventionRule> CONVENTION_RULES = named(ConventionRule.values());
    private static final Map<String, Reveal> LEVELS = named(Reveal.values());
    private static final Map<String, BigDecimal> SHARES = Map.of("full", BigDecimal.ONE, "none", BigDecimal.ZERO);

    private final Values values;
    private final List<NamedMistake> named = new ArrayList<>();

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
     * @param base what holds where the file says nothing
     * @param model what the problem is about, for mistakes that the file describes; empty where that could not be read
     */
    GradingPolicy read(YamlFields file, GradingPolicy base, Optional<PolicyScope> model) {
        PartialCredit partialCredit = file.optional("partial-credit")
                .flatMap(node -> values.choice(node, "kind of partial credit", PARTIAL_CREDIT))
                .orElse(base.partialCredit());
        Optional<YamlFields> grading = file.optional("grading")
                .flatMap(node -> YamlFields.of(
                        node, "the grading", List.of("carried", "implied", "conventions"), values.issues()));
        Reveal reveal = file.optional("reveal")
                .flatMap(node -> values.choice(node, "level of what is revealed", LEVELS))
                .orElse(base.reveal());
        return new GradingPolicy(
                partialCredit,
                share(grading, "carried").orElse(base.carried()),
                share(grading, "implied").orElse(base.implied()),
                grading.flatMap(fields -> fields.optional("conventions"))
                        .map(node -> conventions(node, base.conventions()))
                        .orElse(base.conventions()),
                file.optional("mistakes")
                        .map(node -> mistakes(node, base.mistakes(), model))
                        .orElse(base.mistakes()),
                reveal,
                Stream.concat(base.named().stream(), named.stream()).toList());
    }

    private void name(YamlNode id, boolean isConvention) {
        named.add(new NamedMistake(Values.text(id), isConvention, id.position(), id.length()));
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
    private Conventions conventions(YamlNode node, Conventions base) {
        if (!(node instanceof YamlMapping mapping)) {
            return new Conventions(rule(node).orElse(base.usual()), Map.of());
        }
        Map<String, ConventionRule> byId = new LinkedHashMap<>(base.byId());
        mapping.entries()
                .forEach(entry -> rule(entry.value()).ifPresent(rule -> {
                    byId.put(entry.key().text(), rule);
                    if (!entry.key().text().equals(USUAL)) {
                        name(entry.key(), true);
                    }
                }));
        ConventionRule usual = byId.getOrDefault(USUAL, base.usual());
        byId.remove(USUAL);
        return new Conventions(usual, byId);
    }

    private Optional<ConventionRule> rule(YamlNode node) {
        return values.choice(node, "rule for a convention", CONVENTION_RULES);
    }

    private MistakePolicy mistakes(YamlNode node, MistakePolicy base, Optional<PolicyScope> model) {
        return YamlFields.of(node, "'mistakes'", List.of("leave-out", "hints", "own"), values.issues())
                .map(fields -> base.and(new MistakePolicy(
                        fields.optional("leave-out").map(this::texts).orElse(Set.of()),
                        fields.optional("hints").map(this::hints).orElse(Map.of()),
                        fields.optional("own").map(own -> own(own, model)).orElse(List.of()))))
                .orElse(base);
    }

    private Set<String> texts(YamlNode node) {
        Set<String> texts = new LinkedHashSet<>();
        values.list(node, "'leave-out'").forEach(item -> {
            if (item instanceof YamlScalar text) {
                texts.add(text.text());
                name(text, false);
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
                name(entry.key(), false);
            }
        } else {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'hints' is " + node.kind() + ", a mapping is expected");
        }
        return hints;
    }

    private List<OwnMistake> own(YamlNode node, Optional<PolicyScope> model) {
        OwnMistakeReader reader = new OwnMistakeReader(values);
        return values.list(node, "'own'").stream()
                .flatMap(item -> reader.read(item, model).stream())
                .toList();
    }

    /** What the formulas of described mistakes are read with. */
    record PolicyScope(SolvedGraph solved, Notation notation, Function<Values, QuestionReader> names, int unitAxis) {}
}
