package gradus.grading.mistake;

import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mistake at one place of a problem.
 *
 * @param layer the layer where it is made, counted from 1; 0 if it is made wherever it can be
 * @param edits what changes in the graph; all of them are one belief
 * @param reports formulas that are written down for a quantity instead of its value and are not computed on with, or have
 *     another shape than it and so cannot be an edit
 * @param further quantities that only the mistake computes, with their rules; edits and reports may mention them
 */
public record Occurrence(
        int layer, List<Edit> edits, Map<Quantity, Expression> reports, Map<Quantity, Expression> further) {
    /** The layer of a mistake that is made everywhere. */
    public static final int EVERYWHERE = 0;

    public Occurrence {
        edits = List.copyOf(edits);
        reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
        if (edits.isEmpty() && reports.isEmpty()) {
            throw new IllegalArgumentException("a mistake changes something");
        }
    }

    /** A mistake that computes nothing but what the problem computes. */
    public Occurrence(int layer, List<Edit> edits, Map<Quantity, Expression> reports) {
        this(layer, edits, reports, Map.of());
    }

    /** A mistake that changes rules and no shape. */
    public static Occurrence of(int layer, List<Edit> edits) {
        return new Occurrence(layer, edits, Map.of());
    }

    /** A mistake that changes rules and no shape. */
    public static Occurrence of(int layer, Edit... edits) {
        return of(layer, List.of(edits));
    }

    /** Something of another shape is written down for a quantity. */
    public static Occurrence report(int layer, Quantity quantity, Expression written) {
        return new Occurrence(layer, List.of(), Map.of(quantity, written));
    }

    /**
     * The graph of somebody who makes the mistake: further quantities added, rules replaced. What is reported in another shape
     * keeps its right rule.
     *
     * @param graph that of the problem
     */
    public Graph appliedTo(Graph graph) {
        return graph.extended(further).with(edits);
    }
}
