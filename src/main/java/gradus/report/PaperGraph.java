package gradus.report;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The asked quantities of a paper, what they are computed from, and what became of each: where a mistake sits, and what followed.
 *
 * @param nodes the quantities, each behind those it is computed from
 * @param edges what is computed from what
 */
public record PaperGraph(List<Node> nodes, List<Edge> edges) {
    /** With more quantities, those that were not asked are left out. */
    private static final int MOST_WITH_UNASKED = 36;

    /** A drawing with more is one that nobody reads. */
    private static final int MOST = 80;

    public PaperGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A quantity.
     *
     * @param standing what became of it, the worst of its entries; empty for one that was not asked
     * @param isGiven whether the problem gives it
     * @param cell where it is drawn
     */
    public record Node(Quantity quantity, Optional<Standing> standing, boolean isGiven, Cell cell) {}

    /**
     * A place in the grid of a drawing; both count from 0.
     *
     * @param column from the left
     * @param row from the top
     */
    public record Cell(int column, int row) {}

    /**
     * One quantity is computed from another.
     *
     * @param from the place of the other one among the nodes, from 0
     * @param to the place of the one
     * @param carriesError whether a wrong value went this way
     */
    public record Edge(int from, int to, boolean carriesError) {}

    /** The graph of a paper, for somebody who may know where to look; empty if it would show nothing. */
    static Optional<PaperGraph> of(Problem problem, MarkSheet sheet, Reveal reveal) {
        return reveal.allows(Reveal.WHERE)
                ? Optional.of(new Making(problem, sheet, reveal).graph())
                        .filter(graph -> !graph.edges.isEmpty() && graph.nodes.size() <= MOST)
                : Optional.empty();
    }

    /** A graph in the making. */
    private static final class Making {
        private final Graph rules;
        private final GraphLayout layout;
        private final Map<Quantity, Standing> standings = new LinkedHashMap<>();
        private final Set<Quantity> inputs;
        private final Set<Quantity> secret = new HashSet<>();
        private final Map<Quantity, Integer> places = new LinkedHashMap<>();

        Making(Problem problem, MarkSheet sheet, Reveal reveal) {
            this.rules = problem.graph();
            this.layout = new GraphLayout(problem);
            for (MarkLine line : sheet.lines()) {
                Quantity asked = Problem.whole(line.question().quantity());
                standings.merge(asked, Standing.of(line.verdict()), Standing::worse);
                // What a formula is computed from is what the formula should say.
                if (SheetFeedback.isFormula(line.question()) && !reveal.allows(Reveal.VALUE)) {
                    secret.add(asked);
                }
            }
            this.inputs = inputs(problem);
        }

        private static Set<Quantity> inputs(Problem problem) {
            Set<Quantity> inputs = new LinkedHashSet<>();
            for (Quantity quantity : problem.graph().quantities()) {
                if (isInput(quantity) && isGiven(problem.graph(), quantity)) {
                    inputs.add(quantity);
                }
            }
            return inputs;
        }

        private static boolean isInput(Quantity quantity) {
            return quantity.equals(NetworkQuantities.INPUT)
                    || (quantity instanceof Quantity.AtPoint at && at.quantity().equals(NetworkQuantities.INPUT));
        }

        private static boolean isGiven(Graph graph, Quantity quantity) {
            return graph.rule(quantity) instanceof Expression.Constant;
        }

        PaperGraph graph() {
            Set<Quantity> needed = needed();
            List<Quantity> all = rules.quantities().stream()
                    .filter(needed::contains)
                    .filter(quantity -> Problem.whole(quantity).equals(quantity))
                    .filter(quantity ->
                            inputs.contains(quantity) || standings.containsKey(quantity) || !isGiven(rules, quantity))
                    .toList();
            List<Quantity> drawn = all.size() <= MOST_WITH_UNASKED
                    ? all
                    : all.stream().filter(standings::containsKey).toList();
            drawn.forEach(quantity -> places.put(quantity, places.size()));
            List<Edge> edges = new ArrayList<>();
            Set<Quantity> wrong = new HashSet<>();
            drawn.forEach(quantity -> addEdges(quantity, edges, wrong));
            Map<Quantity, Cell> cells = layout.cells(drawn);
            List<Edge> told = withoutDeadEnds(edges, drawn);
            List<Node> nodes = drawn.stream()
                    .map(quantity -> new Node(
                            quantity,
                            Optional.ofNullable(standings.get(quantity)),
                            inputs.contains(quantity),
                            Optional.ofNullable(cells.get(quantity)).orElseThrow()))
                    .toList();
            return new PaperGraph(nodes, told);
        }

        /** A wrong value is followed through quantities that were not asked only where it arrives somewhere. */
        private List<Edge> withoutDeadEnds(List<Edge> edges, List<Quantity> drawn) {
            Set<Integer> arrived = new HashSet<>();
            List<Edge> told = new ArrayList<>();
            for (int place = edges.size() - 1; place >= 0; place--) {
                Edge edge = edges.get(place);
                boolean arrives = edge.carriesError()
                        && (standings.containsKey(drawn.get(edge.to())) || arrived.contains(edge.to()));
                if (arrives) {
                    arrived.add(edge.from());
                }
                told.add(0, new Edge(edge.from(), edge.to(), arrives));
            }
            return told;
        }

        /** The asked quantities and all that they are computed from, as far as that may be told. */
        private Set<Quantity> needed() {
            Set<Quantity> found = new LinkedHashSet<>(standings.keySet());
            Deque<Quantity> open = new ArrayDeque<>(found);
            while (!open.isEmpty()) {
                Quantity next = open.pop();
                if (!secret.contains(next)) {
                    rules.mentionedBy(next).stream().filter(found::add).forEach(open::push);
                }
            }
            return found;
        }

        /** Edges from the nearest drawn quantities; a wrong value goes through those that were not asked, too. */
        private void addEdges(Quantity quantity, List<Edge> edges, Set<Quantity> wrong) {
            List<Quantity> sources = secret.contains(quantity) ? List.of() : nearest(quantity);
            Optional<Standing> standing = Optional.ofNullable(standings.get(quantity));
            boolean takesErrors = standing.isEmpty() || standing.get() == Standing.CARRIED;
            boolean isTold = false;
            for (Quantity source : sources) {
                boolean carries = takesErrors && wrong.contains(source);
                isTold |= carries;
                edges.add(new Edge(place(source), place(quantity), carries));
            }
            if (isTold || standing.filter(PaperGraph::isWrong).isPresent()) {
                wrong.add(quantity);
            }
        }

        private int place(Quantity quantity) {
            return Optional.ofNullable(places.get(quantity)).orElseThrow();
        }

        private List<Quantity> nearest(Quantity quantity) {
            List<Quantity> nearest = new ArrayList<>();
            Set<Quantity> seen = new HashSet<>();
            Deque<Quantity> open = new ArrayDeque<>(rules.mentionedBy(quantity));
            while (!open.isEmpty()) {
                Quantity next = open.pop();
                if (!seen.add(next)) {
                    continue;
                }
                if (places.containsKey(next)) {
                    nearest.add(next);
                } else {
                    open.addAll(rules.mentionedBy(next));
                }
            }
            return nearest;
        }
    }

    private static boolean isWrong(Standing standing) {
        return standing == Standing.OWN_ERROR || standing == Standing.CARRIED;
    }
}
