package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.problem.PolicyReader.PolicyScope;
import gradus.tensor.Shape;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Reads a mistake that an instructor describes: which quantity it is about, and the formula of those who make it. */
final class OwnMistakeReader {
    private static final List<String> KEYS = List.of("id", "quantity", "formula", "name", "hint", "explanation");

    private final Values values;

    OwnMistakeReader(Values values) {
        this.values = values;
    }

    /**
     * One mistake.
     *
     * @param model what the problem is about; where it is empty, nothing comes of the mistake, and its faults are told all the same
     */
    Optional<OwnMistake> read(YamlNode node, Optional<PolicyScope> model) {
        return YamlFields.of(node, "the mistake", KEYS, values.issues()).flatMap(fields -> mistake(fields, model));
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
        Optional<Quantity> quantity = asked.flatMap(model.get().names().apply(values)::quantity);
        Optional<Expression> rule = formula.flatMap(node -> FormulaText.of(node, "the mistake", values))
                .flatMap(text -> quantity.flatMap(of -> rule(text, of, model.get())));
        return id.flatMap(ident -> name.flatMap(words -> rule.flatMap(expression -> quantity.map(of -> new OwnMistake(
                ident, of, expression, words, hint.orElse("Look at this step once more."), explanation.orElse(""))))));
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
}
