package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import gradus.simulation.SimulatedClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gradus name}, from the page of a class to the report of a student. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /, and commands are run by sh")
class NameCommandTest {
    private static final String NEURON = """
            id: neuron
            title: Gradients of one neuron
            network:
              inputs: 2
              layers:
                - {units: 1, activation: tanh, weights: [[0.3, -0.2]], biases: 0.2}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: 1}
            reveal: mistake
            questions: [z1, a1, delta1, dE/dW1]
            """;

    private static final Pattern COMMAND = Pattern.compile("<pre class=\"command\"[^>]*>(.*?)</pre>");
    private static final Pattern CLUSTER = Pattern.compile("<tr><td class=\"n\">\\d+</td>");

    @TempDir
    private Path temporary;

    private ClassFolder folder(String name) {
        ClassFolder folder = new ClassFolder(temporary.resolve(name));
        return folder.write("neuron.yaml", NEURON)
                .write(
                        "class/ada.yaml",
                        "answers: {z1: 0.1, a1: 0.09967, delta1: -2.67416, dE/dW1: [-2.67416, -5.34832]}")
                .write(
                        "class/bob.yaml",
                        "answers: {z1: 0.4, a1: 0.37995, delta1: -1.59163, dE/dW1: [-1.59163, -3.18327]}")
                .write("class/cyd.yaml", "answers: {z1: 0.1, a1: 0.09967, delta1: -0.5, dE/dW1: [-0.5, -1]}");
    }

