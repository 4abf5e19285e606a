package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.Grader.Outcome;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.problem.ProblemFiles;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas of document 004, exercise 2(b), lines 87 to 122, as they stand there, handed in as a paper. */
class SeedMatricesTest {
    private static final Path PAPER = Path.of("src/test/resources/submissions/004-exercise-2b.md");
    private static final Path PRINTED = Path.of("src/test/resources/seeds/004-printed.csv");

    /** What the document does not print: the error, and the query point that the problem adds. */
    private static final List<String> NOT_PRINTED =
            List.of("E", "z1(x_new)", "a1(x_new)", "z2(x_new)", "a2(x_new)", "z3(x_new)", "a3(x_new)", "class(x_new)");

    @ParameterizedTest
    @ValueSource(strings = {"s01.md", "s01.tex"})
    void areAllRight(String file) throws IOException {
        MarkSheet sheet = paper(file).sheets().get("004-exercise-2b");

        assertThat(sheet.lines())
                .allSatisfy(line -> assertThat(line.verdict().code())
                        .as(line.question().quantity().toString())
                        .isEqualTo(isPrinted(line) ? "right" : "missing"));
        assertThat(sheet.lines()).filteredOn(SeedMatricesTest::isPrinted).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s01.md", "s01.tex"})
    void areFoundNumberForNumber(String file) throws IOException {
        List<String> found = new ArrayList<>();
        for (ProblemAnswers answers : paper(file).submission().answers()) {
            for (AnswerLine line : answers.lines()) {
                if (line.answer() instanceof WrittenArray array) {
                    found.addAll(
                            array.numbers().stream().map(WrittenNumber::literal).toList());
                }
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(printed());
    }

    private static boolean isPrinted(MarkLine line) {
        return !NOT_PRINTED.contains(line.question().quantity().toString());
    }

    private static Grader.Paper paper(String file) throws IOException {
        Grader grader = new Grader(List.of(ProblemFiles.read(Path.of("problems/004-exercise-2b.yaml"))));
        return ((Outcome.Graded) grader.grade(file, Files.readAllBytes(PAPER))).paper();
    }

    /** The numbers of the lines in question, as another reading of the document lists them. */
    private static List<String> printed() throws IOException {
        return Files.readAllLines(PRINTED).stream()
                .skip(1)
                .map(row -> row.split(","))
                .filter(fields -> Integer.parseInt(fields[0]) >= 87 && Integer.parseInt(fields[0]) <= 122)
                .map(fields -> fields[5])
                .toList();
    }
}
