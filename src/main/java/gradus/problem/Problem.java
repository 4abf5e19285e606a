package gradus.problem;

import gradus.graph.Evaluation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkTask;
import gradus.network.Training;
import gradus.network.recurrent.RecurrentTask;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem that has been read without an error, and solved.
 *
 * @param heading what it is called and where it comes from
 * @param task the layered network it is about; a graph of definitions has none
 * @param recurrence the recurrent network it is about, if it is about one
 * @param training what is trained, of the network or of a graph of definitions, if anything is
 * @param computed all quantities with their rules, as if nothing that is computed were given
 * @param graph all quantities with their rules
 * @param truth all quantities with their values
 * @param notation how the course spells them
 * @param vocabulary how people may spell them
 * @param questions what is asked, in the order of the graph
 * @param judge what judges formulas that are written for its quantities
 * @param policy what it says about marks
 * @param errata slips of the printed solution
 */
public record Problem(
        Heading heading,
        Optional<NetworkTask> task,
        Optional<RecurrentTask> recurrence,
        Optional<Training> training,
        Graph computed,
        Graph graph,
        Evaluation truth,
        Notation notation,
        Vocabulary vocabulary,
        List<Question> questions,
        FormulaJudge judge,
        GradingPolicy policy,
        List<Erratum> errata) {
    public Problem {
        questions = List.copyOf(questions);
        errata = List.copyOf(errata);
    }

    /**
     * What a problem is called.
     *
     * @param id the name that submissions and result files use
     * @param title one line for people
     * @param source where the exercise comes from
     * @param description the exercise in words, for students
     * @param file the file it was read from
     */
    public record Heading(
            String id, String title, Optional<String> source, Optional<String> description, String file) {}

    /** What a quantity is a part or another view of: the matrix of an entry, the gradient that a transposed one shows. */
    public static Quantity whole(Quantity quantity) {
        if (quantity instanceof Quantity.Transposed transposed) {
            return whole(transposed.whole());
        }
        return quantity instanceof Quantity.Entry entry ? whole(entry.whole()) : quantity;
    }

    public String id() {
        return heading.id();
    }

    /** The true value of a quantity. */
    public Tensor truth(Quantity quantity) {
        return truth.of(quantity);
    }

    public Shape shape(Quantity quantity) {
        return graph.shape(quantity);
    }

    /** What each of some problems gives, by its id, in their order. */
    public static Map<String, BigDecimal> maxima(List<Problem> problems) {
        Map<String, BigDecimal> maxima = new LinkedHashMap<>();
        problems.forEach(problem -> maxima.put(problem.id(), problem.maximum()));
        return maxima;
    }

    /** The sum of the points of all questions. */
    public BigDecimal maximum() {
        return questions.stream().map(Question::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
