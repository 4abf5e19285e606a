package gradus.problem;

import gradus.graph.Edit;
import gradus.graph.Graph;
import gradus.graph.JacobianDerivation;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.NetworkTask;
import gradus.problem.QuestionForms.Form;
import gradus.problem.Variants.Variant;
import gradus.tensor.Tensor;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a problem is about: its foundation, what is made from that, and how the course calls it.
 *
 * @param layout whether an example is a column or a row
 * @param computed the graph as if nothing that is computed were given
 */
record Model(Foundation foundation, Recipe recipe, Notation notation, Layout layout, SolvedGraph computed) {

    static Model of(Foundation foundation, Recipe recipe, Notation notation, Layout layout) {
        Graph graph = recipe.graph(foundation);
        return new Model(foundation, recipe, notation, layout, SolvedGraph.of(graph, recipe.hidden(graph)));
    }

    /** The layered network, if it is one. */
    Optional<NetworkTask> task() {
        return foundation instanceof NetworkFoundation network ? Optional.of(network.task()) : Optional.empty();
    }

    /** This model with further names for its quantities. */
    Model withNames(Map<String, Quantity> names) {
        return new Model(foundation, recipe, notation.withNames(names), layout, computed);
    }

    /** This model with the Jacobians that questions ask for; one that does not exist is reported. */
    Model withJacobians(List<Form> asked, Values values) {
        Set<Quantity.Jacobian> jacobians = new LinkedHashSet<>();
        Vocabulary vocabulary = new Vocabulary(notation, computed.named(), List.of());
        asked.forEach(form -> jacobian(form.quantity(), vocabulary, values).ifPresent(jacobians::add));
        return jacobians.isEmpty()
                ? this
                : of(foundation, recipe.withJacobians(List.copyOf(jacobians)), notation, layout);
    }

    private Optional<Quantity.Jacobian> jacobian(YamlNode node, Vocabulary vocabulary, Values values) {
        String written = Values.text(node);
        if (!(vocabulary.resolveExactly(written) instanceof Resolution.Unknown)) {
            return Optional.empty();
        }
        return DerivativeName.of(written)
                .filter(name -> vocabulary.resolveExactly(name.of()) instanceof Resolution.Found
                        && vocabulary.resolveExactly(name.by()) instanceof Resolution.Found)
                .map(name -> Quantity.jacobian(found(vocabulary, name.of()), found(vocabulary, name.by())))
                .filter(jacobian -> exists(jacobian, node, values));
    }

    private static Quantity found(Vocabulary vocabulary, String name) {
        return ((Resolution.Found) vocabulary.resolveExactly(name)).quantity();
    }

    private boolean exists(Quantity.Jacobian jacobian, YamlNode node, Values values) {
        try {
            JacobianDerivation.extend(computed.graph(), jacobian.of(), jacobian.by());
            return true;
        } catch (IllegalArgumentException fault) {
            values.error(
                    ProblemCodes.NO_JACOBIAN, node, Values.shown(node) + " cannot be asked: " + fault.getMessage());
            return false;
        }
    }

    /** The graph with the values that the file gives for computed quantities in the place of the computed ones. */
    SolvedGraph given(YamlFields fields, Values values) {
        Map<Quantity, Tensor> pins =
                fields.optional("given").map(node -> pins(node, values)).orElse(Map.of());
        Graph graph = computed.graph().with(edits(pins));
        return SolvedGraph.of(graph, computed.hidden());
    }

    private static List<Edit> edits(Map<Quantity, Tensor> pins) {
        return pins.entrySet().stream()
                .map(pin -> Edit.pin(pin.getKey(), pin.getValue()))
                .toList();
    }

    private Map<Quantity, Tensor> pins(YamlNode node, Values values) {
        Map<Quantity, Tensor> pins = new LinkedHashMap<>();
        if (!(node instanceof YamlMapping mapping)) {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'given' is " + node.kind() + ", a mapping is expected");
            return pins;
        }
        QuestionReader names = new QuestionReader(values, computed, notation);
        for (YamlEntry entry : mapping.entries()) {
            names.quantity(entry.key())
                    .ifPresent(quantity -> values.tensor(
                                    entry.value(),
                                    "'" + entry.key().text() + "'",
                                    computed.graph().shape(quantity))
                            .ifPresent(tensor -> pin(pins, entry, quantity, tensor, values)));
        }
        return pins;
    }

    private void pin(Map<Quantity, Tensor> pins, YamlEntry entry, Quantity quantity, Tensor value, Values values) {
        Quantity bare = quantity instanceof Quantity.Transposed transposed ? transposed.whole() : quantity;
        Tensor turned = quantity.equals(bare) ? value : value.transposed();
        if (pins.put(bare, turned) != null) {
            values.error(ProblemCodes.TWICE, entry.key(), "'" + notation.spell(quantity) + "' is given twice");
        }
    }

    /** What judges formulas; without a question for one nothing is prepared. */
    FormulaJudge judge(SolvedGraph solved, Vocabulary vocabulary, List<Question> questions) {
        List<Quantity> asked = questions.stream()
                .filter(question -> question.form() instanceof AnswerForm.Formula)
                .map(Question::quantity)
                .toList();
        OptionalInt examples = foundation.examples().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        Variant own = new Variant(solved.graph(), solved.truth(), examples);
        List<Variant> variants =
                asked.isEmpty() ? List.of() : new Variants(foundation, recipe, overridden(solved)).draw(asked);
        return new FormulaJudge(own, variants, vocabulary, notation, layout.unitAxis());
    }

    /** The values that are given for quantities that would be computed. */
    private Map<Quantity, Tensor> overridden(SolvedGraph solved) {
        Map<Quantity, Tensor> pinned = new LinkedHashMap<>();
        for (Quantity quantity : solved.graph().quantities()) {
            boolean changed =
                    !solved.graph().rule(quantity).equals(computed.graph().rule(quantity));
            if (changed && !foundation.sources().contains(quantity)) {
                pinned.put(quantity, solved.truth().of(quantity));
            }
        }
        return pinned;
    }
}
