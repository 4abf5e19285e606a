package gradus.report;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Verdict;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import gradus.report.solution.OwnNumbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first mistake of a paper done right with the student's own numbers. Where true values are revealed, with the result and
 * what follows from it; where only the mistake is, no further than the student's own numbers go.
 *
 * @param heading what it is
 * @param words what the first equation shows
 * @param rest what the others show
 * @param numbers the equations, the first one of the line in which the mistake was made
 */
public record OwnWork(String heading, String words, String rest, OwnNumbers numbers) {
    private static final int MOST_STEPS = 8;

    /** Nothing if there is no such line, or too little may be said. */
    static Optional<OwnWork> of(MarkSheet sheet, Telling telling) {
        return telling.problem()
                .filter(problem -> sheet.answered() && telling.allows(Reveal.MISTAKE))
                .flatMap(problem -> new Search(problem, sheet, telling).found());
    }

    /** Looks for the first mistake of one mark sheet. */
    private static final class Search {
        private final Problem problem;
        private final MarkSheet sheet;
        private final Telling telling;
        private final List<Quantity> order;

        Search(Problem problem, MarkSheet sheet, Telling telling) {
            this.problem = problem;
            this.sheet = sheet;
            this.telling = telling;
            this.order = List.copyOf(problem.graph().quantities());
        }

        Optional<OwnWork> found() {
            boolean keepsToOther =
                    sheet.lines().stream().anyMatch(line -> line.verdict() instanceof Verdict.OtherConvention);
            return keepsToOther
                    ? Optional.empty()
                    : sheet.lines().stream()
                            .filter(line -> line.verdict() instanceof Verdict.Wrong)
                            .min(Comparator.comparingInt(line -> order.indexOf(quantity(line))))
                            .filter(line ->
                                    isWhole(quantity(line)) && SheetFeedback.showsRule(line, sheet, telling.reveal()))
                            .flatMap(this::worked);
        }

        private static Quantity quantity(MarkLine line) {
            return line.question().quantity();
        }

        private boolean isWhole(Quantity quantity) {
            return order.contains(quantity) && Problem.whole(quantity).equals(quantity);
        }

        private Optional<OwnWork> worked(MarkLine line) {
            Quantity first = quantity(line);
            Set<Quantity> after = following(first);
            Map<Quantity, Tensor> own = own(after);
            if (!telling.allows(Reveal.VALUE)) {
                return OwnNumbers.rule(problem, own, first).map(numbers -> told("own.rule", line, "", numbers));
            }
            Set<Quantity> asked = sheet.lines().stream()
                    .filter(other -> !SheetFeedback.isFormula(other.question()))
                    .map(Search::quantity)
                    .collect(Collectors.toSet());
            List<Quantity> steps = new ArrayList<>(List.of(first));
            order.stream()
                    .filter(quantity -> after.contains(quantity) && asked.contains(quantity) && isWhole(quantity))
                    .filter(quantity -> !quantity.equals(first))
                    .limit(MOST_STEPS - 1L)
                    .forEach(steps::add);
            return OwnNumbers.solution(problem, own, steps, asked)
                    .map(numbers -> told(
                            "own.value",
                            line,
                            steps.size() > 1 ? telling.language().text("own.on") : "",
                            numbers));
        }

        private OwnWork told(String key, MarkLine line, String rest, OwnNumbers numbers) {
            Language language = telling.language();
            String source = numbers.startsFromOwn() ? "" : ".given";
            return new OwnWork(
                    language.text("own.heading" + source),
                    language.text(key + source, "line", line.question().name()),
                    rest,
                    numbers);
        }

        /** A quantity and all that follow from it. */
        private Set<Quantity> following(Quantity first) {
            Graph graph = problem.graph();
            Set<Quantity> after = new HashSet<>(Set.of(first));
            for (Quantity quantity : order) {
                if (graph.mentionedBy(quantity).stream().anyMatch(after::contains)) {
                    after.add(quantity);
                }
            }
            return after;
        }

        /** The numbers of all lines that are right, or whose step is, and that do not follow from the mistake. */
        private Map<Quantity, Tensor> own(Set<Quantity> after) {
            Map<Quantity, Tensor> own = new LinkedHashMap<>();
            for (MarkLine line : sheet.lines()) {
                Standing standing = Standing.of(line.verdict());
                boolean counts = standing == Standing.RIGHT || standing == Standing.CARRIED;
                if (counts && isWhole(quantity(line)) && !after.contains(quantity(line))) {
                    value(line).ifPresent(value -> own.put(quantity(line), value));
                }
            }
            return own;
        }

        private Optional<Tensor> value(MarkLine line) {
            Shape shape = problem.shape(quantity(line));
            return line.answer()
                    .filter(answer -> answer.answer() instanceof WrittenArray)
                    .map(answer -> ((WrittenArray) answer.answer()).values())
                    .filter(values -> values.length == shape.count())
                    .map(values -> Tensor.of(shape, values))
                    .filter(Tensor::isFinite);
        }
    }
}
