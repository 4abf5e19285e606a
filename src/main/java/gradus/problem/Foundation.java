package gradus.problem;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.Training;
import gradus.tensor.Tensor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What the graph of a problem is made from: layers, or definitions. It can be made again with other sizes and numbers. */
interface Foundation {

    /** The quantities that are given and computed, with their rules; no gradient among them unless a loss is there. */
    Graph graph();

    /** The graph with what follows from gradients that it did not have at first. */
    default Graph completed(Graph differentiated) {
        return differentiated;
    }

    /** The quantities that everything is computed from: inputs and parameters. */
    Collection<Quantity> sources();

    /** The quantities whose values the file states: beside the sources the targets, settings and query points. */
    Collection<Quantity> givens();

    /** What is trained, if anything is. */
    Optional<Training> training();

    /** The same, where steps that are not written out start from some given values. */
    default Foundation from(Map<Quantity, Tensor> given) {
        return this;
    }

    /** How many examples lie in a batch; empty where nothing is one. */
    Optional<Integer> examples();

    /**
     * The same with other numbers.
     *
     * @param numbers where they come from
     * @param sizes whether sizes change as well, where that is possible
     */
    Foundation varied(RandomNumbers numbers, Sizes sizes);

    /** Whether a variant keeps the sizes of the problem. */
    enum Sizes {
        KEPT,
        /** Axes that have nothing to do with each other are not equally long. */
        ALL_DIFFERENT
    }
}
