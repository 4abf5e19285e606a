package gradus.grading.mistake;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static gradus.tensor.TensorAssertions.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.Scope;
import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.network.ActivationFunction;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.Reduction;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every mistake from the input to the delta of the output, and every convention, on random networks in both layouts: its edited
 * graph gives the numbers of {@link WrongForwardNetwork}, which knows no graph.
 */
class ForwardMistakesTest {
    private static final MistakeCatalogue INSTALLED = MistakeCatalogue.installed();
    private static final double SHARE = 1e-9;
    private static final double FLOOR = 1e-6;
    /** A difference above this share of the largest number is no rounding. */
    private static final double VISIBLE = 1e-6;

    private static final List<Posed> POSED = LongStream.range(0, 150)
            .mapToObj(ForwardDraw::of)
            .flatMap(drawn -> Stream.of(Layout.values()).map(layout -> Posed.of(drawn, layout)))
            .filter(posed -> posed.truth().of(NetworkQuantities.LOSS).isFinite())
            .toList();

    /** A network in a layout, with its numbers. */
    private record Posed(ForwardDraw drawn, Layout layout, LayeredNetwork network, Evaluation truth) {
        static Posed of(ForwardDraw drawn, Layout layout) {
            LayeredNetwork network = drawn.posed(layout);
            return new Posed(drawn, layout, network, network.graph().evaluate());
        }

        Evaluation with(Occurrence occurrence) {
            return network.graph().with(occurrence.edits()).evaluate();
        }

        boolean isVisible(Occurrence occurrence) {
            return differs(with(occurrence), truth);
        }

        @Override
        public String toString() {
            return drawn + " in " + layout;
        }
    }

    private static final Map<Family, Set<String>> EXPECTED = expected();

    /** A network without a penalty cannot show these; training/mistakes.csv does. */
    private static final Set<String> OF_TRAININGS = Set.of("penalty-missing-in-loss");

    /** Mistakes of recurrences and of dropout have tests of their own. */
    private static final Set<String> ELSEWHERE = Stream.of(
                    new CellMistakes(),
                    new GateMistakes(),
                    new ThroughTimeMistakes(),
                    new SharedWeightMistakes(),
                    new DropoutMistakes())
            .flatMap(family -> family.mistakes().stream())
            .map(Mistake::id)
            .collect(Collectors.toSet());

    private static Map<Family, Set<String>> expected() {
        Map<Family, Set<String>> expected = new LinkedHashMap<>();
        expected.put(
                Family.FORWARD,
                Set.of(
                        "bias-forgotten-forward",
                        "bias-as-threshold",
                        "bias-broadcast-wrong-axis",
                        "activation-skipped",
                        "input-layer-activated",
                        "forward-weights-transposed",
                        "sigmoid-exponent-sign",
                        "exp-base-ten",
                        "sigmoid-for-tanh",
                        "tan-for-tanh",
                        "tan-in-degrees",
                        "softmax-as-sigmoid",
                        "softmax-over-batch",
                        "softmax-over-all-entries",
                        "leaky-slope-forgotten-forward",
                        "inner-scale-dropped",
                        "old-weights-for-prediction"));
        expected.put(
                Family.LOSS,
                Set.of(
                        "loss-half-factor-slip",
                        "loss-divided-by-outputs",
                        "loss-sum-for-mean",
                        "loss-mean-for-sum",
                        "loss-log-base-ten",
                        "loss-log-base-two",
                        "loss-minus-missing",
                        "bce-second-term-missing",
                        "bce-on-softmax",
                        "batch-sum-convention",
                        "batch-mean-convention",
                        "outputs-sum-convention",
                        "outputs-mean-convention"));
        expected.put(
                Family.LOSS_GRADIENT,
                Set.of(
                        "target-minus-output",
                        "bce-gradient-one-term",
                        "missing-factor-two",
                        "extra-factor-two",
                        "gradient-sum-for-mean",
                        "gradient-mean-for-sum",
                        "gradient-divided-by-outputs",
                        "gradient-not-divided-by-outputs",
                        "learning-rate-in-delta",
                        "per-example-delta-convention",
                        "negative-gradient-convention"));
        expected.put(
                Family.OUTPUT_DELTA,
                Set.of(
                        "missing-output-derivative",
                        "softmax-ce-shortcut-elsewhere",
                        "extra-output-derivative",
                        "softmax-diagonal-only"));
        expected.put(
                Family.REPORTING,
                Set.of("class-index-zero-based", "class-index-one-based", "transposed-layout-reported"));
        return expected;
    }

