package gradus.grading.mistake;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static gradus.tensor.TensorAssertions.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.NetworkTask;
import gradus.tensor.Tensor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes from the derivative of an activation to the update, on random networks, against plain loops. */
class BackwardMistakesTest {
    private static final int ROUNDS = 80;
    private static final double SHARE = 1e-10;

    static final List<MistakeFamily> FAMILIES = List.of(
            new ActivationDerivativeMistakes(),
            new DeltaRecursionMistakes(),
            new WeightGradientMistakes(),
            new BiasGradientMistakes(),
            new UpdateMistakes());

    static List<Mistake> mistakes() {
        return FAMILIES.stream().flatMap(family -> family.mistakes().stream()).toList();
    }

    private interface Check {
        void run(String where, PlainBatch batch, Layout layout, LayeredNetwork network);
    }

    private static void onRandomNetworks(Mistake mistake, Check check) {
        for (int round = 0; round < ROUNDS; round++) {
            PlainBatch batch = PlainBatch.drawn(round);
            Layout layout = Layout.values()[round % 2];
            String where = "%s, seed %d, %s".formatted(mistake.id(), round, layout);
            check.run(where, batch, layout, batch.posed(layout));
        }
    }

    private static Map<String, Quantity> byName(Graph graph) {
        return graph.quantities().stream().collect(Collectors.toMap(Quantity::toString, quantity -> quantity));
    }

    @Test
    void withoutAMistakeThePlainLoopsComputeWhatGradusComputes() {
        for (int round = 0; round < ROUNDS; round++) {
            PlainBatch batch = PlainBatch.drawn(round);
            for (Layout layout : Layout.values()) {
                Graph graph = batch.posed(layout).graph();

                assertAll("seed " + round, graph, new WrongBackwardNetwork(batch, Map.of()).values(), layout);
            }
        }
    }

