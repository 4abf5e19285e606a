package gradus.sample;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.problem.AnswerForm;
import gradus.problem.FormulaJudgement;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Resolution;
import gradus.sample.SampleFile.Kind;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import gradus.tensor.Tensor;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenText;
import gradus.written.WrittenValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample class on disk is what the generator makes, and its papers are what their stories say. */
class SampleClassTest {
    private static final SortedMap<String, byte[]> FOLDER = SampleClass.folder();

    @Test
    void theFolderHoldsWhatTheGeneratorMakes() throws IOException {
        if (Boolean.getBoolean("sample.write")) {
            write();
            throw new AssertionError("wrote " + SampleClass.FOLDER + ", nothing was compared; run again without"
                    + " -Dsample.write after looking at the difference");
        }

        List<String> different = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>(namesOnDisk());
        names.addAll(FOLDER.keySet());
        for (String name : names) {
            Path file = SampleClass.FOLDER.resolve(name);
            boolean same = FOLDER.containsKey(name)
                    && Files.exists(file)
                    && Arrays.equals(Files.readAllBytes(file), FOLDER.get(name));
            if (!same) {
                different.add(name);
            }
        }
        assertThat(different)
                .as("files that differ from what the generator makes; write them anew with: " + SampleClass.COMMAND)
                .isEmpty();
    }

    private static void write() throws IOException {
        Files.createDirectories(SampleClass.FOLDER);
        for (String name : namesOnDisk()) {
            if (!FOLDER.containsKey(name)) {
                Files.delete(SampleClass.FOLDER.resolve(name));
            }
        }
        for (String name : FOLDER.keySet()) {
            Files.write(SampleClass.FOLDER.resolve(name), FOLDER.get(name));
        }
    }

