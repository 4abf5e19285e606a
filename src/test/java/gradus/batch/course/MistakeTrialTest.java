package gradus.batch.course;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.problem.RuleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that is told as a formula is one that a course file takes, in the letters of every problem. */
class MistakeTrialTest {
    private static final int MOST_OF_A_PROBLEM = 6;

    private static Stream<Path> problems() {
        return ProblemFiles.all().stream();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whatAPageOffersFits(Path file) throws IOException {
        Problem problem = ProblemFiles.read(file);
        RuleText texts = new RuleText(problem);
        List<Quantity> asked = problem.questions().stream()
                .map(Question::quantity)
                .filter(quantity -> !(problem.graph().rule(quantity) instanceof Expression.Constant))
                .filter(quantity -> problem.truth(quantity).scale() > 0) // three times nothing is right
                .distinct()
                .limit(MOST_OF_A_PROBLEM)
                .toList();
        for (Quantity quantity : asked) {
            Expression tripled =
                    Algebra.multiply(Algebra.constant(3), problem.graph().rule(quantity));
            Optional<String> formula = texts.of(quantity, tripled);
            if (formula.isPresent()) {
                MistakeTrial trial = MistakeTrial.of(mistake(texts.name(quantity), formula.get()), file);

                assertThat(trial.mistake())
                        .as(quantity + " = " + formula.get() + "\n"
                                + trial.issues().render(trial.source()))
                        .isPresent();
                assertThat(trial.mistake().get().quantity()).isEqualTo(quantity);
                assertThat(trial.isRight(problem)).isFalse();
            }
        }
    }

    /** In numpy's signs the product of two square matrices is refused: it may be meant entry by entry, or not. */
    @Test
    void productsOfSquareMatricesAreToldApart() throws IOException {
        Path file = Path.of("problems/001-bce-columns.yaml");
        Problem problem = ProblemFiles.read(file);
        Quantity delta = NetworkQuantities.delta(2);

        String formula = new RuleText(problem)
                .of(delta, Algebra.negate(problem.graph().rule(delta)))
                .orElseThrow();

        assertThat(formula).contains("∘");
        assertThat(MistakeTrial.of(mistake("delta2", formula), file).mistake())
                .hasValueSatisfying(own -> assertThat(own.quantity()).isEqualTo(delta));
    }

    @Test
    void theRightRuleIsNoMistakeHoweverItIsWritten() throws IOException {
        Path file = Path.of("problems/004-exercise-1.yaml");
        Problem problem = ProblemFiles.read(file);
        String name = new RuleText(problem).name(problem.questions().get(0).quantity());
        String right = new RuleText(problem)
                .of(
                        problem.questions().get(0).quantity(),
                        problem.graph().rule(problem.questions().get(0).quantity()))
                .orElseThrow();

        assertThat(MistakeTrial.of(mistake(name, right), file).isRight(problem)).isTrue();
        assertThat(MistakeTrial.of(mistake(name, "0 + (" + right + ") * 1"), file)
                        .isRight(problem))
                .isTrue();
        assertThat(MistakeTrial.of(mistake(name, "2 * (" + right + ")"), file).isRight(problem))
                .isFalse();
    }

    private static NewMistake mistake(String quantity, String formula) {
        return new NewMistake("tried", "a name", quantity, formula, Optional.empty(), Optional.empty());
    }
}
