package gradus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a level withholds is not in the file at all. */
class WithheldTest {
    private static final String PROBLEM = """
            id: neuron
            title: Gradients of one neuron
            network:
              inputs: 2
              layers:
                - {units: 1, activation: tanh, weights: [[0.3, -0.2]], biases: 0.2}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: 1}
            questions: %s
            reveal: value
            """;

    /** The derivative of tanh is left out of delta1, which is (0.0996680 - 1)(1 - 0.0996680^2) = -0.891388. */
    private static final String PAPER = """
            answers:
              z1: 0.1
              a1: 0.0996680
              delta1: -0.9003320
              dE/dW1: [-0.9003320, -1.8006640]
            """;

    @TempDir
    private Path folder;

    private String page(String questions, String paper, String level, String format) throws IOException {
        Path problem = Files.writeString(folder.resolve("neuron.yaml"), PROBLEM.formatted(questions));
        Path file = Files.writeString(folder.resolve("paper.yaml"), paper);
        return ConsoleCommand.run("check", problem.toString(), file.toString(), "--reveal", level, "--format", format)
                .output();
    }

    @ParameterizedTest
    @CsvSource({
        "none, false, false, 0, false, false, false",
        "consistency, false, false, 0, false, false, false",
        "verdict, true, false, 0, false, false, false",
        "where, true, true, 3, false, false, false",
        "hint, true, true, 3, true, false, false",
        "mistake, true, true, 4, false, true, false",
        "value, true, true, 4, false, true, true",
    })
    void aPageSaysWhatItsLevelAllows(
            String level, boolean points, boolean place, int rules, boolean hint, boolean mistake, boolean value)
            throws IOException {
        for (String format : new String[] {"html", "markdown"}) {
            boolean isHtml = format.equals("html");
            String page = page("[z1, a1, delta1, dE/dW1]", PAPER, level, format);

            assertThat(page.contains("0 / 1")).as("points").isEqualTo(points);
            assertThat(page.contains("<svg")).as("drawing").isEqualTo(place && isHtml);
            assertThat(page.contains(isHtml ? "<td class=\"bad\">" : "-0.9003320 ✗`"))
                    .as("marks")
                    .isEqualTo(place);
            assertThat(page.contains("look at this step")).as("place").isEqualTo(place);
            assertThat(page.split(isHtml ? "class=\"written rule" : "\n  rule ", -1))
                    .as("rules")
                    .hasSize(rules + 1);
            assertThat(page.contains("Which step lies between")).as("hint").isEqualTo(hint);
            assertThat(page.contains("known mistake")).as("mistake").isEqualTo(mistake);
            assertThat(page.contains("0.89138")).as("value").isEqualTo(value);
        }
    }

    /** What is asked as a formula is neither printed as the rule of a line nor drawn. */
    @Test
    void rulesAreNotShownWhereFormulasAreAsked() throws IOException {
        String questions = "[z1, a1, {quantity: delta1, as: formula}, {quantity: dE/dW1, as: formula}]";
        String paper = "answers: {z1: 0.1, a1: 0.0996680, delta1: a1 - t, dE/dW1: delta1 * x'}\n";

        assertThat(page(questions, paper, "mistake", "html").split("class=\"written rule", -1))
                .hasSize(2);
        assertThat(page(questions, paper, "value", "html").split("class=\"written rule", -1))
                .hasSize(5);
        assertThat(edges(page(questions, paper, "mistake", "html"))).isEqualTo(2);
        assertThat(edges(page(questions, paper, "value", "html"))).isGreaterThan(4);
    }

    private static int edges(String page) {
        return page.split("<path class=\"edge", -1).length - 1;
    }
}
