package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.network.Catalogue;
import gradus.network.Named;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Resolution;
import gradus.written.WrittenNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of the reference pages hold. */
class ReferenceTablesTest {
    private static final Path PROBLEM_FILE = Path.of("docs/reference/problem-file.md");
    private static final Path SUBMISSION_FILE = Path.of("docs/reference/submission-file.md");

    /** The problem at the top of the page, which the tables of names are about. */
    private static final Problem TWO_LAYERS =
            ProblemFiles.parse(Documents.blocks(PROBLEM_FILE).get(0).text());

    @TestFactory
    Stream<DynamicTest> everyNumberIsReadAsTheTableSays() {
        return Documents.table(SUBMISSION_FILE, "numbers").stream().map(row -> {
            String written = Documents.code(row.get(0)).get(0);
            return DynamicTest.dynamicTest(written, () -> {
                Optional<Double> read = WrittenNumber.of(written).map(WrittenNumber::value);

                assertThat(read)
                        .isEqualTo(
                                row.get(1).equals("refused")
                                        ? Optional.empty()
                                        : Optional.of(Double.valueOf(row.get(1))));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> everySpellingMeansWhatTheTableSays() {
        return Documents.table(SUBMISSION_FILE, "names").stream()
                .flatMap(row -> Stream.concat(Documents.code(row.get(0)).stream(), Documents.code(row.get(1)).stream())
                        .map(spelling -> DynamicTest.dynamicTest(
                                spelling,
                                () -> assertThat(meaning(spelling))
                                        .isEqualTo(meaning(
                                                Documents.code(row.get(0)).get(0))))));
    }

    @TestFactory
    Stream<DynamicTest> everyPartIsInItsTable() {
        return Stream.of(
                DynamicTest.dynamicTest("activations", () -> assertNamed("activations", Catalogue.activations())),
                DynamicTest.dynamicTest("losses", () -> assertNamed("losses", Catalogue.losses())),
                DynamicTest.dynamicTest("optimizers", () -> assertNamed("optimizers", Catalogue.optimizers())));
    }

    private static void assertNamed(String table, Catalogue<? extends Named> catalogue) {
        List<List<String>> rows = Documents.table(PROBLEM_FILE, table);

        assertThat(rows.stream().flatMap(row -> Documents.code(row.get(0)).stream()))
                .containsExactlyElementsOf(catalogue.names());
        for (List<String> row : rows) {
            Named part = catalogue.find(Documents.code(row.get(0)).get(0)).orElseThrow();
            assertThat(Documents.code(row.get(1))).as(part.name()).isEqualTo(part.aliases());
        }
    }

    private static Quantity meaning(String spelling) {
        Resolution resolution = TWO_LAYERS.vocabulary().resolve(spelling);
        assertThat(resolution).as(spelling).isInstanceOf(Resolution.Found.class);
        return ((Resolution.Found) resolution).quantity();
    }
}
