package gradus.problem;

import gradus.graph.Edit;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.recurrent.RecurrentTask;
import gradus.problem.FormulaJudge.Panel;
import gradus.problem.Foundation.Sizes;
import gradus.problem.Variants.Variant;
import gradus.tensor.Tensor;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
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
        Notation named = notation.withNames(withLossAfter(foundation, recipe, notation, graph));
        return new Model(foundation, recipe, named, layout, SolvedGraph.of(graph, recipe.hidden(graph)));
    }

    /** The further names, and that of the loss after a training where the file speaks of it. */
    private static Map<String, Quantity> withLossAfter(
            Foundation foundation, Recipe recipe, Notation notation, Graph graph) {
        Quantity loss = recipe.scalar().orElse(NetworkQuantities.LOSS);
        Map<String, Quantity> names = new LinkedHashMap<>(notation.names());
        foundation
                .training()
                .<Quantity>map(
                        training -> new Quantity.AtStep(loss, training.plan().steps() + 1))
                .filter(graph::contains)
                .ifPresent(after -> {
                    names.putIfAbsent(loss + "_new", after);
                    names.putIfAbsent(notation.spell(loss) + "_new", after);
                });
        return names;
    }

    /** The layered network, if it is one. */
    Optional<NetworkTask> task() {
        return task(foundation);
    }

    static Optional<NetworkTask> task(Foundation foundation) {
        return foundation instanceof NetworkFoundation network ? Optional.of(network.task()) : Optional.empty();
    }

    /** The recurrent network, if it is one. */
    Optional<RecurrentTask> recurrence() {
        return foundation instanceof RecurrenceFoundation recurrent ? Optional.of(recurrent.task()) : Optional.empty();
    }

    /** This model with further derivatives. */
    Model withDerivatives(List<Quantity> further) {
        return of(foundation, recipe.withDerivatives(further), notation, layout);
    }

    /** This model with further names for its quantities. */
    Model withNames(Map<String, Quantity> names) {
        Map<String, Quantity> all = new LinkedHashMap<>(notation.names());
        all.putAll(names);
        return new Model(foundation, recipe, notation.withNames(all), layout, computed);
    }

    /** This model with names for single entries. */
    Model withEntries(Map<Quantity.Entry, String> names) {
        return names.isEmpty()
                ? this
                : of(foundation, recipe.withEntries(List.copyOf(names.keySet())), notation.withEntries(names), layout);
    }

    /** Whether a quantity is computed; the others are given with the problem. */
    boolean isComputed(Quantity quantity) {
        Quantity whole = Problem.whole(quantity);
        boolean isGiven = foundation.givens().contains(whole)
                || recipe.upstream()
                        .filter(seeds -> whole instanceof Quantity.Gradient gradient
                                && gradient.of().equals(seeds.loss())
                                && seeds.gradients().containsKey(gradient.by()))
                        .isPresent();
        return !isGiven;
    }

    /**
     * The graph with the values that the file gives for computed quantities in the place of the computed ones.
     *
     * @param node what stands behind {@code given:}
     * @param refused names that have been reported already
     */
    SolvedGraph given(Optional<YamlNode> node, Set<YamlNode> refused, Values values) {
        Map<Quantity, Tensor> pins = node.map(given -> new PinReader(values, this, refused).read(given))
                .orElse(Map.of());
        boolean hasGaps = foundation
                .training()
                .filter(training -> training.plan().hasGaps())
                .isPresent();
        Graph graph = hasGaps && !pins.isEmpty() ? recipe.graph(foundation.from(pins)) : computed.graph();
        return SolvedGraph.of(graph.with(edits(pins)), computed.hidden());
    }

    private static List<Edit> edits(Map<Quantity, Tensor> pins) {
        return pins.entrySet().stream()
                .map(pin -> Edit.pin(pin.getKey(), pin.getValue()))
                .toList();
    }

    /** What judges formulas; without a question for one nothing is prepared. */
    FormulaJudge judge(SolvedGraph solved, Vocabulary vocabulary, List<Question> questions) {
        Variants variants = new Variants(foundation, recipe, overridden(solved));
        Map<Quantity, Panel> panels = new LinkedHashMap<>();
        questions.stream()
                .filter(question -> question.form() instanceof AnswerForm.Formula)
                .map(Question::quantity)
                .forEach(asked -> panels.put(
                        asked, new Panel(variants.draw(asked, Sizes.KEPT), variants.draw(asked, Sizes.ALL_DIFFERENT))));
        OptionalInt examples = foundation.examples().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        Variant own = new Variant(solved.graph(), solved.truth(), examples, task());
        return new FormulaJudge(own, panels, vocabulary, notation, layout.unitAxis());
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
