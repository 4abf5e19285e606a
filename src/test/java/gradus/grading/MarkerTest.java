package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gradus.grading.UnusedLine.Reason;
import gradus.grading.Verdict.Missing;
import gradus.grading.Verdict.Right;
import gradus.grading.Verdict.Unreadable;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    /** x = (1, 2) gives z = (0.5, 1.1), a = z, E = ½ (0.5² + 0.1²) = 0.13, delta = (0.5, 0.1). */
    private static final String HEAD = """
            id: linear
            title: One layer without a bend
            network:
              inputs: 2
              layers:
                - {units: 2, activation: identity, weights: [[0.1, 0.2], [0.3, 0.4]], biases: none}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: [0, 1]}
            training: {optimizer: sgd, learning-rate: 1}
            queries: {x_new: [2, 0]}
            """;

    private static final String QUESTIONS = """
            questions:
              - {quantity: z1, points: 1}
              - {quantity: a1, points: 1}
              - {quantity: E, points: 0.5}
              - {quantity: delta1, points: 2}
              - {quantity: dE/dW1, points: 3}
              - {quantity: W1_new, points: 1}
              - {quantity: class(x_new), points: 1}
            """;

    private static final String RIGHT = """
            z1: [0.5, 1.1]
            a1: [0.5, 1.1]
            E: 0.13
            delta1: [0.5, 0.1]
            dE/dW1: [[0.5, 1.0], [0.1, 0.2]]
            W1_new: [[-0.4, -0.8], [0.2, 0.2]]
            class(x_new): 2
            """;

    private static MarkSheet mark(String answers) {
        return mark(QUESTIONS, answers);
    }

    private static MarkSheet mark(String questions, String answers) {
        return new Marker(ProblemFiles.parse(HEAD + questions)).mark(Answers.of(answers));
    }

    private static MarkLine line(MarkSheet sheet, String name) {
        return sheet.lines().stream()
                .filter(line -> line.question().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> problemFiles() {
        return ProblemFiles.ofNumbers();
    }

    @Nested
    class Points {
        @Test
        void ofARightPaperAreAllThereAre() {
            MarkSheet sheet = mark(RIGHT);

            assertThat(sheet.points()).isEqualByComparingTo("9.5").isEqualByComparingTo(sheet.maximum());
            assertThat(sheet.count(Verdict::isRight)).isEqualTo(7);
            assertThat(sheet.unused()).isEmpty();
        }

        @Test
        void ofNothingHandedInAreNone() {
            MarkSheet sheet = new Marker(ProblemFiles.parse(HEAD + QUESTIONS)).unanswered();

            assertThat(sheet.answered()).isFalse();
            assertThat(sheet.points()).isZero();
            assertThat(sheet.lines())
                    .hasSize(7)
                    .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(new Missing(false)));
        }

        @Test
        void ofTenTenthsAreOne() {
            String names = "z1 a1 E delta1 dE/da1 dE/dW1 dE/dx W1_new z1(x_new) class(x_new)";
            String questions = "questions:\n" + names.replaceAll("(\\S+) ?", "  - {quantity: $1, points: 0.1}\n");
            String answers = RIGHT + """
                    dE/da1: [0.5, 0.1]
                    dE/dx: [0.08, 0.14]
                    z1(x_new): [-0.8, 0.4]
                    """;

            MarkSheet sheet = mark(questions, answers);

            assertThat(sheet.points()).isEqualTo(new BigDecimal("1.0"));
            assertThat(sheet.maximum()).isEqualTo(new BigDecimal("1.0"));
        }

        @Test
        void ofALineWithAWrongEntryAreTheShareOfTheOthers() {
            MarkSheet sheet = mark(RIGHT.replace("[[0.5, 1.0], [0.1, 0.2]]", "[[0.5, 1.0], [0.1, 0.7]]"));

            assertThat(line(sheet, "dE/dW1").points()).isEqualByComparingTo("2.25");
            assertThat(sheet.points()).isEqualByComparingTo("8.75");
        }

        @Test
        void ofALineWithANanAreTheShareOfTheOthers() {
            MarkSheet sheet = mark(RIGHT.replace("delta1: [0.5, 0.1]", "delta1: [0.5, nan]"));

            assertThat(line(sheet, "delta1").points()).isEqualByComparingTo("1");
        }

        @Test
        void ofALineWithAWrongEntryAreNoneWithoutPartialCredit() {
            String questions = QUESTIONS + "partial-credit: none\n";
            String answers =
                    RIGHT.replace("delta1: [0.5, 0.1]", "delta1: [0.5, 0.7]").replace("E: 0.13", "E: nan");

            MarkSheet sheet = mark(questions, answers);

            assertThat(line(sheet, "delta1").points()).isZero();
            assertThat(sheet.points()).isEqualByComparingTo("7");
        }

        @Test
        void ofAWrongShapeAreNone() {
            MarkSheet sheet = mark(RIGHT.replace("[[0.5, 1.0], [0.1, 0.2]]", "[0.5, 1.0, 0.1, 0.2]"));

            assertThat(line(sheet, "dE/dW1").points()).isZero();
        }

        @ParameterizedTest
        @MethodSource("gradus.grading.MarkerTest#problemFiles")
        void ofTheTruthAtFullPrecisionAreAllThereAre(Path file) {
            Problem problem = ProblemFiles.read(file);

            MarkSheet sheet = new Marker(problem).mark(Answers.of(truth(problem)));

            assertThat(sheet.points()).isEqualByComparingTo(problem.maximum());
            assertThat(sheet.unused()).isEmpty();
        }

        private static String truth(Problem problem) {
            return problem.questions().stream()
                    .map(question -> "\"" + question.name() + "\": " + rows(problem.truth(question.quantity())))
                    .collect(Collectors.joining("\n"));
        }

        /** Row by row, as a table has it. */
        private static String rows(Tensor tensor) {
            Shape shape = tensor.shape();
            int columns = shape.rank() < 2 ? 1 : shape.size(shape.rank() - 1);
            return IntStream.range(0, tensor.count() / columns)
                    .mapToObj(row -> IntStream.range(0, columns)
                            .mapToObj(column -> tensor.at(row * columns + column))
                            .toList()
                            .toString())
                    .toList()
                    .toString();
        }
    }

    @Nested
    class TheOrderOfThePaper {
        private static final String MESSY = """
                δ1: [0.5, 0.1]
                z1: [0.5, 7]
                prediction: 3
                dz1: [.5, 1e-1]
                E: nan
                dW1: [[0.5, 0.1], [1.0, 0.2]]
                W1': word
                a1: [1]
                class: 1
                class_new: 2
                class(x_new): 2
                class (x_new): 2.0
                scratch: 99
                loss: 0.13
                x: [1, 2]
                """;

        @Test
        void doesNotChangeTheMark() {
            Marker marker = new Marker(ProblemFiles.parse(HEAD + QUESTIONS));
            ProblemAnswers paper = Answers.of(MESSY);
            List<String> inOrder = marksOf(marker.mark(paper));
            Random random = new Random(8);
            for (int run = 0; run < 500; run++) {
                List<AnswerLine> lines = new ArrayList<>(paper.lines());
                Collections.shuffle(lines, random);

                MarkSheet sheet = marker.mark(new ProblemAnswers("", paper.position(), lines, paper.blank()));

                assertThat(marksOf(sheet)).isEqualTo(inOrder);
            }
        }

        @Test
        void doesNotChangeWhichLinesAreUsed() {
            MarkSheet before = mark("class: 1\nclass(x_new): 1\nclass_new: 2\n");
            MarkSheet after = mark("class_new: 2\nclass(x_new): 1\nclass: 1\n");

            assertThat(line(before, "class(x_new)").answer().orElseThrow().name())
                    .isEqualTo("class(x_new)");
            assertThat(line(after, "class(x_new)").answer().orElseThrow().name())
                    .isEqualTo("class(x_new)");
        }

        @Test
        void isThatOfTheUnusedLines() {
            MarkSheet sheet = mark("zzz: 1\nclass: 3\nqqq: 2\nclass(x_new): 2\n");

            assertThat(sheet.unused())
                    .extracting(unused -> unused.line().name())
                    .containsExactly("zzz", "class", "qqq");
        }

        private static List<String> marksOf(MarkSheet sheet) {
            return sheet.lines().stream()
                    .map(line -> line.question().name() + " " + line.verdict().code() + " " + line.points())
                    .toList();
        }
    }

    @Nested
    class LinesThatAnswerNoQuestion {
        @Test
        void costNothing() {
            MarkSheet sheet = mark(RIGHT + "scratch: 99\nx: [0, 0]\nW1: [[0, 0], [0, 0]]\nE1: 5\nnotes: hello\n");

            assertThat(sheet.points()).isEqualByComparingTo(sheet.maximum());
            assertThat(sheet.unused()).hasSize(5);
        }

        @Test
        void areNamedWithTheReason() {
            MarkSheet sheet = mark("W1: [[0.1, 0.2], [0.3, 0.4]]\ndetla1: [0.5, 0.1]\nscratch: 1\n");

            assertThat(sheet.unused())
                    .extracting(unused -> unused.line().name(), UnusedLine::reason, UnusedLine::candidates)
                    .containsExactly(
                            tuple("W1", Reason.NOT_ASKED, List.of()),
                            tuple("detla1", Reason.UNKNOWN_NAME, List.of("delta1")),
                            tuple("scratch", Reason.UNKNOWN_NAME, List.of()));
        }

        @Test
        void ofAnAmbiguousNameAreShownAllItCanMean() {
            String questions = "questions: [class, class(x_new)]\n";

            MarkSheet sheet = mark(questions, "predicted class: 2\n");

            assertThat(sheet.unused()).singleElement().satisfies(unused -> {
                assertThat(unused.reason()).isEqualTo(Reason.AMBIGUOUS_NAME);
                assertThat(unused.candidates()).containsExactly("class", "class(x_new)");
            });
            assertThat(sheet.points()).isZero();
        }
    }

    @Nested
    class AQuantityAnsweredTwice {
        @Test
        void withTheSameNumbersCountsOnce() {
            MarkSheet sheet = mark("dz1: [0.5, 0.1]\ndE/dz1: [.5, 1e-1]\n");

            assertThat(line(sheet, "delta1").points()).isEqualByComparingTo("2");
            assertThat(sheet.unused()).singleElement().satisfies(unused -> {
                assertThat(unused.line().name()).isEqualTo("dE/dz1");
                assertThat(unused.reason()).isEqualTo(Reason.REPEATED);
            });
        }

        @Test
        void withDifferentNumbersIsNotDecidedForTheStudent() {
            MarkSheet sheet = mark("dz1: [0.5, 0.1]\ndE/dz1: [0.5, 0.2]\n");

            assertThat(line(sheet, "delta1").points()).isZero();
            assertThat(line(sheet, "delta1").verdict()).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
                assertThat(unreadable.reason()).contains("'dz1' in line 1", "'dE/dz1' in line 2");
                assertThat(unreadable.position().line()).isEqualTo(2);
            });
        }

        @Test
        void roundedInTwoWaysThatAreBothRightIsRight() {
            MarkSheet exact = mark("dz1: [0.5, 0.1]\n");
            MarkSheet twice = mark("dz1: [0.5, 0.1]\ndE/dz1: [0.50, 0.100]\n");

            assertThat(line(exact, "delta1").verdict()).isInstanceOf(Right.class);
            assertThat(line(twice, "delta1").points()).isEqualByComparingTo("2");
        }

        @Test
        void underItsFullNameAndAShortFormCountsUnderItsFullName() {
            MarkSheet sheet = mark("class: 1\nclass(x_new): 2\n");

            assertThat(line(sheet, "class(x_new)").points()).isEqualByComparingTo("1");
            assertThat(sheet.unused()).singleElement().satisfies(unused -> {
                assertThat(unused.line().name()).isEqualTo("class");
                assertThat(unused.reason()).isEqualTo(Reason.FULL_NAME_GIVEN);
            });
        }

        @Test
        void underTwoSpellingsOfItsFullNameWithDifferentNumbersIsNotDecided() {
            MarkSheet sheet = mark("class(x_new): 1\nclass (x_new): 2\n");

            assertThat(line(sheet, "class(x_new)").verdict()).isInstanceOf(Unreadable.class);
        }

        @Test
        void onceReadableAndOnceNotIsNotDecided() {
            MarkSheet sheet = mark("dz1: [0.5, 0.1]\ndE/dz1: word\n");

            assertThat(line(sheet, "delta1").verdict()).isInstanceOf(Unreadable.class);
        }
    }

    @Nested
    class AnUpdatedParameter {
        private final Problem exercise = ProblemFiles.read(Path.of("problems/004-exercise-1.yaml"));

        private Verdict verdictOnNewWeights(String first) {
            String row = "[" + first + ", " + first + ", 0.1, 0.1, 0.1]";
            MarkSheet sheet =
                    new Marker(exercise).mark(Answers.of("w1_new: [" + row + ", " + row + ", " + row + "]\n"));
            return line(sheet, "w[1]_new").verdict();
        }

        @Test
        void thatMayBeTheOldOneAsFarAsItsDigitsGoIsNotRight() {
            assertThat(verdictOnNewWeights("0.1").isRight()).isFalse();
            assertThat(verdictOnNewWeights("0.10").isRight()).isFalse();
        }

        @Test
        void isRightAsAWholeIfOneOfItsNumbersShowsTheChange() {
            String row = "[0.0995, 0.1, 0.1, 0.1, 0.1]";
            String mixed = "[[0.0995, 0.10, 0.1, 0.1, 0.1], " + row + ", " + row + "]";

            MarkSheet sheet = new Marker(exercise).mark(Answers.of("w1_new: " + mixed + "\n"));

            assertThat(line(sheet, "w[1]_new").verdict().isRight()).isTrue();
        }

        @Test
        void whoseDigitsShowTheChangeIsRight() {
            assertThat(verdictOnNewWeights("0.0995").isRight()).isTrue();
            assertThat(verdictOnNewWeights("0.099").isRight()).isTrue();
        }
    }

    @Nested
    class ATruthThatCancels {
        /** z1 = 0.3 · 1 − 0.2 · 2 + 0.1 is −2.8e−17 in double precision, and 0 to everybody else. */
        private final Problem cancelling = ProblemFiles.parse("""
                id: cancelling
                title: One unit whose net input cancels
                network:
                  inputs: 2
                  layers:
                    - {units: 1, activation: tanh, weights: [[0.3, -0.2]], biases: 0.1}
                examples:
                  - {input: [1, 2]}
                questions: [z1]
                """);

        @ParameterizedTest
        @ValueSource(strings = {"0", "0.0", "0.0000", "-2.8e-17"})
        void isAnsweredByZero(String written) {
            assertThat(new Marker(cancelling)
                            .mark(Answers.of("z1: " + written + "\n"))
                            .points())
                    .isEqualByComparingTo("1");
        }

        @Test
        void isNotAnsweredByASmallNumber() {
            assertThat(new Marker(cancelling).mark(Answers.of("z1: 0.000001\n")).points())
                    .isZero();
        }
    }

    @Nested
    class ALineWithoutNumbers {
        @Test
        void isMissing() {
            assertThat(line(mark("z1: [0.5, 1.1]\n"), "E").verdict()).isEqualTo(new Missing(false));
        }

        @Test
        void isLeftBlankIfItsNameStandsThereInAnySpelling() {
            assertThat(line(mark("loss:\n"), "E").verdict()).isEqualTo(new Missing(true));
        }

        @Test
        void isUnreadableAtItsPlace() {
            MarkSheet sheet = mark("z1: [0.5, 1.1]\nE: about a half\n");

            assertThat(line(sheet, "E").verdict())
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            unreadable ->
                                    assertThat(unreadable.position().line()).isEqualTo(2));
            assertThat(line(sheet, "E").points()).isZero();
        }
    }

    @Nested
    class TheOriginOfALine {
        @Test
        void isWhatWasAskedRightBeforeIt() {
            MarkSheet sheet = mark(RIGHT);

            assertThat(line(sheet, "z1").origin()).isEqualTo(new Origin(List.of(), List.of(), List.of()));
            assertThat(line(sheet, "a1").origin()).isEqualTo(new Origin(List.of("z1"), List.of(), List.of()));
            assertThat(line(sheet, "E").origin()).isEqualTo(new Origin(List.of("a1"), List.of(), List.of()));
            assertThat(line(sheet, "dE/dW1").origin()).isEqualTo(new Origin(List.of("delta1"), List.of(), List.of()));
            assertThat(line(sheet, "W1_new").origin()).isEqualTo(new Origin(List.of("dE/dW1"), List.of(), List.of()));
            assertThat(line(sheet, "class(x_new)").origin())
                    .isEqualTo(new Origin(List.of("W1_new"), List.of(), List.of()));
        }

        @Test
        void namesWrongAndUnansweredOnes() {
            MarkSheet sheet = mark("z1: [9, 9]\ndE/dW1: [1, 2, 3]\n");

            assertThat(line(sheet, "a1").origin()).isEqualTo(new Origin(List.of("z1"), List.of("z1"), List.of()));
            assertThat(line(sheet, "dE/dW1").origin())
                    .isEqualTo(new Origin(List.of("delta1"), List.of(), List.of("delta1")));
            assertThat(line(sheet, "W1_new").origin())
                    .isEqualTo(new Origin(List.of("dE/dW1"), List.of("dE/dW1"), List.of()));
        }

        @Test
        void reachesAcrossWhatWasNotAsked() {
            MarkSheet sheet = mark("questions: [z1, dE/dW1]\n", "z1: [9, 9]\n");

            assertThat(line(sheet, "dE/dW1").origin()).isEqualTo(new Origin(List.of("z1"), List.of("z1"), List.of()));
        }
    }

    @Test
    void linesComeInTheOrderOfTheGraphAndNotOfTheFile() {
        MarkSheet sheet = mark("questions: [W1_new, E, z1]\n", "scratch: 1\n");

        assertThat(sheet.lines().stream().map(MarkLine::question).map(Question::name))
                .containsExactly("z1", "E", "W1_new");
    }
}
