package gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.submission.stored.StoredEntry;
import gradus.submission.stored.StoredFile;
import gradus.submission.stored.StoredFixtures;
import gradus.submission.stored.StoredValue;
import gradus.submission.stored.StoredValue.Group;
import gradus.submission.stored.StoredValue.Numbers;
import gradus.submission.stored.StoredValue.Texts;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredSubmissionTest {
    private static StoredValue number(String literal) {
        return new Numbers(List.of(), List.of(WrittenNumber.of(literal).orElseThrow()));
    }

    private static StoredValue text(String text) {
        return new Texts(List.of(text));
    }

    private static StoredEntry entry(String name, StoredValue value) {
        return new StoredEntry(name, value);
    }

    private static SubmissionReading read(StoredEntry... entries) {
        return StoredSubmission.read("class/s07.npz", () -> new StoredFile(List.of(entries), List.of()));
    }

    private static Submission submission(StoredEntry... entries) {
        return read(entries).submission().orElseThrow();
    }

    private static List<String> names(ProblemAnswers answers) {
        return answers.lines().stream().map(AnswerLine::name).toList();
    }

    @Test
    void takesWhoAndWhatFromTexts() {
        Submission submission = submission(
                entry("student", text("s42")),
                entry("Name", text("Ada L.")),
                entry("problem", text("two-layers")),
                entry("z1", number("0.5")));

        assertThat(submission.student()).isEqualTo("s42");
        assertThat(submission.name()).contains("Ada L.");
        assertThat(submission.file()).isEqualTo("class/s07.npz");
        assertThat(submission.answers()).hasSize(1);
        assertThat(submission.answers().get(0).problem()).isEqualTo("two-layers");
        assertThat(names(submission.answers().get(0))).containsExactly("z1");
    }

    @Test
    void takesAStudentWhoIsANumber() {
        assertThat(submission(entry("student", number("1234567.0")), entry("z1", number("0.5")))
                        .student())
                .isEqualTo("1234567");
    }

    @Test
    void takesTheStudentFromTheFileNameAndTheProblemAsTheOnlyOne() {
        Submission submission = submission(entry("z1", number("0.5")));

        assertThat(submission.student()).isEqualTo("s07");
        assertThat(submission.answers().get(0).problem()).isEmpty();
    }

    @Test
    void opensTheStructThatHoldsTheAnswers() {
        Submission plain = submission(
                entry("student", text("s42")), entry("answers", new Group(List.of(entry("z1", number("0.5"))))));
        Submission whole = submission(entry(
                "s",
                new Group(List.of(
                        entry("problem", text("p")),
                        entry("answers", new Group(List.of(entry("z1", number("0.5")))))))));

        assertThat(names(plain.answers().get(0))).containsExactly("z1");
        assertThat(whole.answers().get(0).problem()).isEqualTo("p");
        assertThat(names(whole.answers().get(0))).containsExactly("z1");
    }

    @Test
    void groupsAnswersByStructsAndByPrefixes() {
        Submission structs = submission(
                entry("mlp_sigmoid", new Group(List.of(entry("z1", number("1"))))),
                entry("mlp_tanh", new Group(List.of(entry("z1", number("2")), entry("E", number("3"))))));
        Submission prefixes = submission(
                entry("mlp-sigmoid:z1", number("1")),
                entry("mlp-tanh:dE/dW1", number("2")),
                entry("mlp-tanh:E", number("2")));

        assertThat(structs.answers()).extracting(ProblemAnswers::problem).containsExactly("mlp_sigmoid", "mlp_tanh");
        assertThat(names(structs.answers().get(1))).containsExactly("z1", "E");
        assertThat(prefixes.answers()).extracting(ProblemAnswers::problem).containsExactly("mlp-sigmoid", "mlp-tanh");
        assertThat(names(prefixes.answers().get(1))).containsExactly("dE/dW1", "E");
    }

    @Test
    void leavesAColonInANameWhereTheProblemIsSaid() {
        Submission submission = submission(entry("problem", text("p")), entry("W1[:,0]", number("1")));

        assertThat(names(submission.answers().get(0))).containsExactly("W1[:,0]");
    }

    @Test
    void listsWhatIsLeftBlank() {
        ProblemAnswers answers = submission(entry("z1", new Numbers(List.of(0, 3), List.of())), entry("E", text(" ")))
                .answers()
                .get(0);

        assertThat(answers.lines()).isEmpty();
        assertThat(answers.blank()).containsExactly("z1", "E");
    }

    @Test
    void keepsATextAsAFormulaAndRefusesSeveral() {
        ProblemAnswers answers = submission(
                        entry("delta2", text("a2 - t")),
                        entry("z1", new Texts(List.of("0.1", "0.2"))),
                        entry("E", text("0.50")))
                .answers()
                .get(0);

        assertThat(answers.lines().get(0).text().map(WrittenText::text)).contains("a2 - t");
        assertThat(((UnreadableValue) answers.lines().get(1).answer()).reason())
                .isEqualTo("it holds texts, not numbers");
        assertThat(((WrittenArray) answers.lines().get(2).answer())
                        .numbers()
                        .get(0)
                        .literal())
                .isEqualTo("0.50");
    }

    @Test
    void needsAnswers() {
        SubmissionReading reading = read(entry("student", text("s42")));

        assertThat(reading.submission()).isEmpty();
        assertThat(reading.issues()).extracting(Issue::code).containsExactly("GN105");
    }

    @Test
    void doesNotFailForAnUnknownKey() {
        SubmissionReading reading = read(entry("studnet", text("s42")), entry("z1", number("1")));

        assertThat(reading.submission()).isPresent();
        assertThat(reading.issues()).hasSize(1);
        assertThat(reading.issues().get(0).text(reading.source())).isEqualTo("""
                class/s07.npz: warning: unknown key 'studnet' in the submission [GY022]
                  expected: student, name, problem
                  fix: write 'student'""");
    }

    @Test
    void warnsOfArraysWithoutAName() {
        SubmissionReading reading = read(entry("arr_0", number("1")));

        assertThat(reading.issues()).extracting(Issue::code).containsExactly("GN107");
        assertThat(names(reading.submission().orElseThrow().answers().get(0))).containsExactly("arr_0");
    }

    @Test
    void readsEveryFormatByItsEnding() {
        Stream.of("dE_dW1.npy", "others.npz", "structs.mat")
                .forEach(name -> assertThat(SubmissionReaders.installed()
                                .forFile(name.toUpperCase(java.util.Locale.ROOT))
                                .orElseThrow()
                                .read(name, StoredFixtures.bytes(name))
                                .submission())
                        .isPresent());
    }

    @Test
    void callsALoneArrayLikeItsFile() {
        Submission submission = new NpySubmissionReader()
                .read("s42/dE_dW1.npy", StoredFixtures.bytes("dE_dW1.npy"))
                .submission()
                .orElseThrow();

        AnswerLine line = submission.answers().get(0).lines().get(0);
        assertThat(line.name()).isEqualTo("dE_dW1");
        assertThat(((WrittenArray) line.answer()).dimensions()).containsExactly(3, 2);
        assertThat(line.position().hasLine()).isFalse();
    }

    @Test
    void saysWhyAFileIsNotRead() {
        SubmissionReading reading = new MatSubmissionReader().read("s07.mat", StoredFixtures.bytes("form73.mat"));

        assertThat(reading.submission()).isEmpty();
        assertThat(reading.issues().get(0).text(reading.source())).isEqualTo("""
                s07.mat: error: it is in the form -v7.3 (HDF5), which is not read [GN104]
                  fix: save it with: save -v7 answers.mat""");
    }
}
