package gradus.report.page;

import gradus.report.PaperGraph;
import gradus.report.PaperGraph.Edge;
import gradus.report.PaperGraph.Node;
import gradus.report.Standing;
import gradus.report.language.Language;
import gradus.report.solution.MarkupText;
import gradus.report.solution.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The graph of a paper as SVG: every quantity with a sign and a word for what became of it; a description says the same. */
final class PaperDrawing {
    private static final int HEIGHT = 42;
    private static final int ROW = 62;
    private static final int GAP = 30;
    private static final int MARGIN = 3;
    private static final double LETTER = 8.2;
    private static final double SMALL_LETTER = 6.6;
    private static final double LEAST_WIDTH = 64;

    /** A page that is narrower scrolls, so that the words stay readable. */
    private static final double LEAST_SCALE = 0.72;

    private final PaperGraph graph;
    private final Rules rules;
    private final String id;
    private final Language language;
    private final double[] left;
    private final double[] width;

    /**
     * A drawing.
     *
     * @param id letters and digits that no other drawing of the page has
     * @param language what its words are in
     */
    PaperDrawing(PaperGraph graph, Rules rules, String id, Language language) {
        this.graph = graph;
        this.rules = rules;
        this.id = id;
        this.language = language;
        int columns = graph.nodes().stream()
                        .mapToInt(node -> node.cell().column())
                        .max()
                        .orElse(0)
                + 1;
        this.width = new double[columns];
        this.left = new double[columns + 1];
        for (Node node : graph.nodes()) {
            int column = node.cell().column();
            width[column] = Math.max(width[column], width(node));
        }
        left[0] = GAP / 2.0 + MARGIN;
        for (int column = 0; column < columns; column++) {
            left[column + 1] = left[column] + width[column] + GAP;
        }
    }

