package gradus.problem;

import gradus.graph.Evaluation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import java.util.List;
import java.util.Set;

/**
 * A graph with its values.
 *
 * @param graph all quantities with their rules
 * @param truth all quantities with their values
 * @param hidden further quantities that people have no name for
 */
record SolvedGraph(Graph graph, Evaluation truth, Set<Quantity> hidden) {
    private static final Set<Quantity> WITHOUT_NAME =
            Set.of(NetworkQuantities.LOSS_FACTOR, NetworkQuantities.OUTPUT_FACTOR, NetworkQuantities.BATCH_FACTOR);

    SolvedGraph {
        hidden = Set.copyOf(hidden);
    }

    static SolvedGraph of(Graph graph, Set<Quantity> hidden) {
        return new SolvedGraph(graph, graph.evaluate(), hidden);
    }

    /** The quantities that people have a name for: all but the constants of the loss, in the order of the graph. */
    List<Quantity> named() {
        return graph.quantities().stream()
                .filter(quantity -> !WITHOUT_NAME.contains(quantity) && !hidden.contains(quantity))
                .toList();
    }
}
