package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VplPlatformTest {
    private static final Pattern GRADE = Pattern.compile("^Grade :=>>(.*)$", Pattern.MULTILINE);

    /** The grade that VPL takes from an output: the last line of that form, wherever it stands. */
    private static Optional<String> grade(String output) {
        Matcher grade = GRADE.matcher(output);
        String last = null;
        while (grade.find()) {
            last = grade.group(1).strip();
        }
        return Optional.ofNullable(last);
    }

    /** The lines of its comments: those in blocks, and those behind the mark for one line. */
    private static List<String> comments(String output) {
        List<String> comments = new ArrayList<>();
        boolean inside = false;
        for (String line : output.split("\n", -1)) {
            if (!inside && line.strip().equals("<|--")) {
                inside = true;
            } else if (inside && line.strip().equals("--|>")) {
                inside = false;
            } else if (inside) {
                comments.add(line);
            } else if (line.strip().startsWith("Comment :=>>")) {
                comments.add(line.substring(line.indexOf(">>") + 2));
            }
        }
        assertThat(inside).as("a block is open to the end").isFalse();
        return comments;
    }

    static void accept(String document, String expectedGrade) {
        assertThat(grade(document)).isEqualTo(Optional.of(expectedGrade).filter(text -> !text.isEmpty()));
        assertThat(document).doesNotContain("\r").endsWith("\n");
        assertThat(comments(document)).isNotEmpty().allSatisfy(line -> {
            assertThat(line).doesNotContain(":=>>").doesNotContainPattern("https?:");
            assertThat(line.strip()).doesNotStartWith(">");
            if (line.startsWith("-")) {
                assertThat(line).doesNotContainPattern("\\(-[0-9.]+\\)$");
            } else {
                assertThat(line).startsWith(" ");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void theGradeIsOursWhateverStudentsWrite(String paper) {
        PlatformContext context = GradedPapers.context(GradedPapers.problems());
        String document = GradedPapers.document("vpl", paper, context);
        String score = GradedPapers.json(GradedPapers.document("gradescope", paper, context))
                .get("score")
                .decimalValue()
                .toPlainString();
        boolean unread = document.contains("was not graded");

        accept(document, unread ? "" : score);
    }

    @Test
    void headingsAreTheProblemsAndLinesAndNothingElse() throws IOException {
        String document = GradedPapers.document(
                "vpl", GradedPapers.full(), GradedPapers.context(List.of(GradedPapers.problem("neuron"))));

        assertThat(comments(document).stream().filter(line -> line.startsWith("-")))
                .containsExactly(
                        "-neuron, One linear neuron",
                        "-z1: right, 1 of 1",
                        "-E: wrong, 0 of 1",
                        "-dE/dW1: wrong, 0.75 of 1.5");
    }

    @Test
    void aNegativeNumberIsNoHeading() {
        String document = GradedPapers.document(
                "vpl", "answers: {E: -4}\n", GradedPapers.context(List.of(GradedPapers.neuron("where"))));

        assertThat(comments(document)).contains(" | -4 does not agree.");
    }

    @Test
    void theGradeIsScaledToWhatTheActivityGives() {
        PlatformSettings plain = PlatformSettings.at(GradedPapers.TIME);
        PlatformSettings scaled = new PlatformSettings(
                plain.time(),
                Optional.of(new BigDecimal("100")),
                plain.column(),
                plain.worksheet(),
                plain.gradebook(),
                plain.xqueueHeader());

        String document = GradedPapers.document(
                "vpl",
                "answers: {z1: -0.5, E: 3.125}\n",
                GradedPapers.context(List.of(GradedPapers.neuron("where")), scaled));

        assertThat(grade(document)).contains("66.67");
    }
}