    private double width(Node node) {
        return Math.max(
                LEAST_WIDTH,
                Math.max(LETTER * letters(rules.name(node.quantity())), SMALL_LETTER * letters(words(node))) + 16);
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    private String words(Node node) {
        return node.standing()
                .map(standing -> standing.sign() + " " + standing.word(language))
                .orElse(language.text(node.isGiven() ? "drawing.given" : "drawing.not-asked"));
    }

    private static String style(Node node) {
        return node.standing().map(Standing::style).orElse("plain");
    }

    /** The {@code svg} element. */
    String svg() {
        int rows =
                graph.nodes().stream().mapToInt(node -> node.cell().row()).max().orElse(0) + 1;
        double whole = left[left.length - 1] - GAP + MARGIN;
        double height = rows * ROW - (ROW - HEIGHT) + 2.0 * MARGIN;
        StringBuilder svg = new StringBuilder("<svg role=\"img\" aria-labelledby=\"" + id + "-title " + id
                + "-words\" width=\"" + number(whole) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 "
                + number(whole) + " " + number(height) + "\" style=\"min-width: " + number(LEAST_SCALE * whole)
                + "px\">");
        svg.append("<title id=\"").append(id).append("-title\">");
        svg.append(MarkupText.escaped(language.text("drawing.title"))).append("</title>");
        svg.append("<desc id=\"").append(id).append("-words\">");
        svg.append(MarkupText.escaped(description())).append("</desc>");
        svg.append("<defs><marker id=\"").append(id).append("-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" ");
        svg.append("markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/>");
        svg.append("</marker></defs>");
        graph.edges().stream().filter(edge -> !edge.carriesError()).forEach(edge -> addEdge(svg, edge));
        graph.edges().stream().filter(Edge::carriesError).forEach(edge -> addEdge(svg, edge));
        graph.nodes().forEach(node -> addNode(svg, node));
        return svg.append("</svg>").toString();
    }

    private void addNode(StringBuilder svg, Node node) {
        double x = left[node.cell().column()];
        double y = top(node);
        double wide = width[node.cell().column()];
        svg.append("<g class=\"node ").append(style(node)).append("\"><rect x=\"");
        svg.append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(wide));
        svg.append("\" height=\"").append(HEIGHT).append("\" rx=\"6\"/>");
        addText(svg, "name", x + wide / 2, y + 18, rules.name(node.quantity()));
        addText(svg, "state", x + wide / 2, y + 33, words(node));
        svg.append("</g>");
    }

    private static void addText(StringBuilder svg, String kind, double x, double y, String text) {
        svg.append("<text class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"");
        svg.append(number(y)).append("\">").append(MarkupText.escaped(text)).append("</text>");
    }

    private static double top(Node node) {
        return MARGIN + (double) ROW * node.cell().row();
    }

    private void addEdge(StringBuilder svg, Edge edge) {
        Node from = graph.nodes().get(edge.from());
        Node to = graph.nodes().get(edge.to());
        svg.append("<path class=\"edge")
                .append(edge.carriesError() ? " wrong" : "")
                .append("\" d=\"");
        svg.append(from.cell().column() == to.cell().column() ? vertical(from, to) : sideways(from, to));
        svg.append(edge.carriesError() ? "\" marker-end=\"url(#" + id + "-tip)\"/>" : "\"/>");
    }

    /** In one column straight to the next row, and past other rows on the left. */
    private String vertical(Node from, Node to) {
        int column = from.cell().column();
        boolean isDown = from.cell().row() < to.cell().row();
        int rows = Math.abs(from.cell().row() - to.cell().row());
        double x = left[column] + width[column] / 2;
        double y = top(from) + (isDown ? HEIGHT : 0);
        double end = top(to) + (isDown ? 0 : HEIGHT);
        if (rows <= 1) {
            return "M" + number(x) + " " + number(y) + "V" + number(end);
        }
        double side = left[column] - GAP / 2.0;
        double start = top(from) + HEIGHT / 2.0;
        double stop = top(to) + HEIGHT / 2.0;
        return curve(left[column], start, side, start, side, stop, left[column], stop);
    }

    private String sideways(Node from, Node to) {
        boolean isRight = from.cell().column() < to.cell().column();
        double x = left[from.cell().column()] + (isRight ? width[from.cell().column()] : 0);
        double end = left[to.cell().column()] + (isRight ? 0 : width[to.cell().column()]);
        double y = top(from) + HEIGHT / 2.0;
        double stop = top(to) + HEIGHT / 2.0;
        double bend = isRight ? GAP : -GAP;
        return curve(x, y, x + bend, y, end - bend, stop, end, stop);
    }

    private static String curve(double... points) {
        List<String> pairs = new ArrayList<>();
        for (int place = 0; place < points.length; place += 2) {
            pairs.add(number(points[place]) + " " + number(points[place + 1]));
        }
        return "M" + pairs.get(0) + "C" + String.join(" ", pairs.subList(1, pairs.size()));
    }

    /** Mistakes first, then what they led to, then the rest. */
    private String description() {
        List<String> sentences = new ArrayList<>();
        for (Standing standing : List.of(
                Standing.OWN_ERROR,
                Standing.CARRIED,
                Standing.CONVENTION,
                Standing.UNREADABLE,
                Standing.MISSING,
                Standing.RIGHT)) {
            List<String> names = graph.nodes().stream()
                    .filter(node -> node.standing().filter(standing::equals).isPresent())
                    .map(node -> rules.name(node.quantity()))
                    .toList();
            if (!names.isEmpty()) {
                sentences.add(language.upper(standing.word(language)) + ": " + String.join(", ", names) + ".");
            }
        }
        String ways = graph.edges().stream()
                .filter(Edge::carriesError)
                .map(edge -> language.text("drawing.way", "from", name(edge.from()), "to", name(edge.to())))
                .collect(Collectors.joining(", "));
        if (!ways.isEmpty()) {
            sentences.add(language.text("drawing.ways", "ways", ways));
        }
        return String.join(" ", sentences);
    }

    private String name(int place) {
        return rules.name(graph.nodes().get(place).quantity());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }
}
