package gradus.simulation;

import gradus.grading.mistake.Occurrence;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A class in which every student makes each of some mistakes with a known probability, independently of the others, and goes on
 * with the wrong numbers. With arguments it is a program: a folder, and how many papers to write into it.
 */
public final class SimulatedClass {
    static final String PROBLEM = """
            id: two-layers
            title: Two layers, two examples
            network:
              inputs: 2
              layers:
                - {units: 3, activation: sigmoid, weights: [[0.3, -0.2], [0.5, 0.9], [-0.7, 0.4]], biases: [0.1, -0.3, 0.2]}
                - {units: 2, activation: tanh, weights: [[0.6, -0.4, 0.8], [-0.5, 0.7, 0.2]], biases: [0.3, -0.1]}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: [1, 0]}
              - {input: [-0.6, 0.5], target: [0.2, 0.9]}
            training: {optimizer: sgd, learning-rate: 0.3}
            partial-credit: none
            questions: [z1, a1, z2, a2, E, delta2, dE/dW2, delta1, dE/dW1, W2_new, W1_new]
            """;

    private static final double ASTRAY = 0.05;
    private static final double LEAVES_OUT = 0.04;

    private final Problem problem;
    private final List<Planted> planted;
    private final long seed;
    private final boolean isTidy;

    /**
     * A mistake that is planted.
     *
     * @param id that of the catalogue, or a name for a rule that no catalogue has
     * @param line the asked line in which it first gives a wrong number
     * @param rate the probability that a student makes it
     */
    record Planted(String id, Quantity line, List<Edit> edits, double rate) {}

    /**
     * A paper, and what was done wrong in it.
     *
     * @param made the ids of the planted mistakes
     */
    record HandedIn(Paper paper, List<String> made) {}

    private SimulatedClass(Problem problem, List<Planted> planted, long seed, boolean isTidy) {
        this.problem = problem;
        this.planted = List.copyOf(planted);
        this.seed = seed;
        this.isTidy = isTidy;
    }

    /** A class whose only mistakes are the planted ones of the catalogue. */
    static SimulatedClass ofKnownMistakes(long seed) {
        Problem problem = ProblemFiles.parse(PROBLEM);
        return new SimulatedClass(problem, known(problem), seed, true);
    }

    /** The same, in which some also use rules that no catalogue has, make something up, or leave lines out. */
    static SimulatedClass ofEveryKind(long seed) {
        Problem problem = ProblemFiles.parse(PROBLEM);
        List<Planted> all = new ArrayList<>(known(problem));
        all.addAll(unlisted(problem));
        return new SimulatedClass(problem, all, seed, false);
    }

    private static List<Planted> known(Problem problem) {
        Quantity outputDelta = NetworkQuantities.delta(2);
        return List.of(
                known(problem, "tan-for-tanh", 0, NetworkQuantities.activation(2), 0.05),
                known(problem, "loss-sum-for-mean", 0, NetworkQuantities.LOSS, 0.10),
                known(problem, "target-minus-output", 0, outputDelta, 0.12),
                known(problem, "missing-activation-derivative", 0, NetworkQuantities.delta(1), 0.20),
                known(problem, "gradient-mean-twice", 2, gradient(2), 0.07),
                known(problem, "update-plus", 1, new Quantity.Updated(NetworkQuantities.weights(1)), 0.15));
    }

    private static Quantity gradient(int layer) {
        return NetworkQuantities.lossGradient(NetworkQuantities.weights(layer));
    }

    private static Planted known(Problem problem, String id, int layer, Quantity line, double rate) {
        Occurrence occurrence = Injection.all(problem, problem.graph()).stream()
                .filter(injection ->
                        injection.id().equals(id) && injection.occurrence().layer() == layer)
                .map(Injection::occurrence)
                .findFirst()
                .orElseThrow(() -> new AssertionError(id));
        return new Planted(id, line, occurrence.edits(), rate);
    }

