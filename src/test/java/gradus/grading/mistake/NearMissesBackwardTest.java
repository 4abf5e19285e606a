package gradus.grading.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Evaluation;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.Reduction;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that hide nothing tell a mistake, its near miss and the truth apart. */
class NearMissesBackwardTest {
    private static final double VISIBLE = 1e-6;

    /** Networks in which every one of the mistakes shows: of equal layers, with a kink, with other sizes. */
    private static final List<LayeredNetwork> REVEALING = List.of(
            network(Layout.COLUMNS, 3, 3, "steep sigmoid 3", "leaky-relu 3", "tanh 3", "sigmoid 3"),
            network(Layout.ROWS, 3, 3, "sigmoid 3", "relu 3", "tanh 3"),
            network(Layout.COLUMNS, 2, 3, "tanh 3", "sigmoid 1"),
            network(Layout.ROWS, 2, 3, "tanh 3", "sigmoid 2"));

    static List<Mistake> mistakes() {
        return BackwardMistakesTest.mistakes();
    }

    /** Layers from words such as {@code tanh 3}; the first unit of a relu has net input 0, where its slope is ½. */
    private static LayeredNetwork network(Layout layout, int inputs, int examples, String... layers) {
        Random random = new Random(19);
        List<PlainBatch.Layer> made = new ArrayList<>();
        int before = inputs;
        for (String layer : layers) {
            int units = Integer.parseInt(layer.substring(layer.lastIndexOf(' ') + 1));
            String activation = layer.substring(0, layer.lastIndexOf(' '));
            double[][] weights = PlainBatch.numbers(random, units, before, 1.5);
            double[][] bias = PlainBatch.numbers(random, units, 1, 0.8);
            if (activation.equals("relu")) {
                weights[0] = new double[before];
                bias[0][0] = 0;
            }
            made.add(new PlainBatch.Layer(activation, 0.2, 0.5, 2, weights, bias));
            before = units;
        }
        return new PlainBatch(
                        made,
                        PlainBatch.numbers(random, inputs, examples, 1),
                        PlainBatch.numbers(random, before, examples, 1),
                        "squared-error",
                        Reduction.SUM,
                        Reduction.MEAN,
                        0.3)
                .posed(layout);
    }

    @Test
    void everyMistakeHasANearMiss() {
        assertThat(NearMissesBackward.ids())
                .containsExactlyInAnyOrderElementsOf(
                        mistakes().stream().map(Mistake::id).toList());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aNearMissGivesOtherNumbersThanTheTruthAndEveryMistake(Mistake mistake) {
        assertThat(REVEALING).as(mistake.id()).anySatisfy(network -> {
            Optional<Occurrence> near = NearMissesBackward.in(network, mistake);
            assertThat(near).isPresent();
            Map<Quantity, Tensor> nearNumbers = numbers(network, near.get());

            assertThat(differs(nearNumbers, truth(network))).isTrue();
            assertThat(mistakes())
                    .allSatisfy(other -> assertThat(other.in(network))
                            .as(other.id())
                            .allMatch(occurrence -> differs(nearNumbers, numbers(network, occurrence))));
        });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeGivesOtherNumbersThanTheTruth(Mistake mistake) {
        assertThat(REVEALING)
                .as(mistake.id())
                .anySatisfy(network -> assertThat(mistake.in(network))
                        .isNotEmpty()
                        .allMatch(occurrence -> differs(numbers(network, occurrence), truth(network))));
    }

    private static Map<Quantity, Tensor> truth(LayeredNetwork network) {
        Evaluation values = network.graph().evaluate();
        Map<Quantity, Tensor> numbers = new LinkedHashMap<>();
        network.graph().quantities().forEach(quantity -> numbers.put(quantity, values.of(quantity)));
        return numbers;
    }

    /** What somebody writes down who makes the mistake. */
    private static Map<Quantity, Tensor> numbers(LayeredNetwork network, Occurrence occurrence) {
        Evaluation values = occurrence.appliedTo(network.graph()).evaluate();
        Map<Quantity, Tensor> numbers = new LinkedHashMap<>();
        network.graph().quantities().forEach(quantity -> numbers.put(quantity, values.of(quantity)));
        occurrence.reports().forEach((quantity, formula) -> numbers.put(quantity, formula.value(values::of)));
        return numbers;
    }

    private static boolean differs(Map<Quantity, Tensor> one, Map<Quantity, Tensor> other) {
        return one.keySet().stream().anyMatch(quantity -> differs(one.get(quantity), other.get(quantity)));
    }

    private static boolean differs(Tensor one, Tensor other) {
        return !one.shape().equals(other.shape())
                || one.zip(other, (left, right) -> left - right).scale() > VISIBLE;
    }
}
