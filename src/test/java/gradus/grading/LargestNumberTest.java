package gradus.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.submission.YamlSubmissionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which number is the largest is certain where they lie apart, so that nothing but its own gradient is right behind it. */
class LargestNumberTest {
    /** a = (0.5, −2, 6), m = 6, ∂E/∂m = 2 · 6 − 3 = 9, so ∂E/∂a = (0, 0, 9) and ∂E/∂w = (0, 0, 27). */
    private static final String LARGEST = """
            id: largest
            title: The largest of three numbers
            given: {x: [1, 2, 3], w: [0.5, -1, 2]}
            define: {a: w * x, m: max(a), E: m**2 - 3 * m}
            differentiate: E
            questions: [a, m, E, dE/da, dE/dw]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dE/dw: [0, 0, 27]                                      | true
            dE/dw: ['0.00', '0.00', '27.0']                        | true
            dE/dw: [0, 0, 12.345]                                  | false
            dE/dw: [0, 0, 13.5]                                    | false
            dE/dw: [0, 0, -27]                                     | false
            dE/dw: [0, 0, 0.001]                                   | false
            'a: [0.5, -2, 6.0], m: 6.0, dE/dw: [0, 0, 27]'         | true
            'a: [0.5, -2, 6.0], m: 6.0, dE/dw: [0, 0, 12.345]'     | false
            'a: [0.50, -2.00, 6.00], m: 6.00, dE/dw: [0, 0, 26.4]' | false
            """)
    void aGradientIsThatOfTheLargestAlone(String answers, boolean isRight) {
        assertRight(ProblemFiles.parse(LARGEST), answers, "dE/dw", isRight);
    }

    /** In none of the windows are two entries equal: ∂E/∂b = −0.173089 with every rule for ties. */
    @ParameterizedTest
    @CsvSource({
        "first, -0.17309, true",
        "first, 0.17309, false",
        "first, -0.0865, false",
        "shared, -0.17309, true",
        "shared, 0.17309, false",
        "shared, -0.0865, false",
        "all, -0.17309, true",
        "all, 0.17309, false",
        "all, -0.0865, false"
    })
    void theRuleForTiesMattersForTiesAlone(String ties, String answer, boolean isRight) throws IOException {
        String text = Files.readString(Path.of("problems/layer-max-pool.yaml"))
                .replace("max_pool2d(a1, size=2)", "max_pool2d(a1, size=2, ties=" + ties + ")");
        assertThat(text).contains("ties=" + ties);

        assertRight(ProblemFiles.parse(text), "dE/db: " + answer, "dE/db", isRight);
    }

    private static void assertRight(Problem problem, String answers, String name, boolean isRight) {
        byte[] paper = ("problem: " + problem.id() + "\nanswers: {" + answers + "}\n").getBytes(UTF_8);
        MarkSheet sheet = new Marker(problem)
                .mark(new YamlSubmissionReader()
                        .read("paper.yaml", paper)
                        .submission()
                        .orElseThrow()
                        .answers()
                        .get(0));

        assertThat(sheet.lines())
                .filteredOn(line -> line.question().name().equals(name))
                .singleElement()
                .satisfies(line -> assertThat(line.verdict().isRight()).isEqualTo(isRight));
    }
}
