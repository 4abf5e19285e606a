package gradus.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every reader of submissions has to do. An implementation writes the same papers in its format. */
interface SubmissionReaderContract {
    SubmissionReader reader();

    /** Student s01, Ada L., problem mlp-sigmoid: z1 = [0.2, 0.20, 2e-1], W2 = 2x3 from 1 to 6, loss = 0.5, a1 blank. */
    String oneProblem();

    /** The same student without a name: problems mlp-sigmoid (z1 = [0.2]) and mlp-tanh (z1 = [[0.3, 1.1]]). */
    String twoProblems();

    /** Answers z1 = [1, 2] only. */
    String answersOnly();

    /** W1 has the rows [1, 2] and [3], z1 the word oops; a1 is [0.5]. */
    String twoUnreadableLines();

    /** A student without answers. */
    String withoutAnswers();

    /** Broken in the way most usual for the format. */
    String broken();

    /** The key given in an unknown spelling: {@code studnet} for {@code student}; answers z1 = 1. */
    String misspeltKey();

    /** What is said of a submission without answers. */
    default String messageWithoutAnswers() {
        return "'answers' is missing in the submission";
    }

    default String fileName() {
        return "folder/s07"
                + reader().extensions().stream().sorted().findFirst().orElseThrow();
    }

    private SubmissionReading read(String text) {
        return reader().read(fileName(), text.getBytes(UTF_8));
    }

    private static WrittenArray array(ProblemAnswers answers, String name) {
        return (WrittenArray) line(answers, name).answer();
    }

    private static AnswerLine line(ProblemAnswers answers, String name) {
        return answers.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> literals(WrittenArray array) {
        return array.numbers().stream().map(WrittenNumber::literal).toList();
    }

    @Test
    default void isFoundByTheExtension() {
        assertThat(SubmissionReaders.installed().forFile(fileName().toUpperCase(java.util.Locale.ROOT)))
                .containsInstanceOf(reader().getClass());
        assertThat(SubmissionReaders.installed().extensions()).containsAll(reader().extensions());
    }

    @Test
    default void readsAPaperOnOneProblem() {
        SubmissionReading reading = read(oneProblem());

        Submission submission = reading.submission().orElseThrow();
        assertThat(reading.issues()).isEmpty();
        assertThat(submission.student()).isEqualTo("s01");
        assertThat(submission.name()).contains("Ada L.");
        assertThat(submission.file()).isEqualTo(fileName());
        assertThat(submission.answers()).hasSize(1);
        assertThat(submission.answers().get(0).problem()).isEqualTo("mlp-sigmoid");
    }

    @Test
    default void keepsShapesAndPrintedDigits() {
        ProblemAnswers answers =
                read(oneProblem()).submission().orElseThrow().answers().get(0);

        assertThat(answers.lines().stream().map(AnswerLine::name)).containsExactly("z1", "W2", "loss");
        assertThat(array(answers, "z1").dimensions()).containsExactly(3);
        assertThat(literals(array(answers, "z1"))).containsExactly("0.2", "0.20", "2e-1");
        assertThat(array(answers, "W2").dimensions()).containsExactly(2, 3);
        assertThat(array(answers, "W2").numbers().stream().map(WrittenNumber::value))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(array(answers, "loss").dimensions()).isEmpty();
    }

    @Test
    default void listsWhatIsLeftBlank() {
        ProblemAnswers answers =
                read(oneProblem()).submission().orElseThrow().answers().get(0);

        assertThat(answers.blank()).containsExactly("a1");
    }

    @Test
    default void readsAPaperOnSeveralProblems() {
        SubmissionReading reading = read(twoProblems());

        List<ProblemAnswers> answers = reading.submission().orElseThrow().answers();
        assertThat(reading.issues()).isEmpty();
        assertThat(answers.stream().map(ProblemAnswers::problem)).containsExactly("mlp-sigmoid", "mlp-tanh");
        assertThat(array(answers.get(1), "z1").dimensions()).containsExactly(1, 2);
    }

    @Test
    default void takesTheStudentFromTheFileNameAndTheProblemAsTheOnlyOne() {
        Submission submission = read(answersOnly()).submission().orElseThrow();

        assertThat(submission.student()).isEqualTo("s07");
        assertThat(submission.answers().get(0).problem()).isEmpty();
    }

    @Test
    default void keepsReadableLinesBesideUnreadableOnes() {
        SubmissionReading reading = read(twoUnreadableLines());

        ProblemAnswers answers = reading.submission().orElseThrow().answers().get(0);
        assertThat(array(answers, "a1").dimensions()).containsExactly(1);
        assertThat(((UnreadableValue) line(answers, "W1").answer()).reason())
                .isEqualTo("row 2 has 1 number, row 1 has 2 numbers");
        assertThat(((UnreadableValue) line(answers, "z1").answer()).reason())
                .isEqualTo("'oops' is a word, not a number");
    }

    @Test
    default void pointsToTheNameAndTheFault() {
        String text = twoUnreadableLines();
        ProblemAnswers answers = read(text).submission().orElseThrow().answers().get(0);

        AnswerLine z1 = line(answers, "z1");
        List<String> lines = text.lines().toList();
        assertThat(lines.get(z1.position().line() - 1).substring(z1.position().column() - 1))
                .matches("\"?z1\"?( =|[:,]).*");
        assertThat(lines.get(z1.answer().position().line() - 1)
                        .substring(z1.answer().position().column() - 1))
                .matches("\"?oops\"?.*");
    }

    @Test
    default void needsAnswers() {
        SubmissionReading reading = read(withoutAnswers());

        assertThat(reading.submission()).isEmpty();
        assertThat(reading.issues()).hasSize(1);
        assertThat(reading.issues().get(0).message()).isEqualTo(messageWithoutAnswers());
    }

    @Test
    default void doesNotFailForAnUnknownKey() {
        SubmissionReading reading = read(misspeltKey());

        assertThat(reading.submission()).isPresent();
        assertThat(reading.issues()).hasSize(1);
        assertThat(reading.issues().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(reading.issues().get(0).fix()).contains("write 'student'");
    }

    @Test
    default void turnsABrokenFileIntoIssuesWithTheirSource() {
        SubmissionReading reading = read(broken());

        IssueList issues = new IssueList();
        issues.addAll(reading.issues());
        assertThat(reading.submission()).isEmpty();
        assertThat(issues.hasErrors()).isTrue();
        assertThat(issues.render(reading.source())).contains(" | ").contains("^");
    }

    @Test
    default void neverThrowsForMutatedPapers() {
        Random random = new Random(4);
        for (String paper : List.of(oneProblem(), twoProblems(), twoUnreadableLines())) {
            for (int i = 0; i < 1_500; i++) {
                byte[] bytes = mutated(paper.getBytes(UTF_8), random);

                SubmissionReading reading = reader().read(fileName(), bytes);

                assertThat(reading.submission().isPresent() || !reading.issues().isEmpty())
                        .isTrue();
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        String spice = "[]{}:,-'\" \n\t#0.e";
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean any = random.nextInt(4) == 0;
            bytes[random.nextInt(bytes.length)] =
                    (byte) (any ? random.nextInt(256) : spice.charAt(random.nextInt(spice.length())));
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
