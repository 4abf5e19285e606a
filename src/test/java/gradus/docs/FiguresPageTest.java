package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gradus.cli.ConsoleCommand;
import gradus.simulation.SimulatedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code grade --figures} writes about a simulated class, against its schema, its page and what results.jsonl says. */
class FiguresPageTest {
    private static final Path PAGE = Path.of("docs/reference/figures.md");
    private static final int PAPERS = 150;

    /** So many papers agree on activations that a known mistake gives, the tangent for tanh, that the key is suspect. */
    private static final int AGREEING = 180;

    private static final String HOSTILE = "=HYPERLINK(\"http://a\")";

    @TempDir
    private static Path folder;

    private static JsonNode all = JsonMapper.shared().createObjectNode();
    private static JsonNode none = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void gradeAClass() throws IOException {
        SimulatedClass.write(folder, PAPERS, 5);
        Path papers = folder.resolve("class/group0");
        for (int number = 0; number < AGREEING; number++) {
            Files.writeString(
                    papers.resolve("t" + number + ".yaml"),
                    "answers: {z2: [[0.70724, 0.94343], [0.38145, 0.13509]], a2: [[0.85473, 1.37915], [0.40109, 0.13591]]}\n");
        }
        for (String copy : List.of("c1", "c2")) {
            Files.writeString(
                    papers.resolve(copy + ".yaml"), "answers: {E: 7.3154, z1: [[0, -0.18], [0, 3.15], [0.3, 0.82]]}\n");
        }
        Files.writeString(papers.resolve("empty.yaml"), "");
        Files.writeString(papers.resolve("h.yaml"), "student: '" + HOSTILE + "'\nanswers: {z1: 3}\n");
        Path byHand = Files.writeString(folder.resolve("by-hand.csv"), """
                student,problem,line,points,reason
                s00001,two-layers,E,1,-1 was meant
                s00002,two-layers,,3,illness
                """);
        Path roster = Files.writeString(folder.resolve("roster.csv"), "student\nnobody\n");
        ConsoleCommand.run(
                "grade",
                folder.resolve("problem.yaml").toString(),
                folder.resolve("class").toString(),
                "--figures",
                "--shared-errors",
                "--overrides",
                byHand.toString(),
                "--roster",
                roster.toString(),
                "-o",
                folder.resolve("out").toString());
        all = JsonMapper.shared().readTree(text("class.json"));
        gradeNobody();
    }

    private static void gradeNobody() throws IOException {
        Path nobody = Files.createDirectories(folder.resolve("nobody"));
        Files.writeString(nobody.resolve("a.yaml"), "");
        String out = folder.resolve("none").toString();
        ConsoleCommand.run(
                "grade", folder.resolve("problem.yaml").toString(), nobody.toString(), "--figures", "-o", out);
        none = JsonMapper.shared().readTree(Files.readString(folder.resolve("none/figures/class.json")));
    }

    private static String text(String file) throws IOException {
        return Files.readString(folder.resolve("out/figures").resolve(file));
    }

