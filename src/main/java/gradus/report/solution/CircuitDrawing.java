package gradus.report.solution;

import gradus.report.solution.Circuit.Gate;
import gradus.tensor.Digits;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A circuit as SVG: gates from left to right, above each wire the value that runs through it, below it the derivative of the
 * result. A description says the same in words.
 */
final class CircuitDrawing {
    private static final int MOST_DIGITS = 4;

    /** A page that is narrower scrolls, so that the numbers stay readable. */
    private static final double LEAST_SCALE = 0.7;

    private static final int ROW = 84;
    private static final int HALF_HEIGHT = 19;
    private static final int MARGIN = 16;
    private static final double LETTER = 7.4;

    /** The room in front of a gate in which wires leave their height. */
    private static final int BEND = 24;

    private static final int LABEL_MARGIN = 6;

    private final Circuit circuit;
    private final CircuitLayout layout;
    private final int digits;
    private final double halfWidth;

    /** Where each column begins, and last where the drawing ends. */
    private final double[] left;

    /**
     * A drawing.
     *
     * @param digits to how many significant digits numbers are rounded; here never more than four
     */
    CircuitDrawing(Circuit circuit, int digits) {
        this.circuit = circuit;
        this.layout = new CircuitLayout(circuit);
        this.digits = Math.min(digits, MOST_DIGITS);
        this.halfWidth =
                Math.max(24, widest(circuit.gates().stream().map(Gate::label).toList()) / 2 + 9);
        this.left = new double[layout.columnCount() + 1];
        left[0] = MARGIN;
        for (int column = 0; column < layout.columnCount(); column++) {
            left[column + 1] = left[column] + 2 * halfWidth + gap(column);
        }
    }

    /** The room behind a column, for the numbers on its wires. */
    private double gap(int column) {
        List<String> numbers = new ArrayList<>();
        for (int gate = 0; gate < circuit.gates().size(); gate++) {
            if (layout.column(gate) == column) {
                numbers.add(value(circuit.gates().get(gate)));
                numbers.add(slope(circuit.gates().get(gate)));
            }
        }
        return Math.max(46, LABEL_MARGIN + widest(numbers) + LABEL_MARGIN + BEND);
    }

    private static double widest(List<String> texts) {
        return texts.stream()
                        .mapToInt(text -> text.codePointCount(0, text.length()))
                        .max()
                        .orElse(0)
                * LETTER;
    }

    /** The {@code svg} element. */
    String svg() {
        double width = left[layout.columnCount()] + MARGIN;
        double height = layout.rowCount() * ROW + 2.0 * MARGIN;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                + "aria-labelledby=\"circuit-title circuit-description\" width=\"" + number(width) + "\" height=\""
                + number(height) + "\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" style=\"min-width: " + number(LEAST_SCALE * width) + "px\">");
        svg.append("<title id=\"circuit-title\">The circuit with values and derivatives</title>");
        svg.append("<desc id=\"circuit-description\">")
                .append(MarkupText.escaped(description()))
                .append("</desc>");
        for (int gate = 0; gate < circuit.gates().size(); gate++) {
            addWires(svg, gate);
        }
        for (int gate = 0; gate < circuit.gates().size(); gate++) {
            addGate(svg, gate);
        }
        return svg.append("</svg>").toString();
    }

    private static double y(double row) {
        return MARGIN + ROW * (row + 0.5);
    }

    /** A wire to each gate that is used here; the last gate has one that leads out. */
    private void addWires(StringBuilder svg, int gate) {
        for (int source : circuit.gates().get(gate).sources()) {
            StringBuilder path = new StringBuilder();
            double x = left[layout.column(source)] + 2 * halfWidth;
            double y = y(layout.height(source));
            path.append("M").append(number(x)).append(" ").append(number(y));
            // A straight piece first, under the numbers.
            x = left[layout.column(source) + 1] - BEND;
            path.append("H").append(number(x));
            for (int column = layout.column(source) + 1; column < layout.column(gate); column++) {
                double passage = y(layout.passage(source, gate, column));
                addBend(path, x, y, left[column], passage);
                y = passage;
                x = left[column + 1] - BEND;
                path.append("H").append(number(x));
            }
            addBend(path, x, y, left[layout.column(gate)], y(layout.height(gate)));
            svg.append("<path class=\"wire\" d=\"").append(path).append("\"/>");
        }
        if (isLast(gate)) {
            double x = left[layout.column(gate)] + 2 * halfWidth;
            svg.append("<path class=\"wire\" d=\"M")
                    .append(number(x))
                    .append(" ")
                    .append(number(y(layout.height(gate))))
                    .append("H")
                    .append(number(left[layout.column(gate) + 1]))
                    .append("\"/>");
        }
    }

    private boolean isLast(int gate) {
        return circuit.gates().stream().noneMatch(other -> other.sources().contains(gate));
    }

    private static void addBend(StringBuilder path, double x, double y, double toX, double toY) {
        String middle = number((x + toX) / 2);
        path.append("C")
                .append(middle)
                .append(" ")
                .append(number(y))
                .append(" ")
                .append(middle)
                .append(" ")
                .append(number(toY))
                .append(" ")
                .append(number(toX))
                .append(" ")
                .append(number(toY));
    }

    private void addGate(StringBuilder svg, int place) {
        Gate gate = circuit.gates().get(place);
        double x = left[layout.column(place)];
        double y = y(layout.height(place));
        svg.append("<rect class=\"gate\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y - HALF_HEIGHT))
                .append("\" width=\"")
                .append(number(2 * halfWidth))
                .append("\" height=\"")
                .append(2 * HALF_HEIGHT)
                .append("\" rx=\"")
                .append(gate.isInput() ? 3 : HALF_HEIGHT)
                .append("\"/>");
        addText(svg, "operation", x + halfWidth, y + 5, gate.label());
        addText(svg, "value", x + 2 * halfWidth + LABEL_MARGIN, y - 7, value(gate));
        if (gate.slope().isPresent()) {
            addText(svg, "slope", x + 2 * halfWidth + LABEL_MARGIN, y + 17, slope(gate));
        }
    }

    private static void addText(StringBuilder svg, String kind, double x, double y, String text) {
        svg.append("<text class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">")
                .append(MarkupText.escaped(text))
                .append("</text>");
    }

    private String value(Gate gate) {
        String numbers = numbers(gate.value());
        return gate.isInput()
                ? numbers
                : gate.name().map(name -> name + " = " + numbers).orElse(numbers);
    }

    private String slope(Gate gate) {
        return gate.slope().map(this::numbers).orElse("");
    }

    private String numbers(Tensor value) {
        String numbers = value.entries()
                .mapToObj(entry -> Digits.rounded(entry, digits).replace('-', '−'))
                .collect(Collectors.joining(", "));
        return value.shape().isScalar() ? numbers : "(" + numbers + ")";
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < circuit.gates().size(); place++) {
            Gate gate = circuit.gates().get(place);
            String sources = gate.sources().stream().map(this::called).collect(Collectors.joining(" and "));
            text.append(
                            gate.isInput()
                                    ? "Input " + gate.label()
                                    : upper(called(place)) + ": " + gate.label() + " of " + sources)
                    .append(", value ")
                    .append(numbers(gate.value()))
                    .append(gate.slope().isPresent() ? ", derivative " + slope(gate) : "")
                    .append(". ");
        }
        return text.toString().strip();
    }

    private static String upper(String words) {
        return words.startsWith("gate ") ? "Gate" + words.substring(4) : words;
    }

    private String called(int place) {
        return circuit.gates().get(place).name().orElse("gate " + (place + 1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }
}
