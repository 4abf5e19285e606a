package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ColorOption.When;
import gradus.report.Paint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Colours say nothing that the words do not say, and only gradus writes them. */
class ColorTest {
    private static final String ESCAPE = "\u001b";
    private static final String OWN_SEQUENCES = ESCAPE + "\\[(?:0|1|2|3[1-3]|1;3[13])m";

    @TempDir
    private Path temporary;

    static Stream<Path> papers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("submissions-sample"))) {
            return files.sorted().toList().stream();
        }
    }

    private static void holds(String... command) {
        String plain = ConsoleCommand.run(command).output();
        String painted = ConsoleCommand.run(Stream.concat(Stream.of(command), Stream.of("--color", "always"))
                        .toArray(String[]::new))
                .output();

        assertThat(plain).doesNotContain(ESCAPE);
        assertThat(painted.replaceAll(OWN_SEQUENCES, "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("papers")
    void withoutItsEscapesAPaintedReportIsThePlainOne(Path paper) {
        holds("check", "problems/000-softmax-rows.yaml", paper.toString());
        holds("check", "problems/000-softmax-rows-formulas.yaml", paper.toString(), "--language", "de");
    }

    @Test
    void theSameHoldsForAClass() {
        holds("grade", "problems/000-softmax-rows.yaml", "submissions-sample", "-o", temporary.toString());
    }

    @Test
    void wordsArePaintedByWhatBecameOfALine() {
        String text = ConsoleCommand.run(
                        "check", "problems/004-exercise-1.yaml", "submissions-sample/s02.yaml", "--color", "always")
                .output();

        assertThat(text)
                .contains("\u001b[32mright\u001b[0m", "\u001b[1;31mwrong\u001b[0m", "\u001b[33mfollows\u001b[0m")
                .startsWith("\u001b[1ms02\u001b[0m\n");
    }

    /** Whatever stands in a paper, no sign of it steers a terminal. */
    @Test
    void aPaperCannotPaint() throws IOException {
        ClassFolder folder = new ClassFolder(temporary)
                .write("p.yaml", "id: p\ntitle: \"T \\e[31m\"\ngiven: {x: 2}\ndefine: {f: x ** 2}\nquestions: [f]\n")
                .write(
                        "class/a.yaml",
                        "student: \"a\\e[2J\\e]0;x\\a\\u009b31m\"\nname: \"\\e[8mhidden\"\n"
                                + "answers: {f: \"4 \\e[32mright\\e[0m\", \"g\\e[1m\": 3, \"x\\r\\nright\": 1}\n")
                .write("class/b\u001b[31m.txt", "\u001b[32mright")
                .write("class/c.yaml", "student: c\nanswers: {f: \u001b[32m5}\n");
        for (String paper : List.of("a.yaml", "b\u001b[31m.txt", "c.yaml")) {
            holds(
                    "check",
                    temporary.resolve("p.yaml").toString(),
                    temporary.resolve("class/" + paper).toString());
        }

        holds(
                "grade",
                folder.file("p.yaml").toString(),
                folder.file("class").toString(),
                "-o",
                folder.file("out").toString());
        String errors = folder.run("check", "FOLDER/p.yaml", "FOLDER/class/b\u001b[31m.txt")
                .errors();
        assertThat(errors).isNotEmpty().doesNotContain(ESCAPE);
    }

    @Test
    void aFileHasNoColours() throws IOException {
        Path file = temporary.resolve("report.txt");

        ConsoleCommand.run(
                "check",
                "problems/004-exercise-1.yaml",
                "submissions-sample/s02.yaml",
                "--color",
                "always",
                "-o",
                file.toString());

        assertThat(Files.readString(file)).contains("wrong").doesNotContain(ESCAPE);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, true, , ANSI",
        "auto, true, '', ANSI",
        "auto, true, 1, PLAIN",
        "auto, false, , PLAIN",
        "always, false, 1, ANSI",
        "never, true, , PLAIN",
    })
    void onlyATerminalThatWantsColoursGetsThem(When when, boolean isTerminal, String noColor, Paint paint) {
        assertThat(ColorOption.paint(when, isTerminal, Optional.ofNullable(noColor)))
                .isEqualTo(paint);
    }

    @Test
    void theErrorOutputStaysPlainWithoutACommand() {
        assertThat(ConsoleCommand.run().errors()).contains("Usage:").doesNotContain(ESCAPE);
    }
}
