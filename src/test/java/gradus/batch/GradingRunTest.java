package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.ClassResult;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradingRunTest {
    private static final String PROBLEM = """
            id: sheet5-%s
            title: One unit
            network:
              inputs: 1
              layers:
                - {units: 1, activation: identity, weights: 2, biases: 0}
            examples:
              - {input: 3}
            questions: [z1]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoProblems() throws IOException {
        write("problems/a.yaml", PROBLEM.formatted("a"));
        write("problems/b.yaml", PROBLEM.formatted("b"));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private ClassResult grade() throws IOException {
        return new GradingRun(ProblemSet.read(List.of(folder.resolve("problems"))))
                .grade(folder.resolve("class"), file -> file.endsWith("grades.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sheet5-a", "Sheet5-A", "sheet5a", "Sheet 5a", "sheet5_a"})
    void anIdIsKnownInAnyCaseAndWithAnySeparators(String id) throws IOException {
        write("class/s1.yaml", "problem: " + id + "\nanswers: {z1: 6}\n");

        assertThat(grade().students())
                .singleElement()
                .satisfies(student -> assertThat(student.points()).isEqualByComparingTo("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sheet5-c", "homework", "1", "mazur.yaml"})
    void answersToNoGradedProblemAreNotGradedWhichIsNotZero(String id) throws IOException {
        write("class/s1.yaml", "problem: '" + id + "'\nanswers: {z1: 6}\n");

        ClassResult result = grade();

        assertThat(result.students()).isEmpty();
        assertThat(result.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.issues())
                        .extracting(issue -> issue.code())
                        .containsExactly(BatchCodes.UNKNOWN_PROBLEM));
    }

    @Test
    void anIdCloseToAProblemWithoutAnswersIsAnErrorToLookAt() throws IOException {
        write("class/s1.yaml", "answers:\n  sheet5-a: {z1: 6}\n  sheet5-c: {z1: 6}\n");

        assertThat(grade().students())
                .singleElement()
                .satisfies(student -> assertThat(student.notes())
                        .singleElement()
                        .satisfies(note -> assertThat(note.severity().label()).isEqualTo("error")));
    }

    @Test
    void answersByProblemAreReadBesideAProblemLine() throws IOException {
        write("class/s1.yaml", "problem: sheet5-a\nanswers:\n  sheet5-a: {z1: 6}\n");

        assertThat(grade().students())
                .singleElement()
                .satisfies(student -> assertThat(student.points()).isEqualByComparingTo("1"));
    }

    @Test
    void filesOfOneNameThatDoNotSayWhoseTheyAreAreNotGraded() throws IOException {
        write("class/one/answers.yaml", "problem: sheet5-a\nanswers: {z1: 6}\n");
        write("class/two/answers.yaml", "problem: sheet5-a\nanswers: {z1: 7}\n");
        write("class/s3.yaml", "problem: sheet5-a\nanswers: {z1: 6}\n");

        ClassResult result = grade();

        assertThat(result.students()).extracting(StudentResult::student).containsExactly("s3");
        assertThat(result.unread()).extracting(UnreadSubmission::student).containsExactly("answers", "answers");
    }

    @Test
    void whatAnEarlierRunWroteIsNoSubmission() throws IOException {
        write("class/s1.yaml", "problem: sheet5-a\nanswers: {z1: 6}\n");
        write("class/grades.csv", "student,total\n");

        assertThat(grade().unread()).isEmpty();
    }
}
