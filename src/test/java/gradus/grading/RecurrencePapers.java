package gradus.grading;

import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.problem.Resolution;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Papers about the recurrent problems, right and wrong ones, as {@code src/test/python/recurrent_mistakes.py} has computed them. */
public final class RecurrencePapers {
    private static final Path NUMBERS = Path.of("src/test/resources/recurrence/mistakes.csv");
    private static final int DECIMALS = 6;

    /** What a paper is called on which nothing is wrong. */
    public static final String RIGHT = "right";

    private RecurrencePapers() {}

    /**
     * One paper.
     *
     * @param id that of the problem
     * @param mistake the id of what is wrong in it, or {@link #RIGHT}, or {@code near-} and what is done instead
     * @param numbers in column layout, by the name of the quantity
     */
    public record NumpyPaper(String id, String mistake, Map<String, Tensor> numbers) {
        /** The problem that it is about. */
        public Problem problem() {
            return ProblemFiles.read(Path.of("problems", id + ".yaml"));
        }

        /** What it has for a quantity. */
        public Tensor number(Problem problem, Quantity wanted) {
            return numbers.entrySet().stream()
                    .filter(entry -> quantity(problem, entry.getKey()).equals(wanted))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(this + " has no " + wanted));
        }

        /** Its sheet: everything that is asked, rounded at the end. */
        MarkSheet marked(Problem problem) {
            String answers = problem.questions().stream()
                    .map(question -> "\"" + question.name() + "\": " + written(problem, question))
                    .collect(Collectors.joining("\n", "", "\n"));
            return new Marker(problem).mark(Answers.of(answers));
        }

        private String written(Problem problem, Question question) {
            Tensor value = number(problem, question.quantity());
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < value.shape().rows(); row++) {
                List<String> entries = new ArrayList<>();
                for (int column = 0; column < value.shape().columns(); column++) {
                    entries.add(BigDecimal.valueOf(value.at(row, column))
                            .setScale(DECIMALS, RoundingMode.HALF_UP)
                            .toPlainString());
                }
                rows.add(entries.toString());
            }
            return rows.toString();
        }

        @Override
        public String toString() {
            return id + ", " + mistake;
        }
    }

    /** The quantity of a name in a problem. */
    public static Quantity quantity(Problem problem, String name) {
        return ((Resolution.Found) problem.vocabulary().resolve(name)).quantity();
    }

    /** All papers. */
    public static List<NumpyPaper> all() {
        return of(NUMBERS);
    }

    /** The papers in a file. */
    public static List<NumpyPaper> of(Path file) {
        Map<String, NumpyPaper> papers = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(";", -1);
                papers.computeIfAbsent(
                                fields[0] + ";" + fields[1],
                                key -> new NumpyPaper(fields[0], fields[1], new LinkedHashMap<>()))
                        .numbers()
                        .put(fields[2], tensor(fields[3], fields[4]));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return List.copyOf(papers.values());
    }

    /** Those without a mistake. */
    public static List<NumpyPaper> right() {
        return all().stream().filter(paper -> paper.mistake().equals(RIGHT)).toList();
    }

    /** Those with a mistake. */
    public static List<NumpyPaper> wrong() {
        return all().stream()
                .filter(paper -> !paper.mistake().equals(RIGHT) && !isNear(paper))
                .toList();
    }

    /** Those with a rule that looks like a mistake, and is none that has a name. */
    public static List<NumpyPaper> near() {
        return all().stream().filter(RecurrencePapers::isNear).toList();
    }

    private static boolean isNear(NumpyPaper paper) {
        return paper.mistake().startsWith("near-");
    }

    /** The mistakes that are named where an error was made, line by line. */
    static Map<String, List<String>> named(MarkSheet sheet) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        sheet.lines().stream()
                .filter(line -> line.verdict().isOwnError())
                .forEach(line -> named.put(
                        line.question().name(),
                        line.verdict().explained().stream()
                                .flatMap(diagnosis -> diagnosis.explanations().stream())
                                .map(Explanation::id)
                                .toList()));
        return named;
    }

    private static Tensor tensor(String shape, String numbers) {
        String[] sizes = shape.split("x", -1);
        double[] entries = Arrays.stream(numbers.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return Tensor.of(Shape.of(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1])), entries);
    }
}