    private static void assertAll(String where, Graph graph, Map<String, double[][]> expected, Layout layout) {
        Evaluation values = graph.evaluate();
        Map<String, Quantity> names = byName(graph);
        expected.forEach((name, value) -> {
            Tensor laid = PlainBatch.laid(layout, value);
            Tensor computed = values.of(names.get(name));
            assertCloseByScale(where + ": " + name, computed.reshaped(laid.shape()), laid, SHARE, 1);
        });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyOccurrenceGivesTheNumbersOfPlainLoopsWithTheWrongRule(Mistake mistake) {
        onRandomNetworks(mistake, (where, batch, layout, network) -> {
            List<Occurrence> occurrences = mistake.in(network);
            List<WrongBackwardRules.Result> expected = new WrongBackwardRules(batch, layout).of(mistake.id());

            assertThat(occurrences)
                    .as(where)
                    .extracting(Occurrence::layer)
                    .containsExactlyElementsOf(expected.stream()
                            .map(WrongBackwardRules.Result::layer)
                            .toList());
            for (int i = 0; i < expected.size(); i++) {
                String place = where + ", occurrence " + (i + 1);
                Occurrence occurrence = occurrences.get(i);
                Graph edited = occurrence.appliedTo(network.graph());
                assertAll(place, edited, expected.get(i).values(), layout);
                assertReports(place, edited, occurrence, expected.get(i).reports(), layout);
            }
        });
    }

    private static void assertReports(
            String where, Graph edited, Occurrence occurrence, Map<String, double[][]> expected, Layout layout) {
        Evaluation values = edited.evaluate();
        Map<String, Tensor> written = new LinkedHashMap<>();
        occurrence
                .reports()
                .forEach((quantity, formula) -> written.put(quantity.toString(), formula.value(values::of)));
        assertThat(written.keySet()).as(where).isEqualTo(expected.keySet());
        written.forEach((name, value) ->
                assertCloseByScale(where + ": " + name, value, PlainBatch.laid(layout, expected.get(name)), SHARE, 1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void someOfTheNetworksAllowEveryMistake(Mistake mistake) {
        Set<Integer> layers = new HashSet<>();
        onRandomNetworks(
                mistake,
                (where, batch, layout, network) ->
                        mistake.in(network).forEach(occurrence -> layers.add(occurrence.layer())));

        assertThat(layers).contains(Occurrence.EVERYWHERE);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatComesBeforeAMistakeKeepsItsBits(Mistake mistake) {
        onRandomNetworks(mistake, (where, batch, layout, network) -> {
            Evaluation truth = network.graph().evaluate();
            for (Occurrence occurrence : mistake.in(network)) {
                Graph edited = occurrence.appliedTo(network.graph());
                Evaluation values = edited.evaluate();
                Set<Quantity> reached = reached(edited, edited(occurrence));
                for (Quantity quantity : network.graph().quantities()) {
                    if (!reached.contains(quantity)) {
                        assertSameBits(where + ": " + quantity, values.of(quantity), truth.of(quantity));
                    }
                }
            }
        });
    }

    /** Some quantities and everything that is computed from them. */
    private static Set<Quantity> reached(Graph graph, Set<Quantity> from) {
        Set<Quantity> reached = new HashSet<>(from);
        for (Quantity quantity : graph.quantities()) {
            if (graph.mentionedBy(quantity).stream().anyMatch(reached::contains)) {
                reached.add(quantity);
            }
        }
        return reached;
    }

    private static Set<Quantity> edited(Occurrence occurrence) {
        return occurrence.edits().stream().map(Edit::quantity).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theFirstWrongQuantityIsAnEditedOne(Mistake mistake) {
        onRandomNetworks(mistake, (where, batch, layout, network) -> {
            Evaluation truth = network.graph().evaluate();
            for (Occurrence occurrence : mistake.in(network)) {
                Evaluation values = occurrence.appliedTo(network.graph()).evaluate();

                assertThat(network.graph().quantities().stream()
                                .filter(quantity -> !values.of(quantity).equals(truth.of(quantity)))
                                .limit(1))
                        .as(where)
                        .isSubsetOf(edited(occurrence));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void noEditIsTheRightRule(Mistake mistake) {
        onRandomNetworks(
                mistake,
                (where, batch, layout, network) -> mistake.in(network).stream()
                        .flatMap(occurrence -> occurrence.edits().stream())
                        .filter(edit -> !(network.rule(edit.quantity()) instanceof Expression.Constant))
                        .forEach(
                                edit -> assertThat(edit.rule()).as(where).isNotEqualTo(network.rule(edit.quantity()))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aGivenValueIsNotComputedWrong(Mistake mistake) {
        onRandomNetworks(mistake, (where, batch, layout, network) -> {
            Evaluation truth = network.graph().evaluate();
            for (Occurrence occurrence : mistake.in(network)) {
                Set<Quantity> touched = new HashSet<>(edited(occurrence));
                touched.addAll(occurrence.reports().keySet());
                touched.remove(network.learningRate());
                if (touched.isEmpty()) {
                    continue;
                }
                List<Edit> given = touched.stream()
                        .map(quantity -> Edit.pin(quantity, truth.of(quantity)))
                        .toList();
                LayeredNetwork pinned =
                        new LayeredNetwork(network.task(), network.graph().with(given));

                assertThat(mistake.in(pinned))
                        .as(where)
                        .flatMap(other -> Stream.concat(edited(other).stream(), other.reports().keySet().stream())
                                .toList())
                        .doesNotContainAnyElementsOf(touched);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aForwardPassAloneHasNoneOfThem(Mistake mistake) {
        onRandomNetworks(mistake, (where, batch, layout, network) -> {
            NetworkTask task = network.task();
            NetworkTask forward = new NetworkTask(
                    layout, task.layers(), task.input(), Optional.empty(), Optional.empty(), List.of(), task.classes());

            assertThat(mistake.in(new LayeredNetwork(forward, forward.graph())))
                    .as(where)
                    .isEmpty();
        });
    }
}
