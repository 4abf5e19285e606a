package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of docs/reference/results.md against what grading the sample class writes. */
class ResultsPageTest {
    private static final Path PAGE = Path.of("docs/reference/results.md");

    /** What nobody in the sample class does: gives a name, and misspells a key, a problem and a quantity. */
    private static final String RARE = """
            student: s1
            name: First Student
            nmae: First Student
            answers:
              004-exercise-1: {deltaa2: 1}
              004-exercise-4: {delta2: 1}
            """;

    private static final String PROBLEM = """
            id: hidden
            title: A 2-2-1 network
            network:
              inputs: 2
              layers:
                - {units: 2, activation: sigmoid, weights: [[0.5, -0.3], [0.2, 0.8]], biases: [0.1, -0.2]}
                - {units: 1, activation: sigmoid, weights: [[0.7, -0.4]], biases: 0.2}
              loss: half-squared-error
            examples:
              - {input: [1, 0.5], target: 1}
            reveal: mistake
            questions: [a1, a2]
            """;

    /** The bias is left out of a line that was not asked. */
    private static final String NOT_ASKED = "answers: {z1: [0.35, 0.6], a1: [0.5866, 0.6457], a2: 0.5872}";

    /** The bias is left out of the second layer only. */
    private static final String ONE_LAYER = "answers: {a2: 0.546855}";

    private static final String OF_TENSORS = """
            id: tensors
            title: Twice an image
            given: {x: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]}
            define: {y: 2 * x}
            questions: [y]
            """;

    private static final String BY_HAND = """
            student,problem,line,points,reason
            s1,004-exercise-1,E,1,illness
            s1,004-exercise-1,,2,illness
            """;

    @TempDir
    private Path folder;

    @Test
    void everyFieldIsInTheTableWithItsType() throws IOException {
        Map<String, String> documented = Documents.table(PAGE, "fields").stream()
                .collect(Collectors.toMap(
                        row -> Documents.code(row.get(0)).get(0),
                        row -> row.get(1),
                        (first, second) -> first,
                        TreeMap::new));

        Map<String, String> written = new TreeMap<>();
        collect(gradeSampleClass(), written);
        Path byHand = Files.writeString(folder.resolve("by-hand.csv"), BY_HAND);
        collect(grade(Files.writeString(folder.resolve("s1.yaml"), RARE), "--overrides", byHand.toString()), written);

        collect("", JsonMapper.shared().readTree(check(NOT_ASKED, "mistake")), written);
        collect("", JsonMapper.shared().readTree(check(NOT_ASKED, "consistency")), written);
        collect("", JsonMapper.shared().readTree(check(ONE_LAYER, "mistake")), written);
        String ofTensors = check(OF_TENSORS, "answers: {y: [[[2, 4], [6, 8]], [[10, 12], [14, 17]]]}", "mistake");
        collect("", JsonMapper.shared().readTree(ofTensors), written);

        assertThat(written).isEqualTo(documented);
    }

    @Test
    void theColumnsStandInTheOrderOfTheTable() throws IOException {
        List<String> documented = Documents.table(PAGE, "columns").stream()
                .flatMap(row -> Documents.code(row.get(0)).stream())
                .toList();

        String head =
                Files.readAllLines(gradeSampleClass().resolve("grades.csv")).get(0);

        assertThat(head)
                .isEqualTo("student,name,000-softmax-rows-formulas,000-softmax-rows,004-exercise-1,004-exercise-2b,"
                        + "total,maximum,status,file");
        assertThat(documented).containsExactly("student", "name", "total", "maximum", "status", "file");
    }

    private String check(String answers, String reveal) throws IOException {
        return check(PROBLEM, answers, reveal);
    }

    private String check(String text, String answers, String reveal) throws IOException {
        Path problem = Files.writeString(folder.resolve("problem.yaml"), text);
        Path paper = Files.writeString(folder.resolve("paper.yaml"), answers);
        return ConsoleCommand.run("check", problem.toString(), paper.toString(), "--format", "json", "--reveal", reveal)
                .output();
    }

    private Path gradeSampleClass() {
        return grade(Path.of("submissions-sample"));
    }

    private Path grade(Path submissions, String... options) {
        Path out = folder.resolve("results");
        List<String> words =
                new ArrayList<>(List.of("grade", "problems", submissions.toString(), "--out", out.toString()));
        words.addAll(List.of(options));
        ConsoleCommand.run(words.toArray(String[]::new));
        return out;
    }

    private static void collect(Path results, Map<String, String> types) throws IOException {
        for (String line : Files.readAllLines(results.resolve("results.jsonl"))) {
            collect("", JsonMapper.shared().readTree(line), types);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> types) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), types));
        }
    }

    private static void add(String path, JsonNode value, Map<String, String> types) {
        types.put(path, type(value));
        if (value.isObject()) {
            collect(path, value, types);
        }
        if (value.isArray()) {
            value.forEach(element -> {
                if (element.isObject()) {
                    collect(path + "[]", element, types);
                } else {
                    types.put(path + "[]", type(element));
                }
            });
        }
    }

    private static String type(JsonNode value) {
        Map<String, Predicate<JsonNode>> types = Map.of(
                "text", JsonNode::isString,
                "number", JsonNode::isNumber,
                "true or false", JsonNode::isBoolean,
                "list", JsonNode::isArray,
                "object", JsonNode::isObject);
        return types.entrySet().stream()
                .filter(type -> type.getValue().test(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
