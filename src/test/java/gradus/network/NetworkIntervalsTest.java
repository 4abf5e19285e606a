package gradus.network;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.RandomIntervals;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole networks, forwards and backwards, with some of their quantities known only to lie in intervals: numbers are drawn from
 * these, the network is computed from them in plain numbers, and every quantity has to lie in its interval.
 */
class NetworkIntervalsTest {
    /** How many times the bound of rounding a number computed in double precision may be off. */
    private static final double ROUNDING = 4;

    private static final int NETWORKS = 60;
    private static final int DRAWS = 30;
    /** Half a unit of the third decimal. */
    private static final double THREE_DECIMALS = 0.5e-3;

    private final Random random = new Random(20240607);
    private final RandomIntervals intervals = new RandomIntervals(20240608);
    private long checked;

    private static Graph graph(int number) {
        PlainNetwork network = new NetworkDraw(number).network();
        Layout layout = Layout.values()[number % Layout.values().length];
        NetworkTask task = NetworkDraw.task(network, layout);
        return NetworkDraw.with(task, NetworkDraw.sgd(0.3), List.of()).graph();
    }

    /** Intervals near the values of some quantities, each entry with a width of its own, every fourth without any. */
    private Map<Quantity, IntervalTensor> some(Graph graph, double halfWidth) {
        Evaluation truth = graph.evaluate();
        Map<Quantity, IntervalTensor> some = new LinkedHashMap<>();
        double share = 0.7 * random.nextDouble();
        for (Quantity quantity : graph.quantities()) {
            if (random.nextDouble() < share) {
                Tensor value = truth.of(quantity);
                Tensor widths = value.map(entry -> random.nextInt(4) == 0 ? 0 : halfWidth * random.nextDouble());
                Tensor centre = value.zip(widths, (entry, width) -> entry + (random.nextDouble() - 0.5) * width);
                some.put(quantity, IntervalTensor.around(centre, widths));
            }
        }
        return some;
    }

    private Graph drawn(Graph graph, Map<Quantity, IntervalTensor> pinned) {
        List<Edit> edits = new ArrayList<>();
        pinned.forEach((quantity, range) -> edits.add(Edit.pin(quantity, intervals.numbers(range))));
        return graph.with(edits);
    }