    private static List<String> commands(String page) {
        return COMMAND.matcher(page)
                .results()
                .map(found -> found.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#39;", "'")
                        .replace("&#34;", "\"")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"))
                .toList();
    }

    /** The words that a shell makes of a command that somebody pastes. */
    private List<String> pasted(String command) throws Exception {
        Path words = temporary.resolve("words");
        Process shell = new ProcessBuilder("sh", "-c", "gradus() { printf '%s\\0' \"$@\"; }\n" + command)
                .directory(temporary.toFile())
                .redirectOutput(words.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(shell.waitFor()).isZero();
        return new ArrayList<>(List.of(Files.readString(words).split("\0")));
    }

    private Result paste(String command) throws Exception {
        return ConsoleCommand.run(pasted(command).toArray(String[]::new));
    }

    @Test
    void whatThePageOffersIsNamedInTheNextRun() throws Exception {
        ClassFolder folder = folder("here");
        folder.grade("--page", "--reports");
        assertThat(folder.text("out/reports/ada.txt")).doesNotContain("known mistake");

        String command = commands(folder.text("out/class.html"))
                .get(0)
                .replace("FOLDER", folder.path().toString());
        Result named = paste(command.replace("delta1 by another rule", "the delta three times"));
        Result regraded = folder.run(
                "regrade",
                "FOLDER/neuron.yaml",
                "FOLDER/class",
                "--old",
                "FOLDER/out",
                "--out",
                "FOLDER/again",
                "--reports");
        folder.grade("--page");

        assertThat(named.exitCode()).as(named.terminal()).isZero();
        assertThat(folder.text("course.yaml")).isEqualTo("""
                        mistakes:
                          own:
                            - id: delta1-by-another-rule
                              name: the delta three times
                              quantity: delta1
                              formula: 3 * dE_da1 * tanh_prime(z1)
                        """);
        assertThat(regraded.output()).contains("0 of 3 students move");
        for (String student : List.of("ada", "bob")) {
            assertThat(folder.text("again/reports/" + student + ".txt"))
                    .contains("This is what a known mistake gives: the delta three times.");
        }
        assertThat(folder.text("again/reports/cyd.txt")).doesNotContain("three times");
        assertThat(folder.text("out/class.html"))
                .contains("the delta three times <code class=\"soft\">delta1-by-another-rule</code>")
                .doesNotContain("id=\"clusters\"");
    }

    /** A class of 250, some of whom go by three rules that no catalogue has. */
    @Test
    void everyStudentOfAClusterIsNamed() throws Exception {
        SimulatedClass.write(temporary, 250, 7);
        Set<String> ids = new HashSet<>();
        List<String> commands = commands(gradeSimulated());
        int alike = 0;
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(temporary.resolve("out/figures/class.json")));
        for (JsonNode cluster : figures.get("clusters").values()) {
            alike += cluster.has("command") ? cluster.get("students").asInt() : 0;
        }
        for (String command : commands) {
            Result named = paste(command);
            assertThat(named.exitCode()).as(named.terminal()).isZero();
            ids.add(command.replaceAll(".*--id=(\\S+).*", "$1"));
        }
        String page = gradeSimulated();

        assertThat(ids).hasSize(commands.size()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(COMMAND.matcher(page).find()).isFalse();
        int explained = 0;
        for (String line : Files.readAllLines(temporary.resolve("out/results.jsonl"))) {
            for (JsonNode asked :
                    JsonMapper.shared().readTree(line).at("/problems/0/lines").values()) {
                String id = asked.at("/diagnosis/mistakes/0/id").asString("");
                explained += ids.contains(id) ? 1 : 0;
            }
        }
        assertThat(explained).isEqualTo(alike).isGreaterThan(12);
    }

    private String gradeSimulated() throws IOException {
        ConsoleCommand.run(
                "grade",
                temporary.resolve("problem.yaml").toString(),
                temporary.resolve("class").toString(),
                "--page",
                "--figures",
                "-o",
                temporary.resolve("out").toString());
        return Files.readString(temporary.resolve("out/class.html"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"it's $(touch owned) & <b>", "a\"; touch owned; \"", "-rf *", "@args", "é ` \\"})
    void aFolderOfAnyNameIsOnlyAName(String name) throws Exception {
        ClassFolder folder = folder(name.replace("`", ""));
        folder.grade("--page");

        String page = folder.text("out/class.html");
        List<String> words = pasted(commands(page).get(0));

        assertThat(words)
                .startsWith("name")
                .contains("--quantity=delta1", "--formula=3 * dE_da1 * tanh_prime(z1)")
                .hasSize(6);
        assertThat(words.get(1)).endsWith("neuron.yaml");
        assertThat(temporary.resolve("owned")).doesNotExist();
        assertThat(page).doesNotContain("<b>/neuron");
    }

    /** The dangerous ones cannot be seen. */
    @Test
    void nothingIsOfferedToPasteWhereATerminalMightActOnIt() throws IOException {
        ClassFolder folder = folder("esc\u001b[2J\r");
        folder.grade("--page");

        assertThat(CLUSTER.matcher(folder.text("out/class.html")).find()).isTrue();
        assertThat(commands(folder.text("out/class.html"))).isEmpty();
    }

    private static Result name(ClassFolder folder, String quantity, String formula, String id, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "name",
                "FOLDER/neuron.yaml",
                "--quantity",
                quantity,
                "--formula=" + formula,
                "--id",
                id,
                "--name",
                "a name"));
        words.addAll(List.of(more));
        return folder.run(words.toArray(String[]::new));
    }

    @Test
    void aFaultOfTheFormulaIsShownInItsPlace() {
        ClassFolder folder = folder("here");

        Result result = name(folder, "delta1", "3 * (a2 - t)", "tripled");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors())
                .startsWith("""
                        the mistake:6:21: error: nothing is called 'a2' here [GF201]
                          6 |       formula: 3 * (a2 - t)
                            |                     ^^
                        """)
                .endsWith("The mistake does not fit FOLDER/neuron.yaml, nothing was written.\n");
        assertThat(folder.file("course.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dalta1 | 3 * (a1 - t) | tripled   | 'dalta1'",
                "z1     | x            | tripled   | the formula gives 2x1, and z1 is 1x1",
                "z1     | W1 @ x + b1  | tripled   | the formula is the right rule of z1, and no mistake",
                "z1     | W1 @ x       | seen      | the course or the problem has a mistake 'seen' already",
                "a1     | 2 * z1       | other     | this rule has a name already: 'seen', seen before",
                "z1     | W1 @ x       | update-plus | 'update-plus' is a known mistake",
                "z1     | W1 @ x       | \" \"       | --id is empty",
            })
    void whatCannotBeAMistakeIsRefused(String quantity, String formula, String id, String message) {
        ClassFolder folder = folder("here");
        String course = "mistakes: {own: [{id: seen, name: seen before, quantity: a1, formula: 2 * z1}]}\n";
        folder.write("course.yaml", course);

        Result result = name(folder, quantity, formula, id);

        assertThat(result.exitCode()).as(result.terminal()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors()).contains(message);
        assertThat(folder.text("course.yaml")).isEqualTo(course);
    }

    @Test
    void aFormulaThatGivesTheRightNumbersIsAWarning() {
        ClassFolder folder = folder("here");
        folder.write("neuron.yaml", NEURON.replace("biases: 0.2", "biases: 0"));

        Result result = name(folder, "z1", "W1 @ x", "no-bias-at-all");

        assertThat(result.exitCode()).as(result.terminal()).isZero();
        assertThat(result.errors())
                .isEqualTo("warning: the formula gives the right numbers of neuron, where nobody can be found by it\n");
        assertThat(folder.file("course.yaml")).exists();
    }

    @Test
    void aDryRunWritesNothing() {
        ClassFolder folder = folder("here");

        Result result = name(folder, "a1", "2 * z1", "doubled", "--dry-run", "--hint", "Which function?");

        assertThat(result).isEqualTo(new Result(0, result.output(), """
                        mistakes:
                          own:
                            - id: doubled
                              name: a name
                              quantity: a1
                              formula: 2 * z1
                              hint: Which function?
                        """, ""));
        assertThat(folder.file("course.yaml")).doesNotExist();
    }

    @Test
    void aFaultyCourseFileIsToldAndLeftAlone() {
        ClassFolder folder = folder("here");
        folder.write("course.yaml", "reveal: everything\n");

        Result result = name(folder, "a1", "2 * z1", "doubled");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors()).contains("course.yaml:1:9: error");
        assertThat(folder.text("course.yaml")).isEqualTo("reveal: everything\n");
    }

    @Test
    void whatHasNoPlaceInTheFileIsPrinted() {
        ClassFolder folder = folder("here");
        folder.write("course.yaml", "reveal: mistake\n...\n");

        Result result = name(folder, "a1", "2 * z1", "doubled");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors()).contains("without a change of something else", "    - id: doubled\n");
        assertThat(folder.text("course.yaml").getBytes(StandardCharsets.UTF_8)).hasSize(20);
    }
}
