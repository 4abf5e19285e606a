package gradus.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.UngradedPaper;
import gradus.intake.Download;
import gradus.intake.Intake;
import gradus.intake.IntakeChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** A class with its papers in memory. */
    private record Graded(List<GradedPaper> students, List<UngradedPaper> ungraded) {}

    private Graded grade() throws IOException {
        ProblemSet problems = ProblemSet.read(List.of(folder.resolve("problems")));
        RunIdentity identity = RunIdentity.of("1", problems, false, Shard.WHOLE);
        try (GradingRun run = GradingRun.start(identity, folder.resolve("out"))) {
            IntakeChoices choices =
                    new IntakeChoices(Optional.empty(), Optional.empty(), file -> file.endsWith("grades.csv"));
            try (Download download = Intake.of(folder.resolve("class"), choices)) {
                ClassResult result = run.grade(HandInFile.of(download), 2, Progress.NONE);
                return new Graded(result.graded().toList(), result.ungraded().toList());
            }
        }
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

        Graded result = grade();

        assertThat(result.students()).isEmpty();
        assertThat(result.ungraded())
                .singleElement()
                .satisfies(ungraded -> assertThat(ungraded.issues())
                        .singleElement()
                        .satisfies(issue -> assertThat(issue).contains("[" + BatchCodes.UNKNOWN_PROBLEM + "]")));
    }

    @Test
    void anIdCloseToAProblemWithoutAnswersIsAnErrorToLookAt() throws IOException {
        write("class/s1.yaml", "answers:\n  sheet5-a: {z1: 6}\n  sheet5-c: {z1: 6}\n");

        assertThat(grade().students())
                .singleElement()
                .satisfies(student -> assertThat(student.notes())
                        .singleElement()
                        .satisfies(note -> assertThat(note).contains(": error: ")));
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

        Graded result = grade();

        assertThat(result.students()).extracting(GradedPaper::student).containsExactly("s3");
        assertThat(result.ungraded()).extracting(UngradedPaper::student).containsExactly("answers", "answers");
    }

    @Test
    void whatAnEarlierRunWroteIsNoSubmission() throws IOException {
        write("class/s1.yaml", "problem: sheet5-a\nanswers: {z1: 6}\n");
        write("class/grades.csv", "student,total\n");

        assertThat(grade().ungraded()).isEmpty();
    }

    @Test
    void aPaperThatCannotBeOpenedIsTriedAgainByTheNextRun() throws IOException {
        SubmissionFile refused = new PaperInMemory("s1.yaml", List.of(), () -> {
            throw new IOException("Permission denied");
        });
        SubmissionFile readable =
                new PaperInMemory("s1.yaml", List.of(), () -> "problem: sheet5-a\nanswers: {z1: 6}\n".getBytes(UTF_8));
        RunIdentity identity =
                RunIdentity.of("1", ProblemSet.read(List.of(folder.resolve("problems"))), false, Shard.WHOLE);

        try (GradingRun run = GradingRun.start(identity, folder.resolve("out"))) {
            assertThat(run.grade(List.of(refused), 1, Progress.NONE).ungraded())
                    .singleElement()
                    .satisfies(file -> assertThat(file.issues().get(0)).contains("Permission denied [GB205]"));
        }
        try (GradingRun run = GradingRun.start(identity, folder.resolve("out"))) {
            assertThat(run.grade(List.of(readable), 1, Progress.NONE).gradedCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void aFaultOfOurOwnIsToldAsOneAndStopsNobodyElse() throws IOException {
        SubmissionFile faulty = new PaperInMemory("s1.yaml", List.of(), () -> new byte[0]) {
            @Override
            public List<Grader.Outcome> grade(Grader grader, List<byte[]> content) {
                throw new IllegalStateException("a fault of ours");
            }
        };
        SubmissionFile fine =
                new PaperInMemory("s2.yaml", List.of(), () -> "problem: sheet5-a\nanswers: {z1: 6}\n".getBytes(UTF_8));
        RunIdentity identity =
                RunIdentity.of("1", ProblemSet.read(List.of(folder.resolve("problems"))), false, Shard.WHOLE);

        try (GradingRun run = GradingRun.start(identity, folder.resolve("out"))) {
            ClassResult result = run.grade(List.of(faulty, fine), 1, Progress.NONE);

            assertThat(result.graded()).extracting(GradedPaper::student).containsExactly("s2");
            assertThat(result.ungraded())
                    .singleElement()
                    .satisfies(file -> assertThat(file.issues().get(0))
                            .contains("gradus has a fault", "a fault of ours", "[" + BatchCodes.OUR_FAULT + "]")
                            .doesNotContain("cannot be opened"));
        }
    }

    @Test
    void whoHandedItInIsTakenFromWhereItIsKnown() throws IOException {
        SubmissionFile file = new PaperInMemory(
                "answers.yaml",
                List.of("4711", "4712"),
                () -> "student: somebody else\nproblem: sheet5-a\nanswers: {z1: 6}\n".getBytes(UTF_8));
        RunIdentity identity =
                RunIdentity.of("1", ProblemSet.read(List.of(folder.resolve("problems"))), false, Shard.WHOLE);

        try (GradingRun run = GradingRun.start(identity, folder.resolve("out"))) {
            assertThat(run.grade(List.of(file), 1, Progress.NONE).graded())
                    .extracting(GradedPaper::student)
                    .containsExactly("4711", "4712");
        }
    }
}
