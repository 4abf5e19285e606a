package gradus.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.submission.ProblemAnswers;
import gradus.submission.Submission;
import gradus.submission.SubmissionReaders;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static List<ProblemAnswers> joined(String text) {
        Submission read = SubmissionReaders.installed()
                .forFile("s.md")
                .orElseThrow()
                .read("s.md", text.getBytes(UTF_8))
                .submission()
                .orElseThrow();
        return new Sections(List.of("net", "net-2")).joined(read).answers();
    }

    @Test
    void underAHeadingThatNamesNoProblemGoOn() {
        List<ProblemAnswers> answers =
                joined("# Net\n\nz1 = 1\n\n## Backward\n\n$d = a - t$\n\n## Internet\n\n$d = 2$\n");

        assertThat(answers).extracting(ProblemAnswers::problem).containsExactly("net");
        assertThat(answers.get(0).lines()).hasSize(2);
        assertThat(answers.get(0).lines().get(1).text().orElseThrow().text()).isEqualTo("a - t");
    }

    @Test
    void belongToTheLongestIdInAHeading() {
        List<ProblemAnswers> answers =
                joined("# net\nz1 = 1\n# Exercise net-2: forward\nz1 = 2\n# net again\nz2 = 3\n");

        assertThat(answers).extracting(ProblemAnswers::problem).containsExactly("net", "net-2");
        assertThat(answers.get(0).lines()).hasSize(2);
    }

    @Test
    void withoutAnyIdAreAnsweredForTheOnlyProblem() {
        assertThat(joined("# Forward\nz1 = 1\n# Backward\nd = 2\n"))
                .extracting(ProblemAnswers::problem)
                .containsExactly("");
    }
}
