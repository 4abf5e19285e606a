package gradus.problem;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recurrent networks whose numbers {@code src/test/python/recurrence.py} has computed. */
public final class RecurrenceCases {
    private static final Path CASES = Path.of("src/test/resources/recurrence/cases.txt");

    private RecurrenceCases() {}

    /**
     * One case.
     *
     * @param columns the problem file in column layout
     * @param rows the problem file in row layout
     * @param numbers in column layout, by the name of the quantity
     */
    public record Case(String name, String columns, String rows, Map<String, Tensor> numbers) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All cases of the script. */
    public static List<Case> all() {
        try {
            String text = Files.readString(CASES);
            return Arrays.stream(text.split("=== ", -1))
                    .skip(1)
                    .map(RecurrenceCases::parsed)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Case parsed(String block) {
        String[] parts = block.split("--- (?:rows|numbers)\n", -1);
        int end = parts[0].indexOf('\n');
        return new Case(parts[0].substring(0, end), parts[0].substring(end + 1), parts[1], numbers(parts[2]));
    }

    private static Map<String, Tensor> numbers(String lines) {
        Map<String, Tensor> numbers = new LinkedHashMap<>();
        for (String line : lines.lines().toList()) {
            String[] fields = line.split(";", -1);
            int[] sizes = Arrays.stream(fields[1].split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            double[] entries = Arrays.stream(fields[2].split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            numbers.put(fields[0], Tensor.of(Shape.of(sizes[0], sizes[1]), entries));
        }
        return numbers;
    }
}