    private static List<NamedCsvRecord> rows(String table) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text(table + ".csv"))) {
            return csv.stream().toList();
        }
    }

    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        all.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                tables.add(field.getKey());
            }
        });
        return tables;
    }

    @Test
    void theSchemaAcceptsWhatIsWritten() throws IOException {
        assertThat(Schemas.CLASS.faults(text("class.json"))).isEmpty();
        assertThat(Schemas.CLASS.faults(text("class.json").replace("\"wrong_here\"", "\"wrong\"")))
                .isNotEmpty();
        assertThat(Schemas.CLASS.faults(text("class.json").replaceFirst("\"right\" : \\d+", "\"right\" : 1.5")))
                .isNotEmpty();
    }

    @Test
    void theSchemaHasNothingThatIsNeverWritten() {
        Set<String> written = new TreeSet<>();
        collect(all, written);
        collect(none, written);
        Set<String> described = new TreeSet<>(Schemas.CLASS.properties(""));
        tables().forEach(table -> Schemas.CLASS
                .properties("/properties/" + table + "/items")
                .forEach(name -> described.add(table + " " + name)));

        assertThat(described).containsExactlyInAnyOrderElementsOf(written);
    }

    private static void collect(JsonNode figures, Set<String> names) {
        figures.properties().forEach(field -> {
            names.add(field.getKey());
            if (field.getValue().isArray()) {
                field.getValue()
                        .forEach(row -> row.propertyNames().forEach(name -> names.add(field.getKey() + " " + name)));
            }
        });
    }

    @Test
    void everyColumnIsOnThePageInItsOrder() throws IOException {
        Set<String> whole = Schemas.CLASS.properties("");
        whole.removeAll(tables());
        assertThat(documented("whole")).containsExactlyInAnyOrderElementsOf(whole);
        for (String table : tables()) {
            assertThat(text(table + ".csv").lines().findFirst()).contains(String.join(",", documented(table)));
            Set<String> described = Schemas.CLASS.properties("/properties/" + table + "/items");
            assertThat(described).as(table).isEqualTo(new TreeSet<>(documented(table)));
        }
    }

    private static List<String> documented(String table) {
        return Documents.table(PAGE, table).stream()
                .flatMap(row -> Documents.code(row.get(0)).stream())
                .toList();
    }

    @Test
    void typesAreThoseOnThePage() {
        for (String table : tables()) {
            for (List<String> row : Documents.table(PAGE, table)) {
                String pointer = "/properties/" + table + "/items/properties/"
                        + Documents.code(row.get(0)).get(0) + "/type";
                String type = Schemas.CLASS.root().at(pointer).asString();
                assertThat(row.get(1))
                        .as(pointer)
                        .isEqualTo(Map.of("string", "text", "integer", "number", "number", "number", "array", "list")
                                .get(type));
            }
        }
    }

    @Test
    void tablesSayTheSameInBothForms() throws IOException {
        for (String table : tables()) {
            List<NamedCsvRecord> rows = rows(table);
            assertThat(rows).as(table).hasSize(all.get(table).size()).isNotEmpty();
            for (int number = 0; number < rows.size(); number++) {
                JsonNode row = all.get(table).get(number);
                rows.get(number)
                        .getFieldsAsMap()
                        .forEach((name, cell) -> assertThat(cell.replaceFirst("^'(?=[=+@-])", ""))
                                .as(table + " " + name)
                                .isEqualTo(shown(row.path(name))));
            }
        }
    }

    private static String shown(JsonNode value) {
        return value.isArray()
                ? String.join(
                        "; ", value.values().stream().map(JsonNode::asString).toList())
                : value.isMissingNode() ? "" : value.asString().replace('E', value.isNumber() ? 'e' : 'E');
    }

    private static Stream<JsonNode> papers() throws IOException {
        return Files.readAllLines(folder.resolve("out/results.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(paper -> paper.get("status").asString().equals("graded"));
    }

    /** Counted again from the results of all papers, and correlated again by the formula of textbooks. */
    @Test
    void linesAreThoseOfTheResults() throws IOException {
        Map<String, int[]> counts = new HashMap<>();
        Map<String, Double> lost = new HashMap<>();
        Map<String, List<double[]>> points = new TreeMap<>();
        papers().forEach(paper -> {
            JsonNode lines = paper.at("/problems/0/lines");
            double sum = lines.values().stream()
                    .mapToDouble(line -> line.get("points").asDouble())
                    .sum();
            for (JsonNode line : lines.values()) {
                String name = line.get("name").asString();
                double own = line.get("points").asDouble();
                int column = switch (line.get("verdict").asString()) {
                    case "right" -> 0;
                    case "follows", "other-convention" -> 1;
                    case "missing", "unreadable" -> 3;
                    default -> 2;
                };
                counts.computeIfAbsent(name, ignored -> new int[4])[column]++;
                lost.merge(name, line.get("maximum").asDouble() - own, Double::sum);
                points.computeIfAbsent(name, ignored -> new ArrayList<>()).add(new double[] {own, sum - own});
            }
        });

        assertThat(rows("lines")).hasSize(counts.size()).allSatisfy(row -> {
            String name = row.getField("line");
            assertThat(Stream.of("right", "carried", "wrong_here", "missing")
                            .mapToInt(column -> Integer.parseInt(row.getField(column)))
                            .toArray())
                    .as(name)
                    .isEqualTo(counts.get(name));
            assertThat(Double.parseDouble(row.getField("lost"))).isCloseTo(lost.get(name), within(1e-9));
            assertThat(Double.parseDouble(row.getField("discrimination")))
                    .as(name)
                    .isCloseTo(correlation(points.get(name)), within(1e-4));
        });
    }

    private static double correlation(List<double[]> pairs) {
        double[] sums = new double[5];
        for (double[] pair : pairs) {
            sums[0] += pair[0];
            sums[1] += pair[1];
            sums[2] += pair[0] * pair[0];
            sums[3] += pair[1] * pair[1];
            sums[4] += pair[0] * pair[1];
        }
        int n = pairs.size();
        return (n * sums[4] - sums[0] * sums[1])
                / Math.sqrt((n * sums[2] - sums[0] * sums[0]) * (n * sums[3] - sums[1] * sums[1]));
    }

    @Test
    void theWholeIsThatOfTheResults() throws IOException {
        List<Double> points =
                papers().map(paper -> paper.get("points").asDouble()).sorted().toList();

        assertThat(all.get("papers").asInt()).isEqualTo(points.size()).isEqualTo(PAPERS + AGREEING + 3);
        assertThat(all.get("not_graded").asInt()).isEqualTo(1);
        assertThat(all.get("absent").asInt()).isEqualTo(1);
        assertThat(all.get("set_by_hand").asInt()).isEqualTo(2);
        assertThat(all.get("mean").asDouble())
                .isCloseTo(
                        points.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow(),
                        within(1e-4));
        assertThat(all.get("median").asDouble()).isEqualTo(points.get(points.size() / 2));
        assertThat(rows("marks").stream()
                        .mapToInt(row -> Integer.parseInt(row.getField("papers")))
                        .sum())
                .isEqualTo(points.size());
        assertThat(rows("suspects")).singleElement().satisfies(row -> {
            assertThat(row.getField("line")).isEqualTo("a2");
            assertThat(row.getField("mistake")).isEqualTo("tan-for-tanh");
            assertThat(Integer.parseInt(row.getField("agreeing"))).isGreaterThanOrEqualTo(AGREEING);
        });
    }

    /** The mistake that costs most is the first to be explained again, and slips have no rank. */
    @Test
    void mistakesAreRankedByWhatExplainingThemWouldRecover() throws IOException {
        List<NamedCsvRecord> ranked = rows("mistakes").stream()
                .filter(row -> !row.getField("explain_again").isEmpty())
                .toList();

        for (int number = 0; number < ranked.size(); number++) {
            assertThat(ranked.get(number).getField("explain_again")).isEqualTo(String.valueOf(number + 1));
            assertThat(ranked.get(number).getField("mistake")).doesNotStartWith("slip-");
        }
        assertThat(ranked).hasSizeGreaterThan(4);
        assertThat(ranked.stream().map(row -> Double.parseDouble(row.getField("lost"))))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void aSpreadsheetRunsNothing() throws IOException {
        assertThat(text("clusters.csv") + text("by_hand.csv"))
                .contains("'-1 was meant")
                .doesNotContain(",-1 was");
        for (String table : tables()) {
            assertThat(text(table + ".csv").lines())
                    .as(table)
                    .noneMatch(line -> line.contains(",=") || line.contains(",\"=") || line.startsWith("\"="));
        }
        assertThat(text("class.json")).contains("-1 was meant").doesNotContain("'-1 was meant");
    }

    @Test
    void aClassWithoutAPaperHasNoMean() throws IOException {
        assertThat(Schemas.CLASS.faults(none.toString())).isEmpty();
        assertThat(none.has("mean")).isFalse();
        assertThat(none.get("lines")).hasSize(11);
    }
}
