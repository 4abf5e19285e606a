package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.Grader.Outcome;
import gradus.formula.FormulaTables;
import gradus.grading.MarkSheet;
import gradus.grading.Verdict;
import gradus.problem.AnswerForm;
import gradus.problem.FormulaJudgement;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.problem.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every final formula of the five source documents, in all spellings, and every slip, handed in as a submission for the problem
 * that asks it and graded. The table of formulas names document and line; {@code posed.csv} beside it names the question.
 */
@Execution(ExecutionMode.CONCURRENT)
class SeedAnswersTest {
    private static final Map<String, Grader> GRADERS = new HashMap<>();
    private static final List<Posed> POSED = FormulaTables.rows("posed.csv", 5).stream()
            .map(fields -> new Posed(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4)))
            .toList();

    /** What {@link #aFormulaOfTheFirstOfThreeLayersIsGraded} grades. */
    private static final Set<String> FURTHER = Set.of(
            "004-exercise-2b-formulas dE/dz1",
            "004-exercise-2b-formulas dE/dW1",
            "004-exercise-2b-formulas dE/db1",
            "004-exercise-3-formulas dE/dz1");

    /** Right but where a net input is exactly 0, where document 003 says 1 and these say 0. */
    private static final Set<String> OFF_THE_KINK = Set.of(
            "w2.T @ (A2 - y_t) * (z1 > 0)",
            "(w2' * (A2 - y_t)) .* (z1 > 0)",
            "w_2^T (A_2 - y_t) \\odot \\mathbb{1}[z_1 > 0]");

    /** A line of posed.csv. */
    private record Posed(String document, String quantity, String spellings, String problem, String question) {
        boolean isAsked() {
            return !problem.equals("-");
        }

        boolean isOf(Row row) {
            return document.equals(row.document) && quantity.equals(row.quantity) && row.spelling.matches(spellings);
        }
    }

    /** A line of seeds.csv, answering a question. */
    private record Row(String document, String line, String quantity, String spelling, String verdict, String formula) {
        boolean isRight() {
            return verdict.equals("right");
        }
    }

    /** A line of seeds.csv as an answer to a question. */
    private record Answer(Row row, Posed posed) {
        @Override
        public String toString() {
            return row.document + ":" + row.line + " " + posed.problem + " " + posed.question + " " + row.spelling
                    + ": " + formula();
        }

        /** Where a sum counts the outputs: the table has three, the problem ten as the document. */
        String formula() {
            boolean countsOutputs = row.document.equals("002") && (row.isRight() || row.quantity.equals("y"));
            String swapped =
                    row.isRight() ? row.formula.replace("^{3} ", "^{10} ") : row.formula.replace("^{10} ", "^{3} ");
            return countsOutputs ? swapped : row.formula;
        }

        Verdict graded() {
            return graded(dialect(row.spelling));
        }

        Verdict graded(String dialect) {
            return SeedAnswersTest.graded(posed.problem, settings(dialect), posed.question, formula());
        }

        /** What an instructor would write whose course has this dialect and these letters for indices. */
        private Settings settings(String dialect) {
            String letters = row.spelling.startsWith("index:") ? row.spelling.substring("index:".length()) : "";
            return new Settings(dialect, letters);
        }
    }

    /** What differs between courses that ask the same. The printed solution is left out, since it has the letters of its own. */
    private record Settings(String dialect, String indices) {
        String in(String file) {
            String problem = file.replaceAll("(, |\\n    )expected: '(?:[^']|'')*'", "");
            String indexed = switch (indices.length()) {
                case 0 -> problem;
                case 1 -> problem.replaceAll("indices: \\[\\w]", "indices: [" + indices + "]");
                default ->
                    problem.replaceAll(
                            "indices: \\[\\w, \\w]", "indices: [" + String.join(", ", indices.split("")) + "]");
            };
            return indexed + "dialect: " + dialect + "\n";
        }
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightFormulaEarnsItsPoints(Answer answer) {
        assertThat(answer.graded()).isInstanceOf(Verdict.Right.class);
    }

    @ParameterizedTest
    @MethodSource("offTheKink")
    void aFormulaThatIsRightOnlyOffTheKinkIsWrongOnIt(Answer answer) {
        assertThat(answer.graded())
                .isEqualTo(new Verdict.WrongFormula(new FormulaJudgement.NotAtKink(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipOfADocumentIsNotRight(Answer answer) {
        Verdict verdict = answer.graded();

        assertThat(verdict.isRight()).isFalse();
        assertThat(verdict).isInstanceOfAny(Verdict.WrongFormula.class, Verdict.UnreadableFormula.class);
    }

    @Test
    void noSlipButOneIsRefusedOnlyBecauseANameIsUnknown() {
        List<String> unknown = slips().filter(answer -> answer.graded() instanceof Verdict.UnreadableFormula unreadable
                        && unreadable.reason().contains("is called"))
                .map(Answer::formula)
                .toList();

        assertThat(unknown).containsExactly("np.ones(1) @ delta1 @ W2.T @ sigmoid_prime(z1)");
    }

    @Test
    void whereNoDialectIsStatedOnlyTheseSpellingsAreNotUnderstood() {
        List<String> notRight = right().filter(answer -> !answer.graded("any").isRight())
                .map(Answer::formula)
                .toList();

        assertThat(notRight).containsExactly("sum(delta1, 1)", "sum(delta1)");
    }

    @Test
    void everyFormulaOfTheTableIsAskedOrItIsSaidWhyNot() {
        assertThat(rows()).allSatisfy(row -> assertThat(POSED).anyMatch(posed -> posed.isOf(row)));
        assertThat(POSED).allSatisfy(posed -> assertThat(rows()).anyMatch(posed::isOf));
    }

    /** The table works out two layers; what lies further back is asked, too. */
    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource(delimiter = ';', textBlock = """
                    004-exercise-2b-formulas; delta1; w[2]ᵀ δ[2] ∘ (1 − tanh²(z[1]))               ; right
                    004-exercise-2b-formulas; delta1; w[2] δ[2] ∘ (1 − tanh²(z[1]))                ; wrong-formula
                    004-exercise-2b-formulas; delta1; w[2]ᵀ δ[2] ∘ (1 − tanh(z[1]))                ; wrong-formula
                    004-exercise-2b-formulas; dE/dw1; (w[2]ᵀ δ[2] ∘ (1 − tanh²(z[1]))) x[0]ᵀ       ; right
                    004-exercise-2b-formulas; dE/dw1; δ[1] x[1]ᵀ                                   ; wrong-formula
                    004-exercise-2b-formulas; dE/db1; δ[1] 𝟏                                       ; right
                    004-exercise-2b-formulas; dE/db1; δ[1]                                         ; wrong-formula
                    004-exercise-3-formulas ; delta1; (w^{[2]})^T \\delta^{[2]} \\circ (1 - \\tanh^2(z^{[1]})); right
                    004-exercise-3-formulas ; delta1; (w^{[2]})^T \\delta^{[2]} \\circ (1 - \\tanh(z^{[1]}))  ; wrong-formula
                    """)
    void aFormulaOfTheFirstOfThreeLayersIsGraded(String problem, String question, String formula, String verdict) {
        Verdict graded = graded(problem, new Settings("any", ""), question, formula);

        assertThat(graded.code()).isEqualTo(verdict);
    }

    @Test
    void everyFormulaThatTheProblemsOfTheDocumentsAskIsGradedHere() {
        for (Path file : ProblemFiles.all()) {
            Problem problem = ProblemFiles.read(file);
            problem.questions().stream()
                    .filter(question -> problem.id().startsWith("00") && question.form() instanceof AnswerForm.Formula)
                    .forEach(question -> assertThat(isGraded(problem, question))
                            .as(problem.id() + " " + question.name())
                            .isTrue());
        }
    }

    private static boolean isGraded(Problem problem, Question question) {
        return FURTHER.contains(problem.id() + " " + question.quantity())
                || POSED.stream()
                        .filter(posed -> posed.problem.equals(problem.id()))
                        .map(posed -> problem.vocabulary().resolve(posed.question))
                        .anyMatch(new Resolution.Found(question.quantity())::equals);
    }

    @Test
    void everyAskedFormulaIsRightInFourSpellingsOfItsDocument() {
        Map<String, Set<String>> spellings = new HashMap<>();
        right().forEach(answer -> spellings
                .computeIfAbsent(answer.posed.problem + " " + answer.posed.question, name -> new LinkedHashSet<>())
                .add(answer.row.spelling));
        Set<String> asked = POSED.stream()
                .filter(Posed::isAsked)
                .filter(posed -> posed.spellings.equals(".*"))
                .map(posed -> posed.problem + " " + posed.question)
                .collect(Collectors.toSet());

        assertThat(asked)
                .allSatisfy(question -> assertThat(spellings.get(question))
                        .as(question)
                        .contains("numpy", "matlab", "latex", "unicode"));
    }

    private static Verdict graded(String problem, Settings settings, String question, String formula) {
        Grader grader = GRADERS.computeIfAbsent(
                problem + settings, key -> new Grader(List.of(ProblemFiles.parse(settings.in(text(problem))))));
        String submission = "student: s1\nproblem: " + problem + "\nanswers:\n  " + quoted(question) + ": "
                + quoted(formula) + "\n";
        Outcome outcome = grader.grade("s1.yaml", submission.getBytes(StandardCharsets.UTF_8));
        MarkSheet sheet = ((Outcome.Graded) outcome).paper().sheets().get(problem);
        assertThat(sheet.unused()).isEmpty();
        return sheet.lines().stream()
                .filter(line -> line.answer().isPresent())
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String text(String problem) {
        try {
            return Files.readString(Path.of("problems", problem + ".yaml"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String dialect(String spelling) {
        return switch (spelling) {
            case "numpy", "matlab" -> spelling;
            default -> "mathematics";
        };
    }

    private static Stream<Answer> right() {
        return answers().filter(answer -> answer.row.isRight() && !isOffTheKink(answer));
    }

    private static Stream<Answer> offTheKink() {
        return answers().filter(SeedAnswersTest::isOffTheKink);
    }

    private static boolean isOffTheKink(Answer answer) {
        return answer.row.document.equals("003") && OFF_THE_KINK.contains(answer.row.formula);
    }

    private static Stream<Answer> slips() {
        return answers().filter(answer -> !answer.row.isRight());
    }

    private static Stream<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (Row row : rows()) {
            POSED.stream()
                    .filter(posed -> posed.isAsked() && posed.isOf(row))
                    .forEach(posed -> answers.add(new Answer(row, posed)));
        }
        return answers.stream();
    }

    private static List<Row> rows() {
        return FormulaTables.rows("seeds.csv", 6).stream()
                .map(fields -> new Row(
                        fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5)))
                .toList();
    }
}
