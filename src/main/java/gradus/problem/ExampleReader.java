package gradus.problem;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code examples:}. */
final class ExampleReader {
    private final Values values;

    ExampleReader(Values values) {
        this.values = values;
    }

    /** The numbers of one example; the target is empty where there is no loss. */
    record Example(Tensor input, Optional<Tensor> target) {}

    /**
     * The examples that have no fault.
     *
     * @param inputs how many numbers an input has; 0 if that is not known
     * @param outputs how many numbers a target has; 0 if that is not known
     * @param targetsNeeded whether an example without a target is a fault
     */
    List<Example> read(YamlNode node, int inputs, int outputs, boolean targetsNeeded) {
        List<Example> examples = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'examples'");
        for (int i = 0; i < items.size(); i++) {
            String what = "example " + (i + 1);
            YamlFields.of(items.get(i), what, List.of("input", "target"), values.issues())
                    .flatMap(fields -> example(fields, what, inputs, outputs, targetsNeeded))
                    .ifPresent(examples::add);
        }
        return examples;
    }

    private Optional<Example> example(YamlFields fields, String what, int inputs, int outputs, boolean targetsNeeded) {
        Optional<Tensor> input = fields.required("input").flatMap(node -> list(node, "input of " + what, inputs));
        Optional<YamlNode> targetNode = targetsNeeded ? fields.required("target") : fields.optional("target");
        Optional<Tensor> target = targetNode.flatMap(node -> list(node, "target of " + what, outputs));
        if (targetsNeeded && target.isEmpty()) {
            return Optional.empty();
        }
        return input.map(numbers -> new Example(numbers, target));
    }

    /** A list of so many numbers; of any number, if the right one is not known for a fault elsewhere and is 0. */
    Optional<Tensor> list(YamlNode node, String what, int count) {
        return count == 0
                ? values.array(node, what).map(array -> Tensor.of(Shape.of(array.values().length), array.values()))
                : values.tensor(node, what, Shape.of(count));
    }
}