    private static List<Mistake> mistakes() {
        return INSTALLED.all().stream()
                .filter(mistake ->
                        EXPECTED.getOrDefault(mistake.family(), Set.of()).contains(mistake.id()))
                .toList();
    }

    private static List<String> edited() {
        return mistakes().stream()
                .map(Mistake::id)
                .filter(id -> !id.equals("transposed-layout-reported"))
                .toList();
    }

    private static Mistake mistake(String id) {
        return INSTALLED.find(id).orElseThrow();
    }

    @Test
    void allAreInTheCatalogue() {
        EXPECTED.forEach((family, ids) -> assertThat(INSTALLED.all().stream()
                        .filter(mistake -> mistake.family() == family)
                        .map(Mistake::id)
                        .filter(id -> !ELSEWHERE.contains(id))
                        .filter(id -> !OF_TRAININGS.contains(id)))
                .as(family.title())
                .containsExactlyInAnyOrderElementsOf(ids));
    }

    @Test
    void theConventionsAreCalledSo() {
        assertThat(mistakes().stream()
                        .filter(mistake -> mistake.kind() == Kind.CONVENTION)
                        .map(Mistake::id))
                .containsExactlyInAnyOrder(
                        "batch-sum-convention",
                        "batch-mean-convention",
                        "outputs-sum-convention",
                        "outputs-mean-convention",
                        "per-example-delta-convention",
                        "negative-gradient-convention",
                        "class-index-zero-based",
                        "class-index-one-based",
                        "transposed-layout-reported");
    }

    @ParameterizedTest
    @MethodSource("edited")
    void theNumbersAreThoseOfTheLoops(String id) {
        int visible = 0;
        for (Posed posed : POSED) {
            List<Occurrence> occurrences = mistake(id).in(posed.network());
            for (int place = 0; place < occurrences.size(); place++) {
                Evaluation numbers = posed.with(occurrences.get(place));
                LoopNetwork loops = loops(id, posed.drawn(), occurrences.get(place), place);
                assertNumbers(posed + ", occurrence " + place, numbers, posed.layout(), loops.values());
                visible += differs(numbers, posed.truth()) ? 1 : 0;
            }
        }
        assertThat(visible).as("networks that show it").isGreaterThan(5);
    }

    private static LoopNetwork loops(String id, ForwardDraw drawn, Occurrence occurrence, int place) {
        List<Integer> layers = !WrongForwardNetwork.BY_LAYER.contains(id)
                ? List.of()
                : occurrence.layer() == Occurrence.EVERYWHERE
                        ? WrongForwardNetwork.layers(id, drawn)
                        : List.of(occurrence.layer());
        return WrongForwardNetwork.of(id, drawn, layers, place);
    }

    private static void assertNumbers(
            String what, Evaluation numbers, Layout layout, Map<String, double[][]> expected) {
        for (Quantity quantity : numbers.quantities()) {
            Optional.ofNullable(expected.get(quantity.toString()))
                    .map(byUnit -> ForwardDraw.laid(layout, byUnit))
                    .ifPresent(value ->
                            assertCloseByScale(quantity + " of " + what, numbers.of(quantity), value, SHARE, FLOOR));
        }
    }

