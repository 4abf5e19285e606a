package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Layout;
import gradus.network.recurrent.Parameter;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads weights and biases that may have a name of their own: {@code 0.1}, {@code [[1, 2]]}, {@code {Whh: [[1, 2]]}}. */
final class ParameterReader {
    static final String NONE = "none";

    private static final String SHARED = "shared";
    private static final Shape ONE = Shape.of(1, 1);

    private final Values values;
    private final Layout layout;
    private final Set<String> taken = new HashSet<>();

    ParameterReader(Values values, Layout layout) {
        this.values = values;
        this.layout = layout;
    }

    /**
     * A matrix of weights; one number fills it.
     *
     * @param usual its name where the file gives it none
     * @param units how many net inputs it makes
     * @param inputs how many numbers it acts on
     */
    Optional<Parameter> weights(YamlNode node, String usual, int units, int inputs) {
        return read(node, usual, layout.weightShape(units, inputs));
    }

    /** A bias for each unit; {@code {shared: 0.1}} is one for all. */
    Optional<Parameter> biases(YamlNode node, String usual, int units) {
        return read(node, usual, layout.biasShape(units));
    }

    private Optional<Parameter> read(YamlNode node, String usual, Shape shape) {
        if (!(node instanceof YamlMapping mapping) || isShared(mapping)) {
            return value(node, usual, shape).flatMap(value -> named(node, usual, value));
        }
        if (mapping.entries().size() != 1) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    mapping.entries().size() + " names stand where one is expected",
                    "write the name and the numbers: '{" + usual + ": …}'");
            return Optional.empty();
        }
        YamlEntry entry = mapping.entries().get(0);
        Optional<Tensor> value = value(entry.value(), entry.key().text(), shape);
        return isName(entry.key())
                ? value.flatMap(numbers -> named(entry.key(), entry.key().text(), numbers))
                : Optional.empty();
    }

    private static boolean isShared(YamlMapping mapping) {
        return mapping.entries().size() == 1
                && mapping.entries().get(0).key().text().equals(SHARED);
    }

    private boolean isName(YamlScalar key) {
        boolean isName = GraphReader.NAME.matcher(key.text()).matches();
        if (!isName) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    Values.shown(key)
                            + " cannot be a name, which starts with a letter and has letters, digits and '_'");
        }
        return isName;
    }

    private Optional<Parameter> named(YamlNode node, String name, Tensor value) {
        if (!taken.add(Spelling.bare(name))) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.AMBIGUOUS_QUANTITY,
                                    node.position(),
                                    node.length(),
                                    Values.shown(name) + " is the name of other weights or biases already")
                            .withFix("choose another name: '{" + name + "2: …}'"));
            return Optional.empty();
        }
        return Optional.of(new Parameter(Quantity.variable(name), value));
    }

    private Optional<Tensor> value(YamlNode node, String name, Shape shape) {
        String what = Values.shown(name);
        if (node instanceof YamlMapping mapping && isShared(mapping)) {
            return values.number(mapping.entries().get(0).value(), what).map(number -> Tensor.filled(ONE, number));
        }
        return node instanceof YamlScalar
                ? values.number(node, what).map(number -> Tensor.filled(shape, number))
                : values.tensor(node, what, shape);
    }
}
