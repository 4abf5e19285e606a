package gradus.report;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.problem.Problem;
import gradus.report.PaperGraph.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where quantities are drawn: the forward pass runs down the first column, the way back runs up beside it, each derivative at the
 * height of what it is taken by, and to the right of them come the gradients by parameters, their new values and further points.
 */
final class GraphLayout {
    private final Graph graph;
    private final Optional<NetworkTask> task;
    private final Map<Quantity, Integer> depths = new HashMap<>();

    GraphLayout(Problem problem) {
        this.graph = problem.graph();
        this.task = problem.task();
    }

    /** The columns of the drawing, as far as anything is in them. */
    private enum Band {
        FORWARD,
        BACKWARD,
        PARAMETER_GRADIENT,
        UPDATE,
        POINT
    }

    /** The cells of some quantities, without empty rows and columns. */
    Map<Quantity, Cell> cells(List<Quantity> quantities) {
        Map<Band, Map<Integer, List<Quantity>>> bands = new TreeMap<>();
        TreeSet<Integer> rows = new TreeSet<>();
        for (Quantity quantity : quantities) {
            int row = row(quantity);
            rows.add(row);
            bands.computeIfAbsent(band(quantity), band -> new TreeMap<>())
                    .computeIfAbsent(row, ignored -> new ArrayList<>())
                    .add(quantity);
        }
        Map<Quantity, Cell> cells = new HashMap<>();
        int left = 0;
        for (Map<Integer, List<Quantity>> band : bands.values()) {
            int width = band.values().stream().mapToInt(List::size).max().orElse(0);
            for (Map.Entry<Integer, List<Quantity>> row : band.entrySet()) {
                int column = left;
                for (Quantity quantity : row.getValue()) {
                    cells.put(
                            quantity,
                            new Cell(column, rows.headSet(row.getKey()).size()));
                    column++;
                }
            }
            left += width;
        }
        return cells;
    }

    private Band band(Quantity quantity) {
        if (quantity instanceof Quantity.AtPoint) {
            return Band.POINT;
        }
        if (quantity instanceof Quantity.Updated) {
            return Band.UPDATE;
        }
        if (quantity instanceof Quantity.Variable) {
            return Band.FORWARD;
        }
        boolean byParameter = by(quantity)
                .filter(by -> !by.equals(NetworkQuantities.INPUT) && isGiven(by))
                .isPresent();
        return byParameter ? Band.PARAMETER_GRADIENT : Band.BACKWARD;
    }

    private static Optional<Quantity> by(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return Optional.of(Problem.whole(gradient.by()));
        }
        return quantity instanceof Quantity.Jacobian jacobian
                ? Optional.of(Problem.whole(jacobian.by()))
                : Optional.empty();
    }

    private boolean isGiven(Quantity quantity) {
        return graph.contains(quantity) && graph.rule(quantity) instanceof Expression.Constant;
    }

    private int row(Quantity quantity) {
        Optional<Quantity> by = by(quantity);
        if (by.isPresent()) {
            return task.isEmpty() && isGiven(by.get()) ? rowOfUse(by.get()) : row(by.get());
        }
        if (quantity instanceof Quantity.Updated updated) {
            return row(updated.parameter());
        }
        if (quantity instanceof Quantity.AtPoint at) {
            return row(at.quantity());
        }
        return task.map(network -> layerRow(network, quantity)).orElseGet(() -> depth(quantity));
    }

    /** Net input and activation of a layer below each other, its weights beside the one and its biases beside the other. */
    private int layerRow(NetworkTask network, Quantity quantity) {
        if (quantity.equals(NetworkQuantities.INPUT)) {
            return 0;
        }
        for (int layer = 1; layer <= network.layers().size(); layer++) {
            if (quantity.equals(NetworkQuantities.netInput(layer))
                    || quantity.equals(NetworkQuantities.weights(layer))) {
                return 2 * layer - 1;
            }
            if (quantity.equals(NetworkQuantities.activation(layer))
                    || quantity.equals(NetworkQuantities.bias(layer))) {
                return 2 * layer;
            }
        }
        return 2 * network.layers().size() + 1;
    }

    /** Where something that is given goes into the forward pass first. */
    private int rowOfUse(Quantity given) {
        return graph.quantities().stream()
                .filter(quantity -> quantity instanceof Quantity.Variable
                        && graph.mentionedBy(quantity).contains(given))
                .mapToInt(this::depth)
                .min()
                .orElse(0);
    }

    /** The length of the longest way to a quantity. Quantities stand behind what they mention, so the way has an end. */
    private int depth(Quantity quantity) {
        if (depths.isEmpty()) {
            for (Quantity each : graph.quantities()) {
                int deepest = graph.mentionedBy(each).stream()
                        .mapToInt(source -> depths.getOrDefault(source, 0))
                        .max()
                        .orElse(-1);
                depths.put(each, deepest + 1);
            }
        }
        return depths.getOrDefault(quantity, 0);
    }
}
