package gradus.grading.mistake;

import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Mistakes in the layers that graphs of formulas have: convolutions, pools, normalisations, attention, residual connections. */
public final class LayerMistakes {
    private static final List<LocalMistake> ALL = Stream.of(
                    ConvolutionMistakes.all(),
                    PoolMistakes.all(),
                    NormalisationMistakes.all(),
                    AttentionMistakes.all(),
                    ResidualMistakes.all())
            .flatMap(List::stream)
            .toList();

    private LayerMistakes() {}

    /** All of them, in the order in which they are tried. */
    public static List<Mistake> all() {
        return ALL.stream().map(LocalMistake::mistake).toList();
    }

    /** Each of them in every step of a graph in which it can be made. */
    public static List<Map.Entry<Mistake, Occurrence>> in(Graph graph) {
        List<Map.Entry<Mistake, Occurrence>> found = new ArrayList<>();
        for (LocalMistake local : ALL) {
            for (Quantity quantity : graph.quantities()) {
                for (Expression wrong : local.wrong().apply(new LocalMistake.Step(graph, quantity))) {
                    occurrence(graph, quantity, wrong)
                            .ifPresent(occurrence -> found.add(Map.entry(local.mistake(), occurrence)));
                }
            }
        }
        return found;
    }

    /** What has another shape than asked is written down, and nothing is computed from it. */
    private static Optional<Occurrence> occurrence(Graph graph, Quantity quantity, Expression wrong) {
        try {
            Shape shape = wrong.shape(graph::shape);
            return Optional.of(
                    shape.equals(graph.shape(quantity))
                            ? Occurrence.of(Occurrence.EVERYWHERE, Edit.replace(quantity, wrong))
                            : Occurrence.report(Occurrence.EVERYWHERE, quantity, wrong));
        } catch (ShapeException doesNotFit) {
            return Optional.empty();
        }
    }
}
