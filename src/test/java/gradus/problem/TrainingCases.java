package gradus.problem;

import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The trainings whose numbers the scripts in {@code src/test/python} have computed. */
public final class TrainingCases {
    private static final String COLUMNS = """
            network:
              inputs: 2
              layers:
                - {units: 3, activation: tanh, weights: [[0.3, -0.2], [0.1, 0.4], [-0.5, 0.25]], biases: [0.1, -0.3, 0.2]}
                - {units: 2, activation: sigmoid, weights: [[0.6, -0.7, 0.2], [-0.4, 0.3, 0.8]], biases: [0.05, -0.15]}
            """;
    private static final String ROWS = """
            layout: rows
            network:
              inputs: 2
              layers:
                - {units: 3, activation: tanh, weights: [[0.3, 0.1, -0.5], [-0.2, 0.4, 0.25]], biases: [0.1, -0.3, 0.2]}
                - {units: 2, activation: sigmoid, weights: [[0.6, -0.4], [-0.7, 0.3], [0.2, 0.8]], biases: [0.05, -0.15]}
            """;
    private static final String REST = """
              loss: {name: half-squared-error, batch: mean}
            examples:
              - {input: [1, 0.4], target: [1, 0.1]}
              - {input: [-0.5, 0.9], target: [0.2, 0.9]}
              - {input: [0.2, -1.2], target: [0, 0.5]}
              - {input: [0.7, -0.3], target: [0.6, 0.3]}
            """;

    private TrainingCases() {}

    /**
     * One case.
     *
     * @param training what the problem file says
     * @param penalty what it says about a penalty, if anything
     * @param numbers in column layout, by the name of the quantity
     */
    public record Case(String name, String training, String penalty, Map<String, Tensor> numbers) {
        @Override
        public String toString() {
            return name;
        }

        /** The problem file, with examples as columns or as rows. */
        public String problem(Layout layout) {
            String network = layout == Layout.COLUMNS ? COLUMNS : ROWS;
            String penalised = penalty.isEmpty() ? "" : "  penalty: {" + penalty + "}\n";
            String questions =
                    numbers.keySet().stream().map(asked -> "'" + asked + "'").collect(Collectors.joining(", "));
            return "id: a\ntitle: a\n" + network + penalised + REST + "training: {" + training + "}\nquestions: ["
                    + questions + "]\n";
        }
    }

    /** The cases of a file, in its order. */
    public static List<Case> of(Path file) throws IOException {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split(";", -1);
                cases.computeIfAbsent(cells[0], name -> new Case(name, cells[1], cells[2], new LinkedHashMap<>()))
                        .numbers()
                        .put(cells[3], tensor(cells[4], cells[5]));
            }
        }
        return new ArrayList<>(cases.values());
    }

    private static Tensor tensor(String shape, String numbers) {
        List<Integer> sizes =
                Arrays.stream(shape.split("x")).map(Integer::valueOf).toList();
        return Tensor.of(
                new Shape(sizes),
                Arrays.stream(numbers.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }
}