    private static List<String> namesOnDisk() throws IOException {
        if (!Files.exists(SampleClass.FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(SampleClass.FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void thereAre28StudentsAndAQuarterOfThemWritesJson() {
        assertThat(SampleClass.files())
                .extracting(SampleFile::student)
                .isEqualTo(IntStream.rangeClosed(1, 28)
                        .mapToObj(number -> "s" + (number < 10 ? "0" : "") + number)
                        .toList());
        assertThat(SampleClass.files())
                .filteredOn(file -> file.format() == PaperWriter.JSON)
                .hasSize(7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void aReadablePaperIsReadAsThatStudentsWithoutAnError(SampleFile file) {
        SubmissionReading reading = read(file);

        assertThat(reading.issues()).filteredOn(SampleClassTest::isError).isEmpty();
        assertThat(reading.submission().orElseThrow().student()).isEqualTo(file.student());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void anUnreadableFileIsNoSubmission(SampleFile file) {
        SubmissionReading reading = read(file);

        assertThat(reading.submission()).isEmpty();
        assertThat(reading.issues()).filteredOn(SampleClassTest::isError).isNotEmpty();
    }

    @Test
    void theNoteIsReadAndHoldsNoAnswers() {
        SubmissionReading reading = SubmissionReaders.installed()
                .forFile("note.txt")
                .orElseThrow()
                .read("note.txt", Optional.ofNullable(FOLDER.get("note.txt")).orElseThrow());

        assertThat(reading.submission()).isEmpty();
        assertThat(reading.issues()).extracting(Issue::code).containsExactly("GS201");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void aRightPaperAnswersEverythingAndEveryNumberStandsForTheTruth(SampleFile file) {
        List<Entry> entries = entries(file);

        assertThat(entries).filteredOn(entry -> !entry.holdsTruth()).isEmpty();
        assertThat(entries).hasSize(countOfAllEntries());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roundedEarly")
    void aPaperRoundedEarlyIsOffByAFewUnitsOfTheLastDigit(SampleFile file) {
        List<Entry> entries = entries(file);
        double unit = StrictMath.pow(10, -file.work().carried().digits());

        assertThat(entries).hasSize(countOfAllEntries());
        assertThat(entries).anyMatch(entry -> !entry.holdsTruth());
        assertThat(entries).allMatch(entry -> entry.error() < 10 * unit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistaken")
    void aMistakenPaperIsWrongBeyondToleranceAndPrintedDigits(SampleFile file) {
        assertThat(entries(file)).anyMatch(Entry::isWrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistaken")
    void everyMistakeOfAPaperShowsAlsoOnItsOwn(SampleFile file) {
        for (Mistake mistake : file.work().mistakes()) {
            Work alone = Work.right().with(mistake).writing(file.work().written());

            assertThat(entries(SampleFile.yaml("alone", alone)))
                    .as(mistake.story())
                    .anyMatch(Entry::isWrong);
        }
    }

    @Test
    void twoMistakesGiveOtherNumbersThanEitherOfThem() {
        for (SampleFile file : of(Kind.TWO_MISTAKES).toList()) {
            for (Mistake mistake : file.work().mistakes()) {
                Work alone = Work.right().with(mistake).writing(file.work().written());

                assertThat(Paper.of(file.student(), problems(), alone, file.style()))
                        .isNotEqualTo(file.paper(problems()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slipped")
    void aPaperWithSlipsIsWrongAtTheSlipsOnly(SampleFile file) {
        List<Entry> entries = entries(file);

        assertThat(entries).filteredOn(Entry::isWrong).hasSizeBetween(2, 3);
        assertThat(entries).filteredOn(entry -> !entry.isWrong()).allMatch(Entry::holdsTruth);
    }

    @Test
    void anIncompletePaperLeavesOutAboutAThirdAndTheRestIsRight() {
        SampleFile file = of(Kind.INCOMPLETE).findFirst().orElseThrow();
        List<ProblemAnswers> answers = read(file).submission().orElseThrow().answers();
        int asked = problems().stream()
                .mapToInt(problem -> problem.questions().size())
                .sum();

        int answered = answers.stream().mapToInt(each -> each.lines().size()).sum();
        int blank = answers.stream().mapToInt(each -> each.blank().size()).sum();
        assertThat(blank).isEqualTo(2);
        assertThat(answered + blank).isEqualTo(asked - asked / 3);
        assertThat(entries(file)).allMatch(Entry::holdsTruth);
    }

    @Test
    void twoLinesOfAPaperOfOtherShapesHaveNamesThatNobodyKnows() {
        List<String> unknown = new ArrayList<>();
        for (SampleFile file : of(Kind.SHAPE).toList()) {
            for (ProblemAnswers answers : read(file).submission().orElseThrow().answers()) {
                answers.lines().stream()
                        .filter(line -> question(problem(answers), line).isEmpty())
                        .forEach(line -> unknown.add(line.name()));
            }
        }

        assertThat(unknown).containsExactly("detla2", "accuracy");
    }

    @Test
    void thePaperWithoutNumbersHoldsNumbersThatAreNotFiniteAndDecimalCommas() {
        List<WrittenValue> written = of(Kind.NO_NUMBERS)
                .flatMap(file -> read(file).submission().orElseThrow().answers().stream())
                .flatMap(answers -> answers.lines().stream().map(AnswerLine::answer))
                .toList();

        assertThat(written)
                .filteredOn(value -> value instanceof WrittenArray array
                        && !array.numbers().stream().allMatch(WrittenNumber::isFinite))
                .hasSize(3);
        assertThat(written)
                .filteredOn(value -> value instanceof WrittenArray array
                        && array.looksLikeDecimalCommas(array.numbers().size() / 2))
                .isNotEmpty();
        assertThat(written).filteredOn(UnreadableValue.class::isInstance).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withFormulas")
    void theFormulasOfAPaperAreRightButForThoseThatItsStoryIsAbout(SampleFile file) {
        Problem problem = SampleClass.askingFormulas();
        ProblemAnswers formulas = read(file).submission().orElseThrow().answers().stream()
                .filter(answers -> answers.problem().equals(problem.id()))
                .findFirst()
                .orElseThrow();
        List<String> notRight = new ArrayList<>();

        for (AnswerLine line : formulas.lines()) {
            if (!(judged(problem, line) instanceof FormulaJudgement.Agrees)) {
                notRight.add(line.name());
            }
        }

        assertThat(formulas.lines()).hasSameSizeAs(problem.questions());
        assertThat(notRight).containsExactlyElementsOf(file.formulas().notRight());
    }

    private static FormulaJudgement judged(Problem problem, AnswerLine line) {
        Question question = question(problem, line).orElseThrow();
        WrittenText text = line.text().orElseThrow();
        return problem.judge()
                .judge(question.quantity(), (AnswerForm.Formula) question.form(), text.text(), text.position());
    }

    @Test
    void fiveStudentsWriteFormulasAndEachInAnotherWay() {
        assertThat(withFormulas())
                .extracting(file -> file.formulas().story())
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    private static Stream<SampleFile> withFormulas() {
        return SampleClass.files().stream().filter(file -> !file.formulas().equals(Formulas.NONE));
    }

    private static List<Problem> problems() {
        return SampleClass.problems();
    }

    private static SubmissionReading read(SampleFile file) {
        return SubmissionReaders.installed()
                .forFile(file.name())
                .orElseThrow()
                .read(file.name(), file.content(problems()));
    }

    private static boolean isError(Issue issue) {
        return issue.severity() == Severity.ERROR;
    }

    private static int countOfAllEntries() {
        return problems().stream()
                .flatMap(problem -> problem.questions().stream().map(question -> problem.shape(question.quantity())))
                .mapToInt(shape -> shape.count())
                .sum();
    }

    /** One number of a paper beside the true one. */
    private record Entry(String place, WrittenNumber written, double truth, double room) {
        boolean holdsTruth() {
            return written.lower() <= truth && truth <= written.upper();
        }

        double error() {
            return Math.abs(written.value() - truth);
        }

        boolean isWrong() {
            return error() > room + written.halfUnit();
        }
    }

    /** The answers to the problems that ask for numbers. */
    private static List<ProblemAnswers> numbers(SampleFile file) {
        return read(file).submission().orElseThrow().answers().stream()
                .filter(answers -> !answers.problem().equals(SampleClass.FORMULAS))
                .toList();
    }

    /** All numbers of a file, as the reader of submissions sees them. */
    private static List<Entry> entries(SampleFile file) {
        List<Entry> entries = new ArrayList<>();
        for (ProblemAnswers answers : numbers(file)) {
            Problem problem = problem(answers);
            answers.lines().forEach(line -> entries.addAll(entries(problem, line)));
        }
        return entries;
    }

    private static Problem problem(ProblemAnswers answers) {
        return problems().stream()
                .filter(posed -> posed.id().equals(answers.problem()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Entry> entries(Problem problem, AnswerLine line) {
        Question question = question(problem, line)
                .orElseThrow(() -> new AssertionError(problem.id() + " does not ask " + line.name()));
        Tensor truth = problem.truth(question.quantity());
        List<WrittenNumber> numbers = ((WrittenArray) line.answer()).numbers();
        assertThat(numbers).as(line.name()).hasSize(truth.count());
        return IntStream.range(0, truth.count())
                .mapToObj(place -> new Entry(
                        problem.id() + " " + line.name() + " " + place,
                        numbers.get(place),
                        truth.at(place),
                        question.tolerance().room(truth.at(place))))
                .toList();
    }

    private static Optional<Question> question(Problem problem, AnswerLine line) {
        if (!(problem.vocabulary().resolve(line.name()) instanceof Resolution.Found found)) {
            return Optional.empty();
        }
        Quantity quantity = found.quantity();
        return problem.questions().stream()
                .filter(asked -> asked.quantity().equals(quantity))
                .findFirst();
    }

    private static Stream<SampleFile> of(Kind... kinds) {
        return SampleClass.files().stream().filter(file -> List.of(kinds).contains(file.kind()));
    }

    private static Stream<SampleFile> readable() {
        return SampleClass.files().stream().filter(file -> file.kind() != Kind.UNREADABLE);
    }

    private static Stream<SampleFile> unreadable() {
        return of(Kind.UNREADABLE);
    }

    private static Stream<SampleFile> right() {
        return of(Kind.RIGHT);
    }

    private static Stream<SampleFile> roundedEarly() {
        return of(Kind.ROUNDED_EARLY);
    }

    private static Stream<SampleFile> mistaken() {
        return of(Kind.ONE_MISTAKE, Kind.TWO_MISTAKES);
    }

    private static Stream<SampleFile> slipped() {
        return of(Kind.SLIP);
    }
}
