package gradus.problem;

import gradus.issue.Issue;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.List;
import java.util.OptionalInt;

/** Reads {@code tolerance:}. What a question leaves out, the problem's tolerance says. */
final class ToleranceReader {
    private static final List<String> KEYS = List.of(
            "absolute",
            "relative",
            "decimals",
            "significant-digits",
            "at-least-decimals",
            "at-least-significant-digits");
    private static final int MOST_DIGITS = 17;

    private final Values values;

    ToleranceReader(Values values) {
        this.values = values;
    }

    Tolerance read(YamlNode node, Tolerance inherited) {
        if (node instanceof YamlScalar) {
            values.issues()
                    .add(Issue.error(
                                    YamlCodes.NOT_A_MAPPING,
                                    node.position(),
                                    node.length(),
                                    "the tolerance " + Values.shown(node) + " does not say of which kind it is")
                            .withExpected(KEYS)
                            .withFix("write 'tolerance: {relative: 0.01}' or 'tolerance: {absolute: 0.01}'"));
            return inherited;
        }
        return YamlFields.of(node, "the tolerance", KEYS, values.issues())
                .map(fields -> new Tolerance(
                        difference(fields, "absolute", inherited.absolute()),
                        difference(fields, "relative", inherited.relative()),
                        digits(fields, "decimals", inherited.decimals()),
                        digits(fields, "significant-digits", inherited.significantDigits()),
                        digits(fields, "at-least-decimals", inherited.atLeastDecimals()),
                        digits(fields, "at-least-significant-digits", inherited.atLeastSignificantDigits())))
                .orElse(inherited);
    }

    private double difference(YamlFields fields, String key, double inherited) {
        return fields.optional(key)
                .flatMap(node -> values.number(node, "the " + key + " tolerance", Values.Bound.NOT_NEGATIVE))
                .orElse(inherited);
    }

    private OptionalInt digits(YamlFields fields, String key, OptionalInt inherited) {
        return fields.optional(key)
                .flatMap(node -> values.count(node, "'" + key + "'", key.contains("significant") ? 1 : 0, MOST_DIGITS))
                .map(OptionalInt::of)
                .orElse(inherited);
    }
}
