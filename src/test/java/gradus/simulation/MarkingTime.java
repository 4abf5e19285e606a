package gradus.simulation;

import gradus.grading.Marker;
import gradus.grading.mistake.Kind;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.submission.ProblemAnswers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Prints how long it takes to mark a paper, once warm. No test: times differ between machines. */
final class MarkingTime {
    /** Time of this thread on a processor, which other programs do not change much. */
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final int PAPERS = 60;
    private static final int WARM = 6;

    private MarkingTime() {}

    /** Marks papers of the problem file that is given, or of {@code problems/004-exercise-2b.yaml}. */
    public static void main(String[] arguments) {
        Problem problem =
                ProblemFiles.read(Path.of(arguments.length > 0 ? arguments[0] : "problems/004-exercise-2b.yaml"));
        Marker marker = new Marker(problem);
        List<ProblemAnswers> right = papers(problem, 0, new Random(1));
        List<ProblemAnswers> rounded = rounded(problem);
        List<ProblemAnswers> mistaken = papers(problem, 1, new Random(2));
        List<ProblemAnswers> unlisted = papers(problem, 2, new Random(3));
        List<ProblemAnswers> mixed = new ArrayList<>(rounded.subList(0, PAPERS * 7 / 10));
        mixed.addAll(mistaken.subList(PAPERS * 7 / 10, PAPERS));
        time("right, all digits", marker, right);
        time("right, every line rounded to 4 decimals", marker, rounded);
        time("one mistake, 5 decimals", marker, mistaken);
        time("one unlisted error, 5 decimals", marker, unlisted);
        time("a class: 7 of 10 rounded, 3 with a mistake", marker, mixed);
    }

    private static List<ProblemAnswers> rounded(Problem problem) {
        Random random = new Random(4);
        return IntStream.range(0, PAPERS)
                .mapToObj(i -> new Student(Digits.decimals(4), Student.Steps.LINES, Ways.any(problem, random))
                        .paper(problem)
                        .answers())
                .toList();
    }

    private static List<ProblemAnswers> papers(Problem problem, int errors, Random random) {
        List<Injection> all = Injection.all(problem, problem.graph()).stream()
                .filter(injection -> injection.mistake().kind() == Kind.MISCONCEPTION)
                .toList();
        OtherErrors others = new OtherErrors(random);
        List<ProblemAnswers> papers = new ArrayList<>();
        while (papers.size() < PAPERS) {
            Paper paper = switch (errors) {
                case 0 -> new Student(Digits.ALL, Student.Steps.LINES, Ways.any(problem, random)).paper(problem);
                case 1 ->
                    all.get(random.nextInt(all.size()))
                            .student(Digits.decimals(5), Student.Steps.LINES)
                            .paper(problem);
                default -> others.unlistedPaper(problem, Digits.decimals(5));
            };
            boolean isFinite = paper.lines().values().stream()
                    .allMatch(line -> line.value().isFinite());
            if (isFinite) {
                papers.add(paper.answers());
            }
        }
        return papers;
    }

    private static void time(String what, Marker marker, List<ProblemAnswers> papers) {
        double micros = 0;
        for (int round = 0; round <= WARM; round++) {
            long start = PROCESSOR.getCurrentThreadCpuTime();
            papers.forEach(marker::mark);
            micros = (PROCESSOR.getCurrentThreadCpuTime() - start) / 1e3 / papers.size();
        }
        System.out.println(String.format(Locale.ROOT, "%-50s %8.0f µs a paper", what, micros));
    }
}
