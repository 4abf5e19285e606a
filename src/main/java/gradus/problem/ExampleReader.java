package gradus.problem;

import gradus.issue.Issue;
import gradus.network.LossFunction.TargetKind;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code examples:}. */
final class ExampleReader {
    private static final String INPUT = "input";
    private static final String TARGET = "target";
    private static final String LABEL = "label";
    private static final String WEIGHT = "weight";
    private static final String MASK = "mask";
    private static final List<String> KEYS = List.of(INPUT, TARGET, LABEL, WEIGHT, MASK);

    private final Values values;
    private final LabelReader labels;

    ExampleReader(Values values, LabelReader labels) {
        this.values = values;
        this.labels = labels;
    }

    /**
     * The numbers of one example.
     *
     * @param target empty where nothing compares the output with it
     * @param weight how much it counts, if that is said
     * @param mask which outputs count, if that is said
     */
    record Example(Tensor input, Optional<Tensor> target, Optional<Double> weight, Optional<Tensor> mask) {}

    /**
     * What examples need.
     *
     * @param inputs how many numbers an input has; 0 if that is not known
     * @param outputs how many numbers a target has; 0 if that is not known
     * @param haveTargets whether an example without a target is a fault
     * @param haveLoss whether there is something to be weighted
     * @param targets what targets have to be
     */
    record Needs(int inputs, int outputs, boolean haveTargets, boolean haveLoss, Optional<TargetKind> targets) {}

    /** The examples that have no fault. */
    List<Example> read(YamlNode node, Needs needs) {
        List<Example> examples = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'examples'");
        for (int i = 0; i < items.size(); i++) {
            String what = "example " + (i + 1);
            YamlFields.of(items.get(i), what, KEYS, values.issues())
                    .flatMap(fields -> example(fields, what, needs))
                    .ifPresent(examples::add);
        }
        return examples;
    }

    private Optional<Example> example(YamlFields fields, String what, Needs needs) {
        Optional<Tensor> input =
                fields.required(INPUT).flatMap(node -> values.vector(node, "input of " + what, needs.inputs()));
        Optional<Tensor> target = target(fields, what, needs);
        Optional<Double> weight = fields.optional(WEIGHT)
                .filter(node -> hasMeaning(fields, WEIGHT, needs))
                .flatMap(node -> values.number(node, "weight of " + what, Values.Bound.NOT_NEGATIVE));
        Optional<Tensor> mask = fields.optional(MASK)
                .filter(node -> hasMeaning(fields, MASK, needs))
                .flatMap(node -> values.vector(node, "mask of " + what, needs.outputs())
                        .filter(read ->
                                new TargetCheck(values).isKind(read, TargetKind.BITS, node, "mask of " + what)));
        if (needs.haveTargets() && target.isEmpty()) {
            return Optional.empty();
        }
        return input.map(numbers -> new Example(numbers, target, weight, mask));
    }

    private boolean hasMeaning(YamlFields fields, String key, Needs needs) {
        if (!needs.haveLoss()) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.MISSING_LOSS,
                                    fields.position(key),
                                    key.length(),
                                    "a " + key + " says how much counts in the loss, and the network has none")
                            .withFix("give the network a 'loss', or leave it out"));
        }
        return needs.haveLoss();
    }

    private Optional<Tensor> target(YamlFields fields, String what, Needs needs) {
        if (fields.has(LABEL) && fields.has(TARGET)) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.WRONG_FORM,
                                    fields.position(LABEL),
                                    LABEL.length(),
                                    "'" + LABEL + "' has no meaning beside '" + TARGET + "'")
                            .withFix("leave one of them out"));
            return Optional.empty();
        }
        Optional<YamlNode> label = fields.optional(LABEL);
        if (label.isPresent()) {
            return labels.read(label.get(), "label of " + what, needs.outputs());
        }
        Optional<YamlNode> node = needs.haveTargets()
                ? fields.required(TARGET, "write 'target: …', or 'label: …' for the number of a class")
                : fields.optional(TARGET);
        return node.flatMap(value -> values.vector(value, "target of " + what, needs.outputs())
                .filter(read -> needs.targets()
                        .filter(kind -> !new TargetCheck(values).isKind(read, kind, value, "target of " + what))
                        .isEmpty()));
    }
}