    private void requireInside(String what, Graph drawn, Map<Quantity, IntervalTensor> hulls) {
        Evaluation values = drawn.evaluate();
        Evaluation errors = drawn.roundingErrors();
        hulls.forEach((quantity, hull) -> {
            for (int place = 0; place < hull.count(); place++) {
                double value = values.of(quantity).at(place);
                Interval rounding =
                        Interval.around(0, ROUNDING * errors.of(quantity).at(place));
                boolean isInside = Double.isNaN(value)
                        ? hull.at(place).equals(Interval.WHOLE)
                        : hull.at(place).plus(rounding).contains(value);
                assertThat(isInside)
                        .as("%s: %s = %s is %s, not in %s", what, quantity, drawn.rule(quantity), value, hull.at(place))
                        .isTrue();
                checked++;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5e-4, 0.5e-2, 0.5})
    void everyQuantityIsInsideWhateverIsPinned(double halfWidth) {
        for (int number = 0; number < NETWORKS; number++) {
            Graph graph = graph(number);
            Map<Quantity, IntervalTensor> pinned = some(graph, halfWidth);

            Map<Quantity, IntervalTensor> hulls = graph.evaluateIntervals(pinned);

            for (int draw = 0; draw < DRAWS; draw++) {
                requireInside("network " + number, drawn(graph, pinned), hulls);
            }
        }
        assertThat(checked).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5e-4, 0.5e-2})
    void aQuantityByItselfHasTheSameInterval(double halfWidth) {
        for (int number = 0; number < NETWORKS; number++) {
            Graph graph = graph(number);
            Map<Quantity, IntervalTensor> pinned = some(graph, halfWidth);

            graph.evaluateIntervals(pinned).forEach((quantity, among) -> {
                IntervalTensor alone = graph.interval(quantity, name -> Optional.ofNullable(pinned.get(name)));
                if (!pinned.containsKey(quantity)) {
                    assertThat(alone.hull(among).width().scale() - among.width().scale())
                            .as("%s", quantity)
                            .isLessThan(1e-13 * (1 + among.lower().scale()));
                }
            });
        }
    }

    @Test
    void withoutAnythingPinnedTheTruthIsKnownUpToRounding() {
        for (int number = 0; number < NETWORKS; number++) {
            Graph graph = graph(number);
            Evaluation errors = graph.roundingErrors();
            Map<Quantity, IntervalTensor> hulls = graph.evaluateIntervals(Map.of());

            requireInside("network " + number, graph, hulls);
            // The error function is known less exactly than what is made of the four operations.
            boolean hasErrorFunction = graph.quantities().stream()
                    .anyMatch(quantity -> graph.rule(quantity).toString().contains("erf("));
            double room = hasErrorFunction ? 1e-10 : 1e-15;
            hulls.forEach((quantity, hull) -> assertThat(hull.width()
                            .zip(errors.of(quantity), (width, error) -> width - 16 * error)
                            .entries()
                            .max()
                            .orElseThrow())
                    .as("%s", quantity)
                    .isLessThan(room));
        }
    }

    /** What follows from a whole paper: every line by its rule, over the lines before it, all with three decimals. */
    @Test
    void aLineAfterLinesOfThreeDecimalsIsHardlyWiderThanItHasToBe() {
        List<Double> ratios = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            Graph graph = graph(number);
            Evaluation truth = graph.evaluate();
            Map<Quantity, IntervalTensor> written = new LinkedHashMap<>();
            for (Quantity quantity : graph.quantities()) {
                if (!graph.mentionedBy(quantity).isEmpty() && random.nextInt(4) > 0) {
                    written.put(quantity, intervals.around(truth.of(quantity), THREE_DECIMALS));
                }
            }
            for (Quantity quantity : graph.quantities()) {
                ratios.addAll(ratios(graph, quantity, written));
            }
        }
        Collections.sort(ratios);

        assertThat(ratios).hasSizeGreaterThan(300);
        assertThat(ratios.get(ratios.size() / 2)).isLessThan(1.001);
        assertThat(ratios.get(ratios.size() * 95 / 100)).isLessThan(1.1);
    }

    /** The widths of what a quantity may be, each divided by that of the hull of many values. */
    private List<Double> ratios(Graph graph, Quantity quantity, Map<Quantity, IntervalTensor> written) {
        Map<Quantity, IntervalTensor> others = new LinkedHashMap<>(written);
        others.remove(quantity);
        IntervalTensor interval = graph.interval(quantity, name -> Optional.ofNullable(others.get(name)));
        List<Double> ratios = new ArrayList<>();
        if (interval.width().scale() > 1e-3 * THREE_DECIMALS) {
            IntervalTensor hull = sampledHull(graph, quantity, others);
            for (int place = 0; place < hull.count(); place++) {
                double width = hull.at(place).width();
                if (width > 1e-3 * THREE_DECIMALS) {
                    ratios.add(interval.at(place).width() / width);
                }
            }
        }
        return ratios;
    }

    private IntervalTensor sampledHull(Graph graph, Quantity quantity, Map<Quantity, IntervalTensor> pinned) {
        IntervalTensor hull = IntervalTensor.of(graph.evaluate().of(quantity));
        for (int draw = 0; draw < 200; draw++) {
            List<Edit> edits = new ArrayList<>();
            pinned.forEach((name, range) -> edits.add(Edit.pin(
                    name, range.lower().zip(range.upper(), (low, high) -> random.nextBoolean() ? low : high))));
            hull = hull.hull(IntervalTensor.of(graph.with(edits).evaluate().of(quantity)));
        }
        return hull;
    }
}
