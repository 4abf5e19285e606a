package gradus.problem;

import gradus.issue.SourcePosition;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of {@code questions:} what can be read without a network, so that a fault of the network hides none of theirs. */
final class QuestionForms {
    private static final int MOST_POINTS = 1_000_000;

    private final Values values;

    QuestionForms(Values values) {
        this.values = values;
    }

    /**
     * A question as written.
     *
     * @param item all of it
     * @param quantity the name of what is asked
     * @param expected what a printed solution says
     */
    record Form(YamlNode item, YamlNode quantity, BigDecimal points, Tolerance tolerance, Optional<YamlNode> expected) {
        SourcePosition position() {
            return item.position();
        }
    }

    List<Form> read(YamlNode node, Tolerance tolerance) {
        List<Form> forms = new ArrayList<>();
        values.list(node, "'questions'").forEach(item -> form(item, tolerance).ifPresent(forms::add));
        return forms;
    }

    private Optional<Form> form(YamlNode item, Tolerance inherited) {
        if (!(item instanceof YamlMapping)) {
            return Optional.of(new Form(item, item, BigDecimal.ONE, inherited, Optional.empty()));
        }
        return YamlFields.of(
                        item, "the question", List.of("quantity", "points", "expected", "tolerance"), values.issues())
                .flatMap(fields -> form(item, fields, inherited));
    }

    private Optional<Form> form(YamlNode item, YamlFields fields, Tolerance inherited) {
        BigDecimal points = fields.optional("points").flatMap(this::points).orElse(BigDecimal.ONE);
        Tolerance tolerance = fields.optional("tolerance")
                .map(node -> new ToleranceReader(values).read(node, inherited))
                .orElse(inherited);
        Optional<YamlNode> expected = fields.optional("expected");
        return fields.required("quantity").map(quantity -> new Form(item, quantity, points, tolerance, expected));
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