    @Test
    void withoutAMistakeTheLoopsGiveTheTrueNumbersOfAllQuantities() {
        for (Posed posed : POSED) {
            Map<String, double[][]> loops = new LoopNetwork(posed.drawn()).values();

            assertNumbers(posed.toString(), posed.truth(), posed.layout(), loops);
            assertThat(posed.truth().quantities().stream().map(Quantity::toString))
                    .containsAll(loops.keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("edited")
    void itIsOfferedWhereItCanBeMadeEverywhereFirst(String id) {
        for (Posed posed : POSED) {
            List<Integer> offered = mistake(id).in(posed.network()).stream()
                    .map(Occurrence::layer)
                    .toList();

            assertThat(offered).as(posed.toString()).isEqualTo(expectedLayers(id, posed.drawn()));
        }
    }

    private static List<Integer> expectedLayers(String id, ForwardDraw drawn) {
        if (!WrongForwardNetwork.BY_LAYER.contains(id)) {
            return Collections.nCopies(WrongForwardNetwork.forms(id, drawn), Occurrence.EVERYWHERE);
        }
        List<Integer> layers = WrongForwardNetwork.layers(id, drawn);
        List<Integer> expected = new ArrayList<>();
        if (!layers.isEmpty()) {
            expected.add(Occurrence.EVERYWHERE);
        }
        if (layers.size() > 1) {
            expected.addAll(layers);
        }
        return expected;
    }

    @ParameterizedTest
    @MethodSource("edited")
    void onlyWhatFollowsFromAnEditedQuantityChanges(String id) {
        for (Posed posed : POSED) {
            for (Occurrence occurrence : mistake(id).in(posed.network())) {
                assertOnlyFollowersChange(posed, occurrence);
            }
        }
    }

    /** In the order of the graph, so what a quantity mentions is judged before it. */
    private static void assertOnlyFollowersChange(Posed posed, Occurrence occurrence) {
        Graph graph = posed.network().graph().with(occurrence.edits());
        Evaluation numbers = graph.evaluate();
        Set<Quantity> following = new HashSet<>(changed(occurrence));
        for (Quantity quantity : graph.quantities()) {
            if (graph.mentionedBy(quantity).stream().anyMatch(following::contains)) {
                following.add(quantity);
            } else if (!following.contains(quantity)) {
                assertSameBits(
                        posed + ": " + quantity,
                        numbers.of(quantity),
                        posed.truth().of(quantity));
            }
        }
    }

    private static Set<Quantity> changed(Occurrence occurrence) {
        return occurrence.edits().stream().map(Edit::quantity).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("edited")
    void theFirstWrongQuantityIsEditedAndOfTheFamily(String id) {
        String step = Map.of(
                        Family.FORWARD, "[za]\\d+(\\(.*\\))?",
                        Family.LOSS, "E|batch_factor|output_factor",
                        Family.LOSS_GRADIENT, "dE/da\\d+",
                        Family.OUTPUT_DELTA, "dE/dz\\d+",
                        Family.REPORTING, "class(\\(.*\\))?")
                .get(mistake(id).family());
        for (Posed posed : POSED) {
            for (Occurrence occurrence : mistake(id).in(posed.network())) {
                firstWrong(posed, occurrence).ifPresent(quantity -> {
                    assertThat(changed(occurrence)).as(posed.toString()).contains(quantity);
                    assertThat(quantity.toString()).as(posed.toString()).matches(step);
                });
            }
        }
    }

    private static Optional<Quantity> firstWrong(Posed posed, Occurrence occurrence) {
        Graph graph = posed.network().graph().with(occurrence.edits());
        Evaluation numbers = graph.evaluate();
        return graph.quantities().stream()
                .filter(quantity -> differs(numbers.of(quantity), posed.truth().of(quantity)))
                .findFirst();
    }

    private static boolean differs(Evaluation one, Evaluation other) {
        return one.quantities().stream().anyMatch(quantity -> differs(one.of(quantity), other.of(quantity)));
    }

    private static boolean differs(Tensor one, Tensor other) {
        double distance = VISIBLE * Math.max(one.scale(), other.scale());
        return IntStream.range(0, one.count())
                .anyMatch(place -> Double.compare(one.at(place), other.at(place)) != 0
                        && !(Math.abs(one.at(place) - other.at(place)) <= distance));
    }

    @Test
    void everyMistakeHasANearMiss() {
        assertThat(NearMissesOfForward.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        mistakes().stream().map(Mistake::id).toList());
    }

    @ParameterizedTest
    @MethodSource("edited")
    void itsNearMissGivesOtherNumbersThanItAndThanTheTruth(String id) {
        int compared = 0;
        for (Posed posed : POSED) {
            Optional<Occurrence> near =
                    NearMissesOfForward.all().get(id).apply(posed.network()).filter(posed::isVisible);
            for (Occurrence occurrence : mistake(id).in(posed.network())) {
                if (near.isPresent() && posed.isVisible(occurrence)) {
                    assertThat(differs(posed.with(near.get()), posed.with(occurrence)))
                            .as(posed.toString())
                            .isTrue();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5);
    }

    @Nested
    class WrittenInTheOtherLayout {
        private final Mistake mistake = mistake("transposed-layout-reported");

        @Test
        void changesNoNumberAndTransposesAllDerivativesOrAllMatrices() {
            for (Posed posed : POSED) {
                List<Occurrence> forms = mistake.in(posed.network());

                List<Quantity> derivatives = matrices(posed, quantity -> quantity.startsWith("dE/d"));
                List<Quantity> all = matrices(posed, quantity -> true);

                assertThat(forms).allSatisfy(form -> assertThat(form.edits()).isEmpty());
                assertThat(forms.stream().map(form -> List.copyOf(form.reports().keySet())))
                        .containsExactlyElementsOf(Stream.of(derivatives, all)
                                .filter(form -> !form.isEmpty())
                                .distinct()
                                .toList());
            }
        }

        private List<Quantity> matrices(Posed posed, Predicate<String> name) {
            return posed.truth().quantities().stream()
                    .filter(quantity -> name.test(quantity.toString()))
                    .filter(quantity -> posed.truth().of(quantity).count() > 1)
                    .toList();
        }

        @Test
        void givesTheNumbersOfTheOtherLayout() {
            for (Posed posed : POSED) {
                Map<String, double[][]> loops = new LoopNetwork(posed.drawn()).values();
                Layout other = posed.layout() == Layout.ROWS ? Layout.COLUMNS : Layout.ROWS;
                for (Occurrence form : mistake.in(posed.network())) {
                    form.reports()
                            .forEach((quantity, written) -> Optional.ofNullable(loops.get(quantity.toString()))
                                    .ifPresent(byUnit -> assertCloseByScale(
                                            quantity + " of " + posed,
                                            written.value(posed.truth()::of),
                                            ForwardDraw.laid(other, byUnit),
                                            SHARE,
                                            FLOOR)));
                }
            }
        }

        @Test
        void itsNearMissHasOtherNumbers() {
            for (Posed posed : POSED) {
                Occurrence near = NearMissesOfForward.all()
                        .get(mistake.id())
                        .apply(posed.network())
                        .orElseThrow();
                Map<Quantity, Expression> written = new LinkedHashMap<>();
                mistake.in(posed.network()).forEach(form -> written.putAll(form.reports()));
                near.reports().forEach((quantity, rule) -> {
                    Tensor other = rule.value(posed.truth()::of);
                    if (other.scale() > 0 && written.containsKey(quantity)) {
                        assertThat(differs(other, written.get(quantity).value(posed.truth()::of)))
                                .isTrue();
                    }
                });
            }
        }
    }

    @Nested
    class WhatTheProblemGives {
        private final Posed posed = POSED.stream()
                .filter(each -> each.drawn().rate() > 0
                        && each.drawn().layer(1).bias().length > 0
                        && each.drawn().examples() > 1
                        && each.drawn().layer(1).activation().equals("tanh")
                        && each.drawn().overBatch() == Reduction.MEAN)
                .findFirst()
                .orElseThrow();

        private LayeredNetwork given(Quantity quantity) {
            Edit pin = Edit.pin(quantity, posed.truth().of(quantity));
            return new LayeredNetwork(
                    posed.network().task(), posed.network().graph().with(pin));
        }

        private List<Quantity> edits(LayeredNetwork network) {
            return mistakes().stream()
                    .flatMap(mistake -> mistake.in(network).stream())
                    .flatMap(occurrence -> occurrence.edits().stream())
                    .map(Edit::quantity)
                    .toList();
        }

        @Test
        void isNotComputedWrongly() {
            int depth = posed.drawn().depth();
            for (Quantity quantity : List.of(
                    NetworkQuantities.netInput(1),
                    NetworkQuantities.activation(1),
                    NetworkQuantities.LOSS,
                    NetworkQuantities.lossGradient(NetworkQuantities.activation(depth)),
                    NetworkQuantities.delta(depth),
                    NetworkQuantities.lossGradient(NetworkQuantities.weights(1)))) {
                assertThat(edits(posed.network())).as(quantity.toString()).contains(quantity);
                assertThat(edits(given(quantity))).as(quantity.toString()).doesNotContain(quantity);
            }
        }
    }

    @Nested
    class AnActivationByFormula {
        @ParameterizedTest
        @ValueSource(strings = {"sigmoid(2 * z)", "sigmoid(z * 2)", "sigmoid(z / 3)", "tanh(k * z)"})
        void losesItsInnerFactor(String formula) {
            LayeredNetwork network = network(formula);

            List<Occurrence> occurrences = mistake("inner-scale-dropped").in(network);

            assertThat(occurrences).hasSize(1);
            assertThat(occurrences.get(0).edits().get(0).rule())
                    .hasToString(formula.substring(0, formula.indexOf('(')) + "(z1)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sigmoid(z)", "sigmoid(z + 2)", "2 * z", "sigmoid(z * z)"})
        void withoutOneHasNothingToLose(String formula) {
            assertThat(mistake("inner-scale-dropped").in(network(formula))).isEmpty();
        }

        private LayeredNetwork network(String formula) {
            DenseLayer layer = new DenseLayer(
                    new Written(formula),
                    Map.of(),
                    Tensor.matrix(new double[][] {{0.3, -0.2}, {0.5, 0.1}}),
                    Optional.empty(),
                    Map.of(Written.FACTOR, Tensor.scalar(1.5)));
            NetworkTask task = new NetworkTask(
                    Layout.COLUMNS,
                    List.of(layer),
                    Tensor.column(1, 2),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    NetworkTask.ClassRule.DEFAULT);
            return new LayeredNetwork(task, task.graph());
        }
    }

    /** An activation as the formula reader reads it. */
    private record Written(String name) implements ActivationFunction {
        static final Quantity FACTOR = Quantity.variable("k");

        @Override
        public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
            Map<String, Expression> names = Map.of("z", netInput, "k", new Expression.Reference(FACTOR));
            FormulaReading reading = new FormulaReader(
                            new Names(names, unitAxis), Written::shape, Dialect.ANY, List.of())
                    .read(name, new SourcePosition("formula", 1, 1));
            return ((FormulaReading.Read) reading).expression();
        }

        private static Shape shape(Quantity quantity) {
            return quantity.equals(FACTOR) ? Shape.of() : Shape.of(2, 1);
        }
    }

    private record Names(Map<String, Expression> meanings, int unitAxis) implements Scope {
        @Override
        public Optional<Expression> lookUp(String name) {
            return Optional.ofNullable(meanings.get(name));
        }

        @Override
        public List<String> names() {
            return List.copyOf(meanings.keySet());
        }
    }
}
