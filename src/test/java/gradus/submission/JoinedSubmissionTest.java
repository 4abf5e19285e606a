package gradus.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.submission.stored.StoredFixtures;
import gradus.written.WrittenArray;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JoinedSubmissionTest {
    private static SubmissionReading text(String file, String text) {
        return SubmissionReaders.installed().forFile(file).orElseThrow().read(file, text.getBytes(UTF_8));
    }

    private static SubmissionReading stored(String file, String fixture) {
        return SubmissionReaders.installed().forFile(file).orElseThrow().read(file, StoredFixtures.bytes(fixture));
    }

    private static SubmissionReading joined(SubmissionReading... readings) {
        return JoinedSubmission.of("s42", "class/s42", List.of(readings));
    }

    private static String rendered(SubmissionReading joined) {
        return String.join(
                "\n",
                joined.issues().stream()
                        .map(issue -> issue.text(joined.source()))
                        .toList());
    }

    private static List<String> names(SubmissionReading joined) {
        return joined.submission().orElseThrow().answers().stream()
                .flatMap(answers -> answers.lines().stream())
                .map(AnswerLine::name)
                .toList();
    }

    @Test
    void isAPaperOfAFileForEachQuantity() {
        SubmissionReading joined = joined(
                stored("class/s42/dE_dW1.npy", "dE_dW1.npy"),
                text("class/s42/z1.csv", "0.1\n0.2\n"),
                text("class/s42/rest.yaml", "answers: {E: 0.5, a1: }"));

        Submission submission = joined.submission().orElseThrow();
        assertThat(joined.issues()).isEmpty();
        assertThat(submission.student()).isEqualTo("s42");
        assertThat(submission.file()).isEqualTo("class/s42");
        assertThat(submission.answers()).hasSize(1);
        assertThat(submission.answers().get(0).blank()).containsExactly("a1");
        assertThat(names(joined)).containsExactly("dE_dW1", "z1", "E");
    }

    @Test
    void isFromTheStudentWhomAFileNames() {
        SubmissionReading paper = text("who.yaml", "student: s99\nname: Ada L.\nanswers: {E: 0.5}");

        Submission submission =
                joined(text("z1.csv", "0.1"), paper).submission().orElseThrow();

        assertThat(submission.student()).isEqualTo("s99");
        assertThat(submission.name()).contains("Ada L.");
    }

    @Test
    void isFromTheFirstOfTwoStudents() {
        SubmissionReading joined = joined(text("a.csv", "student,s1\nE,0.5\n"), text("b.csv", "student,s2\nz1,0.5\n"));

        assertThat(joined.submission().orElseThrow().student()).isEqualTo("s1");
        assertThat(rendered(joined)).isEqualTo("""
                b.csv: warning: it is from 's2', and another file of the paper from 's1', which counts [GN302]
                  fix: name the student in one of them""");
    }

    @Test
    void takesTheFirstOfTwoDifferentAnswers() {
        SubmissionReading joined = joined(text("a.csv", "z1,0.1\n"), text("b.csv", "E,0.5\nz1,0.2\n"));

        WrittenArray z1 = (WrittenArray) joined.submission()
                .orElseThrow()
                .answers()
                .get(0)
                .lines()
                .get(0)
                .answer();
        assertThat(z1.values()).containsExactly(0.1);
        assertThat(names(joined)).containsExactly("z1", "E");
        assertThat(rendered(joined)).isEqualTo("""
                b.csv:2:1: warning: 'z1' is already given in a.csv:1:1, which counts [GN301]
                  2 | z1,0.2
                    | ^^
                  fix: delete one of the two""");
    }

    @Test
    void namesTheFileOfAnArray() {
        SubmissionReading joined = joined(stored("s42/dE_dW1.npy", "dE_dW1.npy"), text("s42/b.csv", "dE_dW1,0.5\n"));

        assertThat(joined.issues().get(0).message())
                .isEqualTo("'dE_dW1' is already given in s42/dE_dW1.npy, which counts");
    }

    @Test
    void saysOnceThatTwoVersionsDiffer() {
        SubmissionReading joined = joined(
                text("a.csv", "z1,1\nz2,1\nz3,1\nz4,1\nz5,1\n"), text("b.csv", "z1,1\nz2,2\nz3,2\nz4,2\nz5,2\nE,2\n"));

        assertThat(names(joined)).containsExactly("z1", "z2", "z3", "z4", "z5", "E");
        assertThat(rendered(joined)).isEqualTo("""
                b.csv:2:1: warning: 'z2', 'z3', 'z4' and 1 more are already given in a.csv, whose answers count [GN301]
                  2 | z2,2
                    | ^^
                  fix: hand in one of the two files""");
    }

    @Test
    void saysNothingOfTheSameAnswerTwice() {
        SubmissionReading joined = joined(text("a.csv", "z1,0.1\ndelta1,a - t"), text("b.csv", "z1,0.1\ndelta1,a - t"));

        assertThat(joined.issues()).isEmpty();
        assertThat(names(joined)).containsExactly("z1", "delta1");
    }

    @Test
    void isToTheOneProblemThatIsNamed() {
        Submission one = joined(text("z1.csv", "0.1"), text("b.csv", "problem,p\nE,0.5\n"))
                .submission()
                .orElseThrow();
        Submission two = joined(text("z1.csv", "0.1"), text("b.csv", "problem,p\nE,0.5\nproblem,q\nE,0.5\n"))
                .submission()
                .orElseThrow();

        assertThat(one.answers()).extracting(ProblemAnswers::problem).containsExactly("p");
        assertThat(one.answers().get(0).position()).hasToString("b.csv:1:9");
        assertThat(two.answers()).extracting(ProblemAnswers::problem).containsExactly("", "p", "q");
    }

    @Test
    void losesOnlyTheFileThatCannotBeRead() {
        SubmissionReading joined = joined(text("z1.npy", "no array"), text("E.csv", "0.5"));

        assertThat(joined.issues()).extracting(Issue::code).containsExactly("GN101");
        assertThat(joined.issues()).extracting(Issue::severity).containsExactly(Severity.WARNING);
        assertThat(names(joined)).containsExactly("E");
    }

    @Test
    void isNothingWhereNoFileCanBeRead() {
        assertThat(joined(text("z1.npy", "no array")).submission()).isEmpty();
        assertThat(Stream.of(joined(text("z1.npy", "no array"))).map(SubmissionReading::issues))
                .allSatisfy(issues -> assertThat(issues).isNotEmpty());
    }
}
