package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.OptimizerMistakes;
import gradus.grading.mistake.PenaltyMistakes;
import gradus.network.Layout;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.TrainingCases;
import gradus.problem.TrainingCases.Case;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers about two steps of a training with a wrong rule, computed with numpy: a mistake is named, what only looks like one is not. */
class TrainingPapersTest {
    private static final Path FOLDER = Path.of("src/test/resources/training");
    private static final List<String> OF_TRAININGS = Stream.of(new OptimizerMistakes(), new PenaltyMistakes())
            .flatMap(family -> family.mistakes().stream())
            .map(Mistake::id)
            .toList();
    private static final int DECIMALS = 8;

    static List<Case> mistaken() throws IOException {
        return TrainingCases.of(FOLDER.resolve("mistakes.csv"));
    }

    static List<Case> near() throws IOException {
        return TrainingCases.of(FOLDER.resolve("near.csv"));
    }

    private static MarkSheet marked(Case given) {
        Problem problem = ProblemFiles.parse(given.problem(Layout.COLUMNS));
        String answers = given.numbers().entrySet().stream()
                .map(line -> "\"" + line.getKey() + "\": " + written(line.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
        return new Marker(problem).mark(Answers.of(answers));
    }

    private static String written(Tensor value) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < value.shape().rows(); row++) {
            List<String> entries = new ArrayList<>();
            for (int column = 0; column < value.shape().columns(); column++) {
                entries.add(BigDecimal.valueOf(value.at(row, column))
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString());
            }
            rows.add(entries.toString());
        }
        return rows.toString();
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void aMistakeIsNamed(Case given) {
        assertThat(RecurrencePapers.named(marked(given)))
                .isNotEmpty()
                .anySatisfy((line, ids) -> assertThat(ids).contains(given.name()));
    }

    @ParameterizedTest
    @MethodSource("near")
    void whatOnlyLooksLikeAMistakeIsGivenNoName(Case given) {
        assertThat(RecurrencePapers.named(marked(given)))
                .isNotEmpty()
                .allSatisfy((line, ids) -> assertThat(ids).as(line).doesNotContainAnyElementsOf(OF_TRAININGS));
    }
}