    private static List<Planted> unlisted(Problem problem) {
        Quantity delta = NetworkQuantities.delta(1);
        Quantity gradient = gradient(1);
        Expression activation = new Expression.Reference(NetworkQuantities.activation(1));
        Expression weights = new Expression.Reference(NetworkQuantities.weights(1));
        Graph graph = problem.graph();
        return List.of(
                planted("delta-times-activation", delta, Algebra.multiply(graph.rule(delta), activation), 0.04),
                planted("gradient-plus-weights", gradient, Algebra.add(graph.rule(gradient), weights), 0.03),
                planted(
                        "seven-tenths",
                        NetworkQuantities.netInput(2),
                        Algebra.multiply(Algebra.constant(0.7), graph.rule(NetworkQuantities.netInput(2))),
                        0.02));
    }

    private static Planted planted(String id, Quantity quantity, Expression rule, double rate) {
        return new Planted(id, quantity, List.of(Edit.replace(quantity, rule)), rate);
    }

    Problem problem() {
        return problem;
    }

    List<Planted> planted() {
        return planted;
    }

    /** The paper of a student, who is counted from 0; the same for each number. */
    HandedIn paper(int student) {
        // Neighbouring seeds of Random begin with almost the same number.
        Random random = new Random(new SplittableRandom(seed * 1_000_003L + student).nextLong());
        Map<Quantity, Edit> beliefs = new LinkedHashMap<>();
        List<String> made = new ArrayList<>();
        for (Planted mistake : planted) {
            boolean isFree = mistake.edits().stream().noneMatch(edit -> beliefs.containsKey(edit.quantity()));
            if (random.nextDouble() < mistake.rate() && isFree) {
                made.add(mistake.id());
                mistake.edits().forEach(edit -> beliefs.put(edit.quantity(), edit));
            }
        }
        if (!isTidy && random.nextDouble() < ASTRAY) {
            Quantity first = NetworkQuantities.netInput(1);
            Tensor noise = problem.truth(first).map(entry -> random.nextDouble() - 0.5);
            Expression rule = Algebra.add(problem.graph().rule(first), new Expression.Constant(noise));
            beliefs.put(first, Edit.replace(first, rule));
        }
        Digits digits = Digits.decimals(4 + random.nextInt(3));
        Paper paper = new Student(digits, Student.Steps.LINES, problem.graph().with(beliefs.values())).paper(problem);
        boolean leavesOut = !isTidy && random.nextDouble() < LEAVES_OUT;
        return new HandedIn(leavesOut ? paper.only(Papers.some(paper, random)) : paper, made);
    }

    private String yaml(int student) {
        return paper(student).paper().lines().entrySet().stream()
                .map(line -> "  " + problem.notation().spell(line.getKey()) + ": " + matrix(line.getValue()))
                .collect(Collectors.joining("\n", "answers:\n", "\n"));
    }

    private static String matrix(Paper.Line line) {
        int columns = line.value().shape().columns();
        List<String> texts = line.texts();
        if (texts.size() == 1) {
            return texts.get(0);
        }
        List<String> rows = new ArrayList<>();
        for (int start = 0; start < texts.size(); start += columns) {
            rows.add(String.join(", ", texts.subList(start, start + columns)));
        }
        return rows.stream().collect(Collectors.joining("], [", "[[", "]]"));
    }

    /** Writes the problem, and the papers of a class in folders of 1,000. */
    public static void write(Path folder, int students, long seed) throws IOException {
        SimulatedClass simulated = ofEveryKind(seed);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("problem.yaml"), PROBLEM);
        for (int student = 0; student < students; student++) {
            Path group = Files.createDirectories(folder.resolve("class").resolve("group" + student / 1000));
            String name = String.format(Locale.ROOT, "s%05d.yaml", student + 1);
            Files.writeString(group.resolve(name), simulated.yaml(student));
        }
    }

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), 1);
    }
}
