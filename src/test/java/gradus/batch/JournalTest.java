package gradus.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.grading.ClassResult;
import gradus.report.ClassReport;
import gradus.report.Paint;
import gradus.report.ResultsLines;
import gradus.report.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run finds in the journal of another. */
class JournalTest {
    private static final int PAPERS = 24;

    @TempDir
    private Path folder;

    private final List<Paper> papers = new ArrayList<>();

    /** A paper whose text changes between runs. */
    private static final class Paper extends PaperInMemory {
        private final AtomicReference<String> text;

        Paper(String name, String text) {
            this(name, new AtomicReference<>(text));
        }

        private Paper(String name, AtomicReference<String> text) {
            super(name, List.of(), () -> text.get().getBytes(UTF_8));
            this.text = text;
        }
    }

    @BeforeEach
    void writeProblemAndPapers() throws IOException {
        Files.writeString(folder.resolve("neuron.yaml"), """
                id: neuron
                title: One unit
                network:
                  inputs: 1
                  layers:
                    - {units: 1, activation: identity, weights: 2, biases: 0}
                examples:
                  - {input: 3}
                questions: [z1]
                """);
        for (int i = 0; i < PAPERS; i++) {
            String answer = List.of("6", "5.5", "[1, 2]", "seven", "7").get(i % 5);
            papers.add(new Paper(
                    "p" + i + ".yaml", "student: s" + (i == 20 ? 19 : i) + "\nanswers: {z1: " + answer + "}\n"));
        }
        papers.add(new Paper("empty.yaml", ""));
        papers.add(new Paper("photo.jpeg", "?"));
    }

    private RunIdentity identity(String version) throws IOException {
        ProblemSet problems = ProblemSet.read(List.of(folder.resolve("neuron.yaml")));
        return RunIdentity.of(version, problems, false, Shard.WHOLE);
    }

    private Path journal() {
        return folder.resolve("out/.gradus-journal");
    }

    /** What a run writes. */
    private record Written(String report, String lines, int gradedAnew) {}

    private Written run(List<? extends SubmissionFile> files, int threads, boolean keep) throws IOException {
        return run(files, threads, keep, "1");
    }

    private Written run(List<? extends SubmissionFile> files, int threads, boolean keep, String version)
            throws IOException {
        AtomicInteger anew = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void started(int count) {}

            @Override
            public void done(boolean isNew) {
                anew.addAndGet(isNew ? 1 : 0);
            }

            @Override
            public void finished() {}
        };
        try (GradingRun run = GradingRun.start(identity(version), folder.resolve("out"))) {
            ClassResult result = run.grade(List.copyOf(files), threads, progress);
            StringBuilder report = new StringBuilder();
            ClassReport.write(result, Language.ENGLISH, Paint.PLAIN, report);
            StringBuilder lines = new StringBuilder();
            new ResultsLines("1", result.problems(), Language.ENGLISH).write(result, lines);
            run.finish(keep);
            return new Written(report.toString(), lines.toString(), anew.get());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40})
    void neitherThreadsNorTheOrderOfFilesChangeAByte(int threads) throws IOException {
        Written expected = run(papers, 1, false);
        List<Paper> shuffled = new ArrayList<>(papers);
        Collections.shuffle(shuffled, new Random(threads));

        Written written = run(shuffled, threads, false);

        assertThat(written).isEqualTo(expected);
        assertThat(written.report()).contains("'s19' handed in p19.yaml too").contains("23 submissions graded, 3 not");
    }

    @Test
    void nothingIsGradedTwice() throws IOException {
        Written first = run(papers, 2, true);

        Written second = run(papers, 2, true);

        assertThat(first.gradedAnew()).isEqualTo(PAPERS + 2);
        assertThat(second).isEqualTo(new Written(first.report(), first.lines(), 0));
    }

    @Test
    void aFileThatHasChangedIsGradedAnewAndOneThatIsGoneIsForgotten() throws IOException {
        run(papers, 2, true);
        papers.get(1).text.set("student: s1\nanswers: {z1: 6}\n");
        papers.remove(5);

        Written written = run(papers, 2, false);

        assertThat(written.gradedAnew()).isEqualTo(1);
        assertThat(new Written(written.report(), written.lines(), PAPERS + 1)).isEqualTo(run(papers, 1, false));
    }

    @Test
    void aJournalOfOtherProblemsOrAnotherVersionIsOfNoUse() throws IOException {
        run(papers, 2, true);
        assertThat(run(papers, 2, true, "2").gradedAnew()).isEqualTo(PAPERS + 2);

        Path problem = folder.resolve("neuron.yaml");
        Files.writeString(problem, Files.readString(problem).replace("weights: 2", "weights: 3"));

        assertThat(run(papers, 2, true, "2").gradedAnew()).isEqualTo(PAPERS + 2);
    }

    @Test
    void aJournalThatIsTornAnywhereLosesWhatIsBehindAndNothingElse() throws IOException {
        Written whole = run(papers, 1, true);
        byte[] bytes = Files.readAllBytes(journal());
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            int length = i < 30 ? i : random.nextInt(bytes.length);
            Files.write(journal(), Arrays.copyOf(bytes, length));

            Written written = run(papers, 2, true);

            assertThat(new Written(written.report(), written.lines(), whole.gradedAnew()))
                    .as("cut to %d of %d bytes", length, bytes.length)
                    .isEqualTo(whole);
        }
    }

    @Test
    void aByteThatHasChangedIsNoticed() throws IOException {
        Written whole = run(papers, 1, true);
        byte[] bytes = Files.readAllBytes(journal());
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(journal(), changed);

            Written written = run(papers, 2, true);

            assertThat(written.gradedAnew()).isPositive();
            assertThat(written.lines()).isEqualTo(whole.lines());
        }
    }

    @Test
    void whatALastRecordLostIsAllThatIsGradedAnew() throws IOException {
        run(papers, 1, true);
        byte[] bytes = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(run(papers, 1, true).gradedAnew()).isEqualTo(1);
    }

    @Test
    void aHandInOfAGroupIsGradedAnewForAllWhereverTheJournalEndsBetweenThem() throws IOException {
        List<SubmissionFile> group = List.of(
                new PaperInMemory("group.yaml", List.of("a", "b", "c"), () -> "answers: {z1: 6}\n".getBytes(UTF_8)));
        Written whole = run(group, 1, true);
        byte[] bytes = Files.readAllBytes(journal());
        assertThat(run(group, 1, true).gradedAnew()).isZero();

        for (int length = bytes.length - 1; length > 0; length -= 7) {
            Files.write(journal(), Arrays.copyOf(bytes, length));

            assertThat(run(group, 1, true)).as("cut to %d bytes", length).isEqualTo(whole);
        }
        assertThat(whole.report()).contains("3 submissions graded");
    }

    @Test
    void aSecondRunIntoTheFolderIsKeptOut() throws IOException {
        try (GradingRun first = GradingRun.start(identity("1"), folder.resolve("out"))) {
            assertThat(first.earlierCount()).isZero();
            assertThatThrownBy(() -> GradingRun.start(identity("1"), folder.resolve("out")))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessage(
                            "another run (process " + ProcessHandle.current().pid() + ") is writing into "
                                    + folder.resolve("out") + "; wait for it, or choose another folder with --out");
        }
        assertThat(run(papers, 1, false).gradedAnew()).isEqualTo(PAPERS + 2);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }
}
