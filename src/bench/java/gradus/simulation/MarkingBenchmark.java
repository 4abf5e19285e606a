package gradus.simulation;

import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.mistake.Kind;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.submission.ProblemAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What marking and diagnosing one paper costs, once what belongs to the problem is done: 60 papers of each kind in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MarkingBenchmark {
    private static final int PAPERS = 60;

    /** What is wrong with papers. */
    private enum Errors {
        NONE,
        KNOWN,
        UNLISTED
    }

    /** The problem file. */
    @Param({"problems/004-exercise-2b.yaml"})
    public String problem = "";

    /**
     * Whose papers: right with all digits; right, every line rounded to 4 decimals; with a known mistake; with one that is not
     * listed; and a class of 7 rounded ones for 3 with a mistake.
     */
    @Param({"right", "rounded", "mistaken", "unlisted", "mixed"})
    public String papers = "";

    private Marker marker;
    private List<ProblemAnswers> answers = List.of();
    private int next;

    /** Draws the papers, and marks each of them once. */
    @Setup
    public void draw() {
        Problem read = ProblemFiles.read(Path.of(problem));
        marker = new Marker(read);
        answers = switch (papers) {
            case "right" -> withErrors(read, Errors.NONE);
            case "rounded" -> rounded(read);
            case "mistaken" -> withErrors(read, Errors.KNOWN);
            case "unlisted" -> withErrors(read, Errors.UNLISTED);
            case "mixed" -> mixed(read);
            default -> throw new IllegalArgumentException("no papers are called " + papers);
        };
        answers.forEach(marker::mark);
    }

    private static List<ProblemAnswers> mixed(Problem problem) {
        List<ProblemAnswers> mixed = new ArrayList<>(rounded(problem).subList(0, PAPERS * 7 / 10));
        mixed.addAll(withErrors(problem, Errors.KNOWN).subList(PAPERS * 7 / 10, PAPERS));
        return mixed;
    }

    private static List<ProblemAnswers> rounded(Problem problem) {
        Random random = new Random(4);
        return IntStream.range(0, PAPERS)
                .mapToObj(i -> new Student(Digits.decimals(4), Student.Steps.LINES, Ways.any(problem, random))
                        .paper(problem)
                        .answers())
                .toList();
    }

    private static List<ProblemAnswers> withErrors(Problem problem, Errors errors) {
        List<Injection> all = Injection.all(problem, problem.graph()).stream()
                .filter(injection -> injection.mistake().kind() == Kind.MISCONCEPTION)
                .toList();
        Random random = new Random(1);
        OtherErrors others = new OtherErrors(random);
        List<ProblemAnswers> papers = new ArrayList<>();
        while (papers.size() < PAPERS) {
            Paper paper = switch (errors) {
                case NONE -> new Student(Digits.ALL, Student.Steps.LINES, Ways.any(problem, random)).paper(problem);
                case KNOWN ->
                    all.get(random.nextInt(all.size()))
                            .student(Digits.decimals(5), Student.Steps.LINES)
                            .paper(problem);
                case UNLISTED -> others.unlistedPaper(problem, Digits.decimals(5));
            };
            boolean isFinite = paper.lines().values().stream()
                    .allMatch(line -> line.value().isFinite());
            if (isFinite) {
                papers.add(paper.answers());
            }
        }
        return papers;
    }

    @Benchmark
    public MarkSheet mark() {
        next = (next + 1) % answers.size();
        return marker.mark(answers.get(next));
    }
}
