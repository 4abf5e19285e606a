package gradus.problem;

import gradus.issue.Issue;
import gradus.network.Penalty;
import gradus.network.Penalty.Term;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code penalty:}, what is added to the loss for large parameters. */
final class PenaltyReader {
    private static final String SQUARES = "l2";
    private static final String SQUARES_FACTOR = "l2-factor";
    private static final String ABSOLUTES = "l1";
    private static final String ABSOLUTES_FACTOR = "l1-factor";
    private static final Map<String, Factor> FACTORS = factors();

    private final Values values;

    PenaltyReader(Values values) {
        this.values = values;
    }

    /** What stands before λ. */
    private record Factor(boolean isHalf, boolean isByExample) {}

    private static Map<String, Factor> factors() {
        Map<String, Factor> factors = new LinkedHashMap<>();
        factors.put("1/2", new Factor(true, false));
        factors.put("1", new Factor(false, false));
        factors.put("1/m", new Factor(false, true));
        factors.put("1/(2m)", new Factor(true, true));
        return factors;
    }

    Optional<Penalty> read(YamlNode node) {
        return YamlFields.of(
                        node,
                        "the penalty",
                        List.of(SQUARES, SQUARES_FACTOR, ABSOLUTES, ABSOLUTES_FACTOR, "biases"),
                        values.issues())
                .flatMap(fields -> penalty(fields, node));
    }

    private Optional<Penalty> penalty(YamlFields fields, YamlNode node) {
        if (!fields.has(SQUARES) && !fields.has(ABSOLUTES)) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    "the penalty says neither '" + SQUARES + "' nor '" + ABSOLUTES + "'",
                    "write its strength, such as '{l2: 0.01}'");
        }
        Optional<Term> squares = term(fields, SQUARES, SQUARES_FACTOR, new Factor(true, false));
        Optional<Term> absolutes = term(fields, ABSOLUTES, ABSOLUTES_FACTOR, new Factor(false, false));
        boolean biases = fields.optional("biases")
                .flatMap(given -> values.yesOrNo(given, "'biases' of the penalty"))
                .orElse(false);
        return Optional.of(new Penalty(squares, absolutes, biases));
    }

    private Optional<Term> term(YamlFields fields, String key, String factorKey, Factor usual) {
        if (fields.has(factorKey) && !fields.has(key)) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.WRONG_FORM,
                                    fields.position(factorKey),
                                    factorKey.length(),
                                    "'" + factorKey + "' has no meaning without '" + key + "'")
                            .withFix("leave it out"));
        }
        Factor factor = fields.optional(factorKey)
                .flatMap(node -> values.choice(node, "'" + factorKey + "'", FACTORS))
                .orElse(usual);
        return fields.optional(key)
                .flatMap(node -> values.number(node, "'" + key + "'", Values.Bound.NOT_NEGATIVE))
                .map(strength -> new Term(strength, factor.isHalf(), factor.isByExample()));
    }
}
