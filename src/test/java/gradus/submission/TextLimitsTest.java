package gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of millions of numbers or names, which no text ever made of a paper. */
@Timeout(120)
class TextLimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.md", "a.tex", "a.py", "a.m"})
    void aTextOfVeryManyNumbersIsRefused(String file) {
        assertThat(codes(file, "E = [" + "1 ".repeat(600_000) + "]")).containsExactly(TextCodes.TOO_MUCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.md", "a.tex", "a.py", "a.m"})
    void aTextOfVeryManyNamesIsRefused(String file) {
        assertThat(codes(file, "E = x\n".repeat(60_000))).containsExactly(TextCodes.TOO_MUCH);
    }

    @Test
    void thousandsOfAnswersAreRead() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("z").append(i).append(" = ").append(i).append(".5\n");
        }

        assertThat(codes("a.txt", text.toString())).isEmpty();
    }

    /** A notebook without ends of lines: a place in it must not be searched from the beginning each time. */
    @ParameterizedTest
    @ValueSource(strings = {"E", "\uD835\uDC38"})
    void aNotebookOfOneLineWithManyCellsIsRead(String name) {
        String cell = "{\"cell_type\": \"code\", \"source\": [\"" + name + " = 1\\n\"], \"outputs\": []},";
        String notebook = "{\"nbformat\": 4, \"cells\": [" + cell.repeat(5_000)
                + "{\"cell_type\": \"code\", \"source\": \"z1 = 0.25\"}]}";

        SubmissionReading reading = SubmissionReaders.installed()
                .forFile("a.ipynb")
                .orElseThrow()
                .read("a.ipynb", notebook.getBytes(StandardCharsets.UTF_8));

        AnswerLine last = reading.submission().orElseThrow().answers().get(0).lines().stream()
                .filter(line -> line.name().equals("z1"))
                .findFirst()
                .orElseThrow();
        int column = notebook.codePointCount(0, notebook.indexOf("z1 = 0.25")) + 1;
        assertThat(last.position().column()).isEqualTo(column);
    }

    private static java.util.List<String> codes(String file, String text) {
        return SubmissionReaders.installed()
                .forFile(file)
                .orElseThrow()
                .read(file, text.getBytes(StandardCharsets.UTF_8))
                .issues()
                .stream()
                .map(issue -> issue.code())
                .toList();
    }
}
