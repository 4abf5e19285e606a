package gradus.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.batch.Grader;
import gradus.cli.ConsoleCommand;
import gradus.grading.StudentResult;
import gradus.grading.SuspectKey;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.report.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers on the page of a class, counted again from results.jsonl, which is made from the papers by other code. */
class ClassPageTest {
    private static final Pattern LINE = Pattern.compile("<tr><th scope=\"row\" data-sort=\"([^\"]*)\">(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("<td[^>]*>([^<]*)</td>");
    private static final Pattern CAUSE = Pattern.compile(
            "<tr><th scope=\"row\" class=\"text\">[^<]*<code class=\"soft\">([^<]*)</code></th>(.*?)</tr>");
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
    private static final int FIVE_MEGABYTES = 5_000_000;

    @TempDir
    private Path folder;

    private String sampleClass() throws IOException {
        ConsoleCommand.run(
                "grade",
                "problems/004-exercise-1.yaml",
                "problems/004-exercise-2b.yaml",
                "submissions-sample",
                "--page",
                "-o",
                folder.toString());
        return Files.readString(folder.resolve("class.html"));
    }

    private List<JsonNode> problems() throws IOException {
        List<JsonNode> problems = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("results.jsonl"))) {
            JsonNode paper = JsonMapper.shared().readTree(line);
            paper.path("problems").values().forEach(problem -> {
                if (problem.get("answered").asBoolean()) {
                    problems.add(problem);
                }
            });
        }
        return problems;
    }

    @Test
    void linesAreCountedAsTheResultsSay() throws IOException {
        String page = sampleClass();
        Map<String, int[]> counted = new HashMap<>();
        Map<String, Double> lost = new HashMap<>();
        for (JsonNode problem : problems()) {
            for (JsonNode line : problem.get("lines").values()) {
                String key = problem.get("problem").asString() + " "
                        + line.get("name").asString();
                int column = switch (line.get("verdict").asString()) {
                    case "right" -> 0;
                    case "follows", "other-convention" -> 1;
                    case "missing", "unreadable" -> 3;
                    default -> 2;
                };
                counted.computeIfAbsent(key, ignored -> new int[4])[column]++;
                lost.merge(
                        key, line.get("maximum").asDouble() - line.get("points").asDouble(), Double::sum);
            }
        }

        int found = 0;
        for (String id : List.of("004-exercise-1", "004-exercise-2b")) {
            String part = page.split("<h3 id=")[id.equals("004-exercise-1") ? 1 : 2];
            for (MatchResult row : LINE.matcher(part).results().toList()) {
                List<String> cells = CELL.matcher(row.group(2))
                        .results()
                        .map(cell -> cell.group(1))
                        .toList();
                String key = id + " " + row.group(1);
                assertThat(cells.subList(0, 4).stream()
                                .mapToInt(Integer::parseInt)
                                .toArray())
                        .as(key)
                        .isEqualTo(counted.get(key));
                assertThat(Double.parseDouble(cells.get(6))).as(key).isCloseTo(lost.get(key), within(1e-9));
                found++;
            }
        }
        assertThat(found).isEqualTo(counted.size()).isEqualTo(49);
    }

    /** Where nothing that follows from a mistake loses points, a mistake has lost what its own lines did. */
    @Test
    void aMistakeHasLostWhatItsLinesDidNotEarn() throws IOException {
        String page = sampleClass();
        Map<String, Double> lost = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        double all = 0;
        for (JsonNode problem : problems()) {
            for (JsonNode line : problem.get("lines").values()) {
                double missed =
                        line.get("maximum").asDouble() - line.get("points").asDouble();
                all += missed;
                if (line.path("diagnosis").path("kind").asString("").equals("one")) {
                    String id = line.get("diagnosis")
                            .get("mistakes")
                            .get(0)
                            .get("id")
                            .asString();
                    lost.merge(id, missed, Double::sum);
                    lines.merge(id, 1, Integer::sum);
                }
            }
        }

        int found = 0;
        for (MatchResult row : CAUSE.matcher(page).results().toList()) {
            String id = row.group(1);
            if (id.contains(" ") || !lost.containsKey(id)) {
                continue;
            }
            List<String> cells = CELL.matcher(row.group(2))
                    .results()
                    .map(cell -> cell.group(1))
                    .toList();
            assertThat(Integer.parseInt(cells.get(0))).as(id).isEqualTo(lines.get(id));
            assertThat(Double.parseDouble(cells.get(2))).as(id).isCloseTo(lost.get(id), within(1e-9));
            assertThat(cells.get(3)).as(id).isEqualTo(Math.round(100 * lost.get(id) / all) + " %");
            found++;
        }
        assertThat(found).isEqualTo(lost.size()).isGreaterThan(8);
    }

    @Test
    void onlyItsOwnScriptMayRun() throws Exception {
        String page = sampleClass();
        Matcher script = SCRIPT.matcher(page);
        assertThat(script.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));

        assertThat(page).contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    /** Nothing on it grows with the class but counts. */
    @Test
    void aLargeClassHasASmallPage() throws IOException {
        Problem problem = ProblemFiles.read(Path.of("problems/004-exercise-2b.yaml"));
        Grader grader = new Grader(List.of(problem));
        byte[] paper = Files.readAllBytes(Path.of("submissions-sample/s13.json"));
        Grader.Outcome.Graded graded = (Grader.Outcome.Graded) grader.grade("s13.json", paper);
        StudentResult one = grader.result(graded.paper(), List.of(problem));
        ClassTally tally = new ClassTally(List.of(problem));
        for (int number = 0; number < 5_000; number++) {
            String id = "student " + number + " ".repeat(3) + "x".repeat(200);
            tally.add(new StudentResult(id, Optional.empty(), id, one.sheets(), List.of()));
        }

        String page = ClassHtml.page(tally, Map.of(), List.of(), 0, Language.ENGLISH);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(FIVE_MEGABYTES / 10);
        assertThat(page).contains("5000 papers, 1 problem", "<summary>5000</summary>", " and 4975 more");
    }

    @Test
    void aSuspectKeyStandsBeforeTheMarks() {
        ClassTally tally = new ClassTally(List.of(ProblemFiles.read(Path.of("problems/004-exercise-1.yaml"))));

        String page = ClassHtml.page(
                tally,
                Map.of(),
                List.of(new SuspectKey("004-exercise-1", "E", 9, 12, Optional.of("loss-mean"))),
                3,
                Language.ENGLISH);

        assertThat(page)
                .contains(
                        "0 papers, 1 problem",
                        "004-exercise-1, E: 9 of 12 papers agree with each other and not with the key, as loss-mean gives it.",
                        "3 students of the class handed in nothing.");
    }

    private static final String NEURON = """
            id: neuron
            title: One neuron
            network:
              inputs: 2
              layers:
                - {units: 1, activation: tanh, weights: [[0.3, -0.2]], biases: 0.2}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: 1}
            questions: [z1, a1, delta1, dE/dW1]
            """;

    private String page(Map<String, String> papers, String... options) throws IOException {
        Path problem = Files.writeString(folder.resolve("neuron.yaml"), NEURON);
        Path submissions = Files.createDirectories(folder.resolve("class"));
        for (Map.Entry<String, String> paper : papers.entrySet()) {
            Files.writeString(submissions.resolve(paper.getKey() + ".yaml"), "answers: {" + paper.getValue() + "}");
        }
        List<String> words = new ArrayList<>(List.of(
                "grade",
                problem.toString(),
                submissions.toString(),
                "--page",
                "-o",
                folder.resolve("out").toString()));
        words.addAll(List.of(options));
        ConsoleCommand.run(words.toArray(String[]::new));
        return Files.readString(folder.resolve("out/class.html"));
    }

    /** Both go on with their own activations, and multiply the delta by three. */
    @Test
    void errorsThatAreAlikeStandTogetherWithTheRule() throws IOException {
        String page = page(Map.of(
                "ada", "z1: 0.1, a1: 0.09967, delta1: -2.67416, dE/dW1: [-2.67416, -5.34832]",
                "bob", "z1: 0.4, a1: 0.37995, delta1: -1.59163, dE/dW1: [-1.59163, -3.18327]",
                "cyd", "z1: 0.1, a1: 0.09967, delta1: -0.5, dE/dW1: [-0.5, -1]"));

        String part = page.substring(page.indexOf("id=\"clusters\""), page.indexOf("id=\"unexplained\""));
        assertThat(part)
                .contains("<code>delta1</code>", "<mn>3</mn>", "<bdi>ada</bdi>, <bdi>bob</bdi>")
                .doesNotContain("cyd");
        assertThat(part.split("<tr>")).hasSize(3);
    }

    @Test
    void sharedRareErrorsStandThereOnlyWhereAskedFor() throws IOException {
        Map<String, String> papers = new HashMap<>();
        for (String name : List.of("cyd", "dan", "eva")) {
            papers.put(name, "z1: 0.1000, a1: 0.09967, delta1: -0.89139, dE/dW1: [-0.89139, -1.78277]");
        }
        papers.put("ada<b>", "z1: 0.1000, a1: 0.09367, delta1: -0.81139, dE/dW1: [-0.89139, -1.72277]");
        papers.put("bob", "z1: 0.1000, a1: 0.0937, delta1: -0.81139, dE/dW1: [-0.89139, -1.72277]");

        assertThat(page(papers)).doesNotContain("id=\"shared\"");
        String page = page(papers, "--shared-errors");

        assertThat(page.substring(page.indexOf("id=\"shared\"")))
                .contains(
                        "<bdi>ada&lt;b&gt;</bdi>",
                        "<bdi><code class=\"words\">0.09367</code></bdi> | <bdi><code class=\"words\">0.0937</code></bdi>",
                        "(no rule gives them; made by 2 of 5)",
                        "<td class=\"n\" data-sort=\"0.041\">0.041</td>");
    }

    @Test
    void pointsThatWereSetByHandAreMentioned() throws IOException {
        Path byHand = Files.writeString(
                folder.resolve("by-hand.csv"),
                "student,problem,line,points,reason\nada,neuron,delta1,0.5,lost <b>the</b> sign\nbob,neuron,,3,illness\n");

        String page = page(
                Map.of("ada", "z1: 0.1, delta1: 1", "bob", "z1: 0.1"),
                "--overrides",
                byHand.toString(),
                "--reports",
                "html");

        assertThat(page)
                .contains(
                        "<bdi>ada</bdi></th><td class=\"id\">neuron</td><td class=\"id\">delta1</td><td class=\"n\">0.5</td>"
                                + "<td class=\"n\">0</td><td class=\"text\">lost &lt;b&gt;the&lt;/b&gt; sign</td>",
                        "<bdi>bob</bdi></th><td class=\"id\">neuron</td><td class=\"id\">all of it</td><td class=\"n\">3</td>"
                                + "<td class=\"n\">1</td><td class=\"text\">illness</td>");
        assertThat(Files.readString(folder.resolve("out/reports/ada.html")))
                .contains("The points are set by hand.")
                .doesNotContain("lost");
        assertThat(Files.readString(folder.resolve("out/reports/bob.html")))
                .contains("The points of the whole are set by hand.")
                .doesNotContain("illness");
    }
}
