package gradus.problem;

import gradus.issue.Issue;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.LossFunction;
import gradus.network.Reduction;
import gradus.problem.Notation.Role;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code loss:}. */
final class LossReader {
    private static final Map<String, Reduction> REDUCTIONS = reductions();
    private static final FormulaNames OUTPUT =
            new FormulaNames(List.of(Role.OUTPUT, Role.ACTIVATION), List.of("yhat", "output"));
    private static final FormulaNames TARGET = new FormulaNames(List.of(Role.TARGET), List.of("target"));

    private final Values values;
    private final Layout layout;
    private final Notation notation;
    private final Catalogue<LossFunction> losses = Catalogue.losses();

    LossReader(Values values, Layout layout, Notation notation) {
        this.values = values;
        this.layout = layout;
        this.notation = notation;
    }

    private static Map<String, Reduction> reductions() {
        Map<String, Reduction> reductions = new LinkedHashMap<>();
        reductions.put("sum", Reduction.SUM);
        reductions.put("mean", Reduction.MEAN);
        return reductions;
    }

    Optional<Loss> read(YamlNode node, int examples, int outputs) {
        if (node instanceof YamlMapping) {
            return YamlFields.of(
                            node, "the loss", List.of("name", FormulaText.KEY, "outputs", "batch"), values.issues())
                    .flatMap(fields -> function(fields, outputs)
                            .map(function -> new Loss(
                                    function,
                                    reduction(fields, "outputs").orElse(function.overOutputs()),
                                    overBatch(fields, node, examples))));
        }
        Optional<LossFunction> function = node instanceof YamlScalar text && FormulaText.isMeant(text.text())
                ? formula(text, outputs)
                : values.named(node, "loss", losses);
        return function.map(found -> new Loss(found, found.overOutputs(), unstated(node, examples)));
    }

    private Optional<LossFunction> function(YamlFields fields, int outputs) {
        if (!fields.has(FormulaText.KEY)) {
            return fields.required("name").flatMap(name -> values.named(name, "loss", losses));
        }
        return fields.required(FormulaText.KEY)
                .flatMap(node -> FormulaText.of(node, "the loss", values))
                .flatMap(text -> formula(text, outputs));
    }

    private Optional<LossFunction> formula(YamlScalar text, int outputs) {
        if (outputs == 0) {
            return Optional.empty();
        }
        FormulaLoss loss = new FormulaLoss(
                text.text(), text.position(), OUTPUT.names(notation), TARGET.names(notation), layout, outputs);
        return FormulaText.accepted(loss.reading(), values)
                .filter(read -> FormulaText.fits(read, loss::shape, layout.biasShape(outputs), text, values))
                .map(read -> loss);
    }

    /** The names for something in a formula: those of the course, and the usual ones that are not taken otherwise. */
    private record FormulaNames(List<Role> roles, List<String> usual) {
        List<String> names(Notation notation) {
            List<String> names = new ArrayList<>();
            roles.forEach(role -> notation.letter(role).ifPresent(names::add));
            usual.stream().filter(name -> !names.contains(name)).forEach(names::add);
            return names;
        }
    }

    private Reduction overBatch(YamlFields fields, YamlNode loss, int examples) {
        return fields.has("batch") ? reduction(fields, "batch").orElse(Reduction.MEAN) : unstated(loss, examples);
    }

    private Optional<Reduction> reduction(YamlFields fields, String key) {
        return fields.optional(key).flatMap(node -> values.choice(node, "reduction over the " + key, REDUCTIONS));
    }

    /** The mean, and a warning where that makes a difference. */
    private Reduction unstated(YamlNode node, int examples) {
        if (examples > 1) {
            values.issues()
                    .add(Issue.warning(
                                    ProblemCodes.REDUCTION_NOT_STATED,
                                    node.position(),
                                    node.length(),
                                    "the loss does not say how the " + examples
                                            + " examples are put together; the mean is taken")
                            .withFix("write 'loss: {name: …, batch: mean}' or 'batch: sum'"));
        }
        return Reduction.MEAN;
    }
}
