package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which language a report is, and what is said where nobody can know it. */
class LanguageOptionTest {
    private static final String PROBLEM = """
            id: %s
            title: X
            given: {x: 2}
            define: {f: x ** 2}
            questions: [f]
            """;

    @TempDir
    private Path temporary;

    private final Locale usual = Locale.getDefault();
    private ClassFolder folder;

    @BeforeEach
    void papers() throws IOException {
        folder = new ClassFolder(temporary)
                .write("one/square.yaml", PROBLEM.formatted("square"))
                .write("other/power.yaml", PROBLEM.formatted("power"))
                .write("class/ada.yaml", "student: ada\nproblem: square\nanswers: {f: 5}\n");
    }

    @AfterEach
    void usualLocale() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva"})
    void theLocaleOfTheMachineChangesNothing(String locale) throws IOException {
        String[] commands = {"check FOLDER/one FOLDER/class/ada.yaml", "grade FOLDER/one FOLDER/class -o FOLDER/out"};
        for (String command : commands) {
            Locale.setDefault(Locale.ROOT);
            String expected = folder.run(command.split(" ")).terminal();

            Locale.setDefault(Locale.forLanguageTag(locale));

            assertThat(folder.run(command.split(" ")).terminal())
                    .isEqualTo(expected)
                    .contains("wrong");
        }
    }

    @Test
    void theCourseSaysItAndTheOptionOverridesIt() throws IOException {
        folder.write("one/course.yaml", "language: de\n");

        assertThat(folder.run("check", "FOLDER/one", "FOLDER/class/ada.yaml").output())
                .contains("falsch");
        assertThat(folder.run("check", "FOLDER/one", "FOLDER/class/ada.yaml", "--language", "en")
                        .output())
                .contains("wrong");
        assertThat(folder.run("grade", "FOLDER/one", "FOLDER/class", "-o", "FOLDER/out", "--to", "gradescope")
                        .output())
                .contains("1 Abgabe bewertet");
        assertThat(folder.text("out/gradescope/ada.json")).contains("Die Datei ist lesbar");
        assertThat(folder.text("out/results.jsonl")).contains("5 stimmt nicht.", "\"verdict\":\"wrong\"");
    }

    @Test
    void twoLanguagesAtOnceAreRefused() throws IOException {
        folder.write("one/course.yaml", "language: de\n").write("other/course.yaml", "language: EN\n");

        ConsoleCommand.Result result =
                folder.run("grade", "FOLDER/one", "FOLDER/other", "FOLDER/class", "-o", "FOLDER/out");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors()).contains("different languages, de and en; choose one with --language");
        assertThat(folder.run(
                                "grade",
                                "FOLDER/one/square.yaml",
                                "FOLDER/other",
                                "FOLDER/class",
                                "-o",
                                "FOLDER/out",
                                "--language",
                                "de")
                        .output())
                .contains("Abgabe bewertet");
    }

    @ParameterizedTest
    @CsvSource({"german, did you mean 'de'?", "xx, 'there are de, en'", "'../en', 'there is no language'"})
    void anUnknownLanguageIsNamed(String code, String said) throws IOException {
        ConsoleCommand.Result result = folder.run("check", "FOLDER/one", "FOLDER/class/ada.yaml", "--language", code);

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors()).contains(said);
        assertThat(result.output()).isEmpty();
    }

    @Test
    void anUnknownLanguageOfACourseIsAFaultOfItsFile() throws IOException {
        folder.write("one/course.yaml", "reveal: hint\nlanguage: german\n");

        ConsoleCommand.Result result = folder.run("check", "FOLDER/one", "FOLDER/class/ada.yaml");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.errors())
                .contains("course.yaml:2:11: error: there is no language 'german' [GB102]", "write 'de'");
    }

    @Test
    void shardsAreMergedInTheirLanguage() throws IOException {
        for (String shard : new String[] {"1/2", "2/2"}) {
            folder.run(
                    "grade", "FOLDER/one", "FOLDER/class", "-o", "FOLDER/parts", "--shard", shard, "--language", "de");
        }

        assertThat(folder.run("merge", "FOLDER/parts", "-o", "FOLDER/out").output())
                .contains("1 Abgabe bewertet");
    }
}
