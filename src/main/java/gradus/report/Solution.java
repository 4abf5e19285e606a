package gradus.report;

import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.TextTable.Align;
import gradus.tensor.Digits;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/** The true values of a problem, for instructors: as text, as JSON, and as YAML that is itself a right submission. */
public final class Solution {
    private final Problem problem;
    private final List<Quantity> quantities;

    /**
     * The values of some quantities.
     *
     * @param quantities what to show, in this order
     */
    public Solution(Problem problem, List<Quantity> quantities) {
        this.problem = problem;
        this.quantities = List.copyOf(quantities);
    }

    private String name(Quantity quantity) {
        return problem.notation().spell(quantity);
    }

    /**
     * Each quantity with its shape and its rows.
     *
     * @param significantDigits how many digits are shown; the values are computed in full
     */
    public String text(int significantDigits) {
        StringBuilder text = new StringBuilder();
        text.append(problem.id()).append(": ").append(problem.heading().title()).append('\n');
        for (Quantity quantity : quantities) {
            Tensor value = problem.truth(quantity);
            text.append('\n').append(name(quantity));
            if (value.shape().isScalar()) {
                text.append(" = ")
                        .append(Digits.rounded(value.at(0), significantDigits))
                        .append('\n');
                continue;
            }
            text.append(" (").append(value.shape()).append(")\n");
            for (Map.Entry<String, Tensor> part : matrices(value).entrySet()) {
                text.append(part.getKey().isEmpty() ? "" : "  " + part.getKey() + "\n");
                for (String line : rows(part.getValue(), significantDigits)) {
                    text.append("  ").append(line).append('\n');
                }
            }
        }
        return text.toString();
    }

    /** A tensor of more than two axes as its matrices, each under the place where it stands. */
    private static Map<String, Tensor> matrices(Tensor value) {
        Shape shape = value.shape();
        if (shape.rank() <= 2) {
            return Map.of("", value);
        }
        Shape before = new Shape(shape.sizes().subList(0, shape.rank() - 2));
        Shape matrix = new Shape(shape.sizes().subList(shape.rank() - 2, shape.rank()));
        Tensor all = value.reshaped(Shape.of(before.count(), matrix.count()));
        Map<String, Tensor> matrices = new LinkedHashMap<>();
        for (int place = 0; place < before.count(); place++) {
            String index = before.index(place).stream().map(String::valueOf).collect(Collectors.joining(", "));
            matrices.put("[" + index + ", :, :]", all.slice(0, place, 1).reshaped(matrix));
        }
        return matrices;
    }

    /** The rows of a matrix, with the columns aligned at their decimal points. */
    private static List<String> rows(Tensor value, int significantDigits) {
        int columns = value.shape().columns();
        List<Align> aligns = new ArrayList<>();
        IntStream.range(0, columns).forEach(column -> aligns.addAll(List.of(Align.RIGHT, Align.LEFT)));
        TextTable table = new TextTable(aligns, "");
        for (int row = 0; row < value.shape().rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                String number = Digits.rounded(value.at(row, column), significantDigits);
                int point = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
                cells.add((column == 0 ? "" : "  ") + number.substring(0, point));
                cells.add(number.substring(point));
            }
            table.add(cells);
        }
        return table.lines();
    }

    /** A submission that has every value right. */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        text.append("# The solution of ").append(problem.id()).append(", in the form of a submission.\n");
        text.append("problem: ").append(problem.id()).append("\nanswers:\n");
        for (Quantity quantity : quantities) {
            Tensor value = problem.truth(quantity);
            text.append("  ").append(name(quantity)).append(':');
            if (value.shape().isVector()) {
                text.append(' ').append(flat(value)).append('\n');
                continue;
            }
            text.append('\n');
            for (int row = 0; row < value.shape().rows(); row++) {
                text.append("    - ")
                        .append(nested(value.slice(0, row, 1), 1, 0))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String flat(Tensor value) {
        return value.shape().isScalar()
                ? Digits.full(value.at(0))
                : value.entries().mapToObj(Digits::full).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The entries of an axis and those behind it in brackets, from a place on. */
    private static String nested(Tensor value, int axis, int start) {
        Shape shape = value.shape();
        if (axis == shape.rank()) {
            return Digits.full(value.at(start));
        }
        int step = new Shape(shape.sizes().subList(axis + 1, shape.rank())).count();
        return IntStream.range(0, shape.size(axis))
                .mapToObj(place -> nested(value, axis + 1, start + place * step))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Names, shapes and values in full precision. */
    public String json() {
        Set<Quantity> asked =
                problem.questions().stream().map(Question::quantity).collect(Collectors.toSet());
        return JsonText.indented(json -> {
            json.writeStartObject();
            json.writeStringProperty("problem", problem.id());
            json.writeStringProperty("title", problem.heading().title());
            json.writeName("quantities").writeStartArray();
            for (Quantity quantity : quantities) {
                json.writeStartObject();
                json.writeStringProperty("name", name(quantity));
                json.writeStringProperty("quantity", quantity.toString());
                json.writeBooleanProperty("asked", asked.contains(quantity));
                json.writeName("shape").writeStartArray();
                problem.shape(quantity).sizes().forEach(json::writeNumber);
                json.writeEndArray();
                json.writeName("value");
                write(json, problem.truth(quantity));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Tensor value) {
        if (value.shape().isScalar()) {
            json.writeNumber(value.at(0));
            return;
        }
        write(json, value.shape().rank() == 1 ? value.reshaped(Shape.of(value.count(), 1)) : value, 0, 0);
    }

    private static void write(JsonGenerator json, Tensor value, int axis, int start) {
        Shape shape = value.shape();
        if (axis == shape.rank()) {
            json.writeNumber(value.at(start));
            return;
        }
        int step = new Shape(shape.sizes().subList(axis + 1, shape.rank())).count();
        json.writeStartArray();
        for (int place = 0; place < shape.size(axis); place++) {
            write(json, value, axis + 1, start + place * step);
        }
        json.writeEndArray();
    }

    /** Everything that has a name in a problem, in the order in which it is computed. */
    public static List<Quantity> everything(Problem problem) {
        return Collections.unmodifiableList(new ArrayList<>(problem.vocabulary().quantities()));
    }
}
