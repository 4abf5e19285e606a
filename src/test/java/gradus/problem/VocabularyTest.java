package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.problem.Resolution.Ambiguous;
import gradus.problem.Resolution.Found;
import gradus.problem.Resolution.Unknown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final Map<String, Problem> FILES = new ConcurrentHashMap<>();

    /** Two layers, a training step, one query point; asks nothing whose name is in doubt. */
    private static Problem twoLayers(String more) {
        return ProblemFiles.parse("""
                id: two-layers
                title: Two layers
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: sigmoid, weights: [[0.1, 0.2], [0.3, 0.4]], biases: [0.5, 0.6]}
                    - {units: 2, activation: sigmoid, weights: [[0.7, 0.8], [0.9, 1.1]], biases: [0.3, 0.2]}
                  loss: half-squared-error
                examples:
                  - {input: [1, 2], target: [1, 0]}
                training: {optimizer: sgd, learning-rate: 1}
                """ + more);
    }

    private static Problem oneQueryPoint() {
        return FILES.computeIfAbsent("one query point", name -> twoLayers("""
                        queries: {x_new: [3, 4]}
                        questions: [z1]
                        """));
    }

    /** The quantity in canonical letters; {@code several: …} and {@code unknown} where it is none. */
    private static String meaning(Problem problem, String written) {
        Resolution resolution = problem.vocabulary().resolve(written);
        if (resolution instanceof Found found) {
            return found.quantity().toString();
        }
        return resolution instanceof Ambiguous ambiguous
                ? "several: " + String.join(", ", ambiguous.candidates())
                : "unknown";
    }

    private static Problem document(String id) {
        return FILES.computeIfAbsent(id, name -> ProblemFiles.read(Path.of("problems", name + ".yaml")));
    }

    private static List<Path> problemFiles() {
        return ProblemFiles.all();
    }

    @Nested
    class InCanonicalLetters {
        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        W2                                                  | W2
                        W_2                                                 | W2
                        W[2]                                                | W2
                        W^(2)                                               | W2
                        W^{[2]}                                             | W2
                        W₂                                                  | W2
                        W²                                                  | W2
                        $W_2$                                               | W2
                        w2                                                  | W2
                        B1                                                  | b1
                        Z_2                                                 | z2
                        A1                                                  | a1
                        a^{(1)}                                             | a1
                        x                                                   | x
                        X                                                   | x
                        x0                                                  | x
                        a0                                                  | x
                        input                                               | x
                        t                                                   | t
                        T                                                   | t
                        target                                              | t
                        E                                                   | E
                        L                                                   | E
                        J                                                   | E
                        C                                                   | E
                        loss                                                | E
                        LOSS                                                | E
                        cost                                                | E
                        error                                               | E
                        dW2                                                 | dE/dW2
                        dW_2                                                | dE/dW2
                        dW[2]                                               | dE/dW2
                        dw2                                                 | dE/dW2
                        DW2                                                 | dE/dW2
                        dE/dW2                                              | dE/dW2
                        dE / dW2                                            | dE/dW2
                        dE/dw2                                              | dE/dW2
                        dE_dW2                                              | dE/dW2
                        dL/dW2                                              | dE/dW2
                        dJ/dW2                                              | dE/dW2
                        dLoss/dW2                                           | dE/dW2
                        grad_W2                                             | dE/dW2
                        gradW2                                              | dE/dW2
                        W2_grad                                             | dE/dW2
                        W2.grad                                             | dE/dW2
                        gradient W2                                         | dE/dW2
                        ∂E/∂W[2]                                            | dE/dW2
                        ∂E/∂W₂                                              | dE/dW2
                        ∂E/∂W⁽²⁾                                            | dE/dW2
                        ∂J/∂W2                                              | dE/dW2
                        \\partial E / \\partial W_2                         | dE/dW2
                        \\frac{\\partial E}{\\partial W^{[2]}}              | dE/dW2
                        \\frac{\\partial E}{\\partial W_{2}}                | dE/dW2
                        \\dfrac{\\partial L}{\\partial W_2}                 | dE/dW2
                        \\tfrac{\\partial L}{\\partial W_2}                 | dE/dW2
                        \\frac{dE}{dW_2}                                    | dE/dW2
                        \\frac{\\partial E}{\\partial \\mathbf{W}_2}        | dE/dW2
                        \\nabla_{W^{(2)}} J                                 | dE/dW2
                        ∇W2                                                 | dE/dW2
                        ∇_W2 E                                              | dE/dW2
                        db1                                                 | dE/db1
                        dE/da1                                              | dE/da1
                        da1                                                 | dE/da1
                        dE/dŷ                                               | dE/da2
                        dx                                                  | dE/dx
                        dE/dx                                               | dE/dx
                        δ2                                                  | dE/dz2
                        δ₂                                                  | dE/dz2
                        δ_2                                                 | dE/dz2
                        δ[2]                                                | dE/dz2
                        delta2                                              | dE/dz2
                        delta_2                                             | dE/dz2
                        Delta2                                              | dE/dz2
                        delta[2]                                            | dE/dz2
                        \\delta^{[2]}                                       | dE/dz2
                        \\delta_2                                           | dE/dz2
                        dE/dz2                                              | dE/dz2
                        dz2                                                 | dE/dz2
                        W2_new                                              | W2_new
                        W2new                                               | W2_new
                        W_new2                                              | W2_new
                        W_2^{new}                                           | W2_new
                        W^{[2]}_{new}                                       | W2_new
                        new W2                                              | W2_new
                        new_W2                                              | W2_new
                        updated_W2                                          | W2_new
                        W2_updated                                          | W2_new
                        W2_next                                             | W2_new
                        W2'                                                 | W2_new
                        W'2                                                 | W2_new
                        W_2'                                                | W2_new
                        W2′                                                 | W2_new
                        W2’                                                 | W2_new
                        W2^+                                                | W2_new
                        W_2^\\prime                                         | W2_new
                        b1_new                                              | b1_new
                        b1'                                                 | b1_new
                        ŷ                                                   | a2
                        \\hat{y}                                            | a2
                        \\hat y                                             | a2
                        y_hat                                               | a2
                        yhat                                                | a2
                        hat_y                                               | a2
                        Yhat                                                | a2
                        output                                              | a2
                        x_new                                               | x(x_new)
                        xnew                                                | x(x_new)
                        a2(x_new)                                           | a2(x_new)
                        a2@x_new                                            | a2(x_new)
                        a2_new                                              | a2(x_new)
                        a_2(x_new)                                          | a2(x_new)
                        z1_new                                              | z1(x_new)
                        z1_query                                            | z1(x_new)
                        ŷ(x_new)                                            | a2(x_new)
                        \\hat{y}_{new}                                      | a2(x_new)
                        class(x_new)                                        | class(x_new)
                        class_new                                           | class(x_new)
                        predicted class(x_new)                              | class(x_new)
                        """)
        void aNameMeansWhatPeopleMeanByIt(String written, String quantity) {
            assertThat(meaning(oneQueryPoint(), written.replace("\\\\", "\\"))).isEqualTo(quantity);
        }

        @Test
        void aComposedAndADecomposedHatAreTheSame() {
            assertThat(meaning(oneQueryPoint(), "y\u0302")).isEqualTo("a2");
            assertThat(meaning(oneQueryPoint(), "\u0177")).isEqualTo("a2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "w",
                    "dz",
                    "dW",
                    "db",
                    "da",
                    "W_new",
                    "new W",
                    "b'", // no layer
                    "y",
                    "Y",
                    "o",
                    "o2",
                    "h",
                    "h1",
                    "net1",
                    "s1", // another course's letters
                    "E1",
                    "E2",
                    "L1",
                    "L2",
                    "J_1",
                    "E_new",
                    "E(x_new)", // there is one loss
                    "W3",
                    "W0",
                    "z0",
                    "delta0",
                    "delta3",
                    "b11",
                    "W11",
                    "w_{1,2}",
                    "z[1][0]",
                    "a2[0]", // no such layer
                    "ΔW2",
                    "delta_W2",
                    "Δ2",
                    "dW2_new",
                    "dE",
                    "dt",
                    "dE/dt",
                    "dE/dE",
                    "dE/dy", // not computed
                    "a2'",
                    "z1'",
                    "x'",
                    "σ(z1)",
                    "sigmoid(z1)",
                    "softmax(z2)",
                    "f(z1)",
                    "W2''",
                    "W2^T", // not a quantity
                    "e",
                    "c",
                    "l",
                    "j", // the error vector, a class, an index: not the loss
                    "loss_factor",
                    "batch_factor",
                    "output_factor", // constants of the solver
                    "x1",
                    "x_1",
                    "t1",
                    "",
                    " ",
                    "?",
                    "_",
                    "()",
                    "1",
                    "\\frac{}{}",
                    "d/d",
                })
        void aNameThatMayMeanSomethingElseMeansNothing(String written) {
            assertThat(meaning(oneQueryPoint(), written)).isEqualTo("unknown");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "W | several: W1, W2",
                    "b | several: b1, b2",
                    "z | several: z1, z2",
                    "a | several: a1, a2",
                    "delta | several: delta1, delta2",
                    "δ | several: delta1, delta2"
                })
        void aLetterWithoutItsLayerCanMeanThatOfEveryLayer(String written, String meaning) {
            assertThat(meaning(oneQueryPoint(), written)).isEqualTo(meaning);
        }

        @Test
        void aMisspeltNameGivesTheNearestOne() {
            assertThat(oneQueryPoint().vocabulary().resolve("detla2")).isEqualTo(new Unknown(Optional.of("delta2")));
        }

        @Test
        void aNameLikeNoneGivesNone() {
            assertThat(oneQueryPoint().vocabulary().resolve("scratch")).isEqualTo(new Unknown(Optional.empty()));
        }

        @Test
        void aWrongLayerIsNoSlipOfThePen() {
            assertThat(oneQueryPoint().vocabulary().resolve("delta3")).isEqualTo(new Unknown(Optional.empty()));
        }

        @Test
        void aVeryLongNameIsUnknownAtOnce() {
            String name = "\\frac{".repeat(100_000) + "}{";

            assertThat(meaning(oneQueryPoint(), name)).isEqualTo("unknown");
        }
    }

    @Nested
    class WithOneLayer {
        private final Problem problem = ProblemFiles.parse("""
                id: one-layer
                title: One layer
                network:
                  inputs: 2
                  layers:
                    - {units: 1, activation: sigmoid, weights: [[0.1, 0.2]], biases: [0.5]}
                  loss: squared-error
                examples:
                  - {input: [1, 2], target: 1}
                training: {optimizer: sgd, learning-rate: 1}
                questions: [z1]
                """);

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "W, W1",
            "w, W1",
            "b, b1",
            "z, z1",
            "a, a1",
            "yhat, a1",
            "dW, dE/dW1",
            "db, dE/db1",
            "dz, dE/dz1",
            "delta, dE/dz1",
            "δ, dE/dz1",
            "W_new, W1_new",
            "W', W1_new",
            "b', b1_new",
            "dE/dW, dE/dW1",
            "W1, W1",
        })
        void aLetterNeedsNoLayer(String written, String quantity) {
            assertThat(meaning(problem, written)).isEqualTo(quantity);
        }
    }

    /** What a course calls something else keeps the course's meaning, however it is dressed up. */
    @Nested
    class InTheLettersOfACourse {
        @ParameterizedTest(name = "in {0}, {1} is {2}")
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        000-softmax-rows | h1                       | a1
                        000-softmax-rows | h2                       | a2
                        000-softmax-rows | a1                       | a1
                        000-softmax-rows | ŷ                        | a2
                        000-softmax-rows | y                        | t
                        000-softmax-rows | CE                       | E
                        000-softmax-rows | loss                     | E
                        000-softmax-rows | dCE/dh1                  | dE/da1
                        000-softmax-rows | dE/dh1                   | dE/da1
                        000-softmax-rows | dCE/da1                  | dE/da1
                        000-softmax-rows | \\frac{\\partial CE}{\\partial \\hat{y}} | dE/da2
                        000-softmax-rows | ∂CE/∂W₂                  | dE/dW2
                        000-softmax-rows | ∂J/∂W₂                   | dE/dW2
                        000-softmax-rows | δ₁                       | dE/dz1
                        001-bce-columns  | a1                       | z1
                        001-bce-columns  | A1                       | z1
                        001-bce-columns  | a^{(1)}                  | z1
                        001-bce-columns  | z1                       | z1
                        001-bce-columns  | h1                       | a1
                        001-bce-columns  | h^{(0)}                  | x
                        001-bce-columns  | a0                       | unknown
                        001-bce-columns  | dJ/da(2)                 | dE/dz2
                        001-bce-columns  | dE/da2                   | dE/dz2
                        001-bce-columns  | dL/da2                   | dE/dz2
                        001-bce-columns  | dLoss/da2                | dE/dz2
                        001-bce-columns  | dl/da2                   | dE/dz2
                        001-bce-columns  | ∇_{a^{(2)}} E            | dE/dz2
                        001-bce-columns  | da2                      | dE/dz2
                        001-bce-columns  | grad_a2                  | dE/dz2
                        001-bce-columns  | dE/dz2                   | dE/dz2
                        001-bce-columns  | dE/dh2                   | dE/da2
                        001-bce-columns  | dh2                      | dE/da2
                        001-bce-columns  | ŷ                        | a2
                        001-bce-columns  | y                        | t
                        002-ten-classes  | y1                       | a1
                        002-ten-classes  | y^{(2)}                  | a2
                        002-ten-classes  | y(2)                     | a2
                        002-ten-classes  | y                        | several: y(1), y(2)
                        002-ten-classes  | t                        | t
                        002-ten-classes  | a1                       | a1
                        002-ten-classes  | dE/dy(1)                 | dE/da1
                        002-ten-classes  | dJ/dy1                   | dE/da1
                        002-ten-classes  | b1                       | unknown
                        003-relu-columns | w2                       | W2
                        003-relu-columns | W2                       | W2
                        003-relu-columns | A1                       | a1
                        003-relu-columns | a1                       | a1
                        003-relu-columns | X                        | x
                        003-relu-columns | x                        | x
                        003-relu-columns | A0                       | x
                        003-relu-columns | dL/dw2                   | dE/dW2
                        003-relu-columns | dw2                      | dE/dW2
                        003-relu-columns | dE/dW2                   | dE/dW2
                        003-relu-columns | dL/dA1                   | dE/da1
                        003-relu-columns | dX                       | dE/dx
                        004-exercise-1   | x[1]                     | a1
                        004-exercise-1   | x2                       | a2
                        004-exercise-1   | x[0]                     | x
                        004-exercise-1   | x                        | x
                        004-exercise-1   | x_new                    | x(x_new)
                        004-exercise-1   | x2_new                   | a2(x_new)
                        004-exercise-1   | x[2](x_new)              | a2(x_new)
                        004-exercise-1   | z                        | t
                        004-exercise-1   | t                        | t
                        004-exercise-1   | z[1]                     | z1
                        004-exercise-1   | dE/dx[1]                 | dE/da1
                        004-exercise-1   | dE/dx1                   | dE/da1
                        004-exercise-1   | dE/da1                   | dE/da1
                        004-exercise-1   | dE/dx                    | dE/dx
                        004-exercise-1   | w[2]'                    | W2_new
                        004-exercise-1   | W2'                      | W2_new
                        004-exercise-1   | w_new[2]                 | W2_new
                        004-exercise-1   | δ[1]                     | dE/dz1
                        004-exercise-1   | \\frac{\\partial E}{\\partial w^{[2]}} | dE/dW2
                        004-exercise-1   | class                    | class(x_new)
                        004-exercise-1   | prediction               | several: x[2], class(x_new)
                        004-exercise-3   | dE/dw[3]                 | dE/dW3
                        004-exercise-3   | x3(x_new)                | a3(x_new)
                        """)
        void aNameMeansWhatTheCourseMeans(String problem, String written, String quantity) {
            assertThat(meaning(document(problem), written.replace("\\\\", "\\")))
                    .isEqualTo(quantity);
        }

        @Test
        void lettersThatDifferOnlyInCaseAreTwo() {
            Problem problem = twoLayers("""
                    notation: {net-input: a, activation: A}
                    questions: [a1, A1]
                    """);

            assertThat(meaning(problem, "a1")).isEqualTo("z1");
            assertThat(meaning(problem, "A1")).isEqualTo("a1");
            assertThat(meaning(problem, "dE/da1")).isEqualTo("dE/dz1");
            assertThat(meaning(problem, "dE/dA1")).isEqualTo("dE/da1");
        }

        @Test
        void aNameThatFitsTheTwoOnlyInAnotherCaseIsAmbiguous() {
            Problem problem = twoLayers("""
                    notation: {net-input: ha, activation: hA}
                    questions: [ha1, hA1]
                    """);

            assertThat(meaning(problem, "HA1")).isEqualTo("several: ha1, hA1");
        }
    }

    @Nested
    class OfTheProjectsProblems {
        @ParameterizedTest
        @MethodSource("gradus.problem.VocabularyTest#problemFiles")
        void everyQuantityIsFoundByItsOwnName(Path file) {
            Problem problem = ProblemFiles.read(file);
            Set<Quantity> asked = new HashSet<>();
            problem.questions().forEach(question -> asked.add(question.quantity()));

            for (Quantity quantity : problem.vocabulary().quantities()) {
                String name = problem.notation().spell(quantity);
                boolean isShortForAnAskedOne = name.equals("class") && !asked.contains(quantity);
                if (!isShortForAnAskedOne) {
                    assertThat(problem.vocabulary().resolve(name)).as(name).isEqualTo(new Found(quantity));
                    assertThat(problem.vocabulary().isFullName(name, quantity)).isTrue();
                }
            }
        }

        @ParameterizedTest
        @MethodSource("gradus.problem.VocabularyTest#problemFiles")
        void noTwoQuantitiesHaveOneName(Path file) {
            Problem problem = ProblemFiles.read(file);

            Stream<String> names = problem.vocabulary().quantities().stream()
                    .map(quantity -> Spelling.bare(problem.notation().spell(quantity)));

            assertThat(names).doesNotHaveDuplicates();
        }

        @ParameterizedTest
        @MethodSource("gradus.problem.VocabularyTest#problemFiles")
        void theNamesStartWithTheAskedOnes(Path file) {
            Problem problem = ProblemFiles.read(file);

            List<String> asked =
                    problem.questions().stream().map(Question::name).toList();
            assertThat(problem.vocabulary().spellings().subList(0, asked.size()))
                    .containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Nested
    class WhereTwoQuantitiesFit {
        private static final String BOTH_CLASSES = """
                queries: {x_new: [3, 4]}
                questions: [class, class(x_new)]
                """;

        @Test
        void theAskedOneIsMeant() {
            Problem problem = twoLayers("""
                    queries: {x_new: [3, 4]}
                    questions: [class(x_new)]
                    """);

            assertThat(meaning(problem, "class")).isEqualTo("class(x_new)");
        }

        @Test
        void theOneWhoseFullNameItIsIsMeantIfBothAreAsked() {
            assertThat(meaning(twoLayers(BOTH_CLASSES), "class")).isEqualTo("class");
        }

        @Test
        void theOneWhoseFullNameItIsIsMeantIfNeitherIsAsked() {
            assertThat(meaning(oneQueryPoint(), "class")).isEqualTo("class");
        }

        @Test
        void aSynonymOfBothGivesBoth() {
            assertThat(meaning(twoLayers(BOTH_CLASSES), "predicted class")).isEqualTo("several: class, class(x_new)");
        }

        @Test
        void aShortFormIsNoFullName() {
            Problem problem = twoLayers(BOTH_CLASSES);
            Quantity ofPoint = problem.questions().get(1).quantity();

            assertThat(problem.vocabulary().isFullName("class(x_new)", ofPoint)).isTrue();
            assertThat(problem.vocabulary().isFullName("class (x_new)", ofPoint))
                    .isTrue();
            assertThat(problem.vocabulary().isFullName("class", ofPoint)).isFalse();
        }

        @Test
        void aPredictionMayBeTheOutputOrTheClass() {
            Problem problem = twoLayers("questions: [a2, class]");

            assertThat(meaning(problem, "prediction")).isEqualTo("several: a2, class");
        }

        @Test
        void aPredictionIsTheOutputWhereOnlyThatIsAsked() {
            assertThat(meaning(twoLayers("questions: [a2]"), "prediction")).isEqualTo("a2");
        }

        @Test
        void twoQueryPointsHaveNoShortForms() {
            Problem problem = twoLayers("""
                    queries: {p: [3, 4], q: [5, 6]}
                    questions: [class(p), class(q)]
                    """);

            assertThat(meaning(problem, "class")).isEqualTo("class");
            assertThat(meaning(problem, "a2_new")).isEqualTo("unknown");
            assertThat(meaning(problem, "a2(q)")).isEqualTo("a2(q)");
        }
    }

    @Nested
    class WhereLettersCollide {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "notation: {activation: z, net-input: z}",
                    "notation: {output: y, target: y}",
                    "notation: {target: x}",
                    "queries: {t: [3, 4]}",
                    "queries: {a1: [3, 4]}",
                    "queries: {W2_new: [3, 4]}",
                    "queries: {x1: [3, 4]}\nnotation: {activation: x}",
                })
        void theProblemIsRefused(String collision) {
            ProblemReading reading = read(collision);

            assertThat(reading.problem().isPresent()).isFalse();
            assertThat(reading.issues().all())
                    .anySatisfy(issue -> assertThat(issue.code()).isEqualTo(ProblemCodes.AMBIGUOUS_QUANTITY));
        }

        private static ProblemReading read(String collision) {
            String text = """
                    id: collision
                    title: Letters that collide
                    network:
                      inputs: 2
                      layers:
                        - {units: 2, activation: sigmoid, weights: 0.1, biases: 0}
                        - {units: 2, activation: sigmoid, weights: 0.1, biases: 0}
                      loss: half-squared-error
                    examples:
                      - {input: [1, 2], target: [1, 0]}
                    training: {optimizer: sgd, learning-rate: 1}
                    questions: [E]
                    """;
            return ProblemReader.read("problem.yaml", (text + collision + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
