package gradus.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.batch.Grader;
import gradus.cli.ConsoleCommand;
import gradus.grading.StudentResult;
import gradus.grading.SuspectKey;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
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
    private static final Pattern CAUSE =
            Pattern.compile("<tr><th scope=\"row\">[^<]*<code class=\"soft\">([^<]*)</code></th>(.*?)</tr>");
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
                assertThat(Double.parseDouble(cells.get(5))).as(key).isCloseTo(lost.get(key), within(1e-9));
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

        String page = ClassHtml.page(tally, List.of(), 0);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(FIVE_MEGABYTES / 10);
        assertThat(page).contains("5000 papers, 1 problem", "<summary>5000</summary>", " and 4975 more");
    }

    @Test
    void aSuspectKeyStandsBeforeTheMarks() {
        ClassTally tally = new ClassTally(List.of(ProblemFiles.read(Path.of("problems/004-exercise-1.yaml"))));

        String page = ClassHtml.page(
                tally, List.of(new SuspectKey("004-exercise-1", "E", 9, 12, Optional.of("loss-mean"))), 3);

        assertThat(page)
                .contains(
                        "0 papers, 1 problem",
                        "004-exercise-1, E: 9 of 12 papers agree with each other and not with the key, as loss-mean gives it.",
                        "3 students of the class handed in nothing.");
    }
}
