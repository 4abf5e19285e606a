package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feedback that somebody has read, as a page and as Markdown: {@code <name>/expected.html} and {@code <name>/expected.md}. */
class PageSnippetsTest {
    private static final String KIND = "pages";
    private static final List<String> NAMES = List.of(
            "class", "consistency", "formulas", "german", "one-mistake", "several-problems", "value", "verdicts-only");

    @ParameterizedTest
    @CsvSource({
        "one-mistake, 004-exercise-1, s02.yaml, value",
        "verdicts-only, 004-exercise-1, s02.yaml, verdict",
        "formulas, 000-softmax-rows-formulas, s14.json, value",
        "several-problems, '', s13.json, value",
        "value, '', '', value",
        "consistency, '', '', value",
    })
    void pagesAreAsAccepted(String name, String problem, String submission, String reveal) {
        Path folder = Snippets.folder(KIND).resolve(name);
        Path own = folder.resolve("problem.yaml");
        String problems =
                Files.exists(own) ? own.toString() : "problems" + (problem.isEmpty() ? "" : "/" + problem + ".yaml");
        String paper = Files.exists(own) ? folder.resolve("input.yaml").toString() : "submissions-sample/" + submission;

        Snippets.compare(folder.resolve("expected.html"), printed(problems, paper, reveal, "html"));
        Snippets.compare(folder.resolve("expected.md"), printed(problems, paper, reveal, "markdown"));
    }

    private static String printed(String problems, String paper, String reveal, String format) {
        return ConsoleCommand.run("check", problems, paper, "--reveal", reveal, "--format", format)
                .output();
    }

    /** The page of the sample class, with wrong lines of every kind and files that cannot be read. */
    @Test
    void theClassPageIsAsAccepted(@TempDir Path results) throws IOException {
        ConsoleCommand.run(
                "grade", "problems/004-exercise-1.yaml", "submissions-sample", "--page", "-o", results.toString());

        Snippets.compare(
                Snippets.folder(KIND).resolve("class/expected.html"), Files.readString(results.resolve("class.html")));
    }

    /** A student's report in all forms, and what the instructor of the class reads. */
    @Test
    void germanIsAsAccepted(@TempDir Path results) throws IOException {
        Path folder = Snippets.folder(KIND).resolve("german");
        String problem = "problems/004-exercise-2b.yaml";
        Map<String, String> forms = Map.of("text", "txt", "markdown", "md", "html", "html");
        forms.forEach((form, ending) -> Snippets.compare(
                folder.resolve("student." + ending),
                ConsoleCommand.run(
                                "check", problem, "submissions-sample/s13.json", "--format", form, "--language", "de")
                        .output()));

        String terminal = ConsoleCommand.run(
                        "grade", problem, "submissions-sample", "--language", "de", "--page", "-o", results.toString())
                .output();

        Snippets.compare(folder.resolve("class.txt"), terminal.replace(results.toString(), "results"));
        Snippets.compare(folder.resolve("class.html"), Files.readString(results.resolve("class.html")));
    }

    @Test
    void allOfThemAreCompared() {
        assertThat(Snippets.names(KIND)).containsExactlyElementsOf(NAMES);
    }
}
