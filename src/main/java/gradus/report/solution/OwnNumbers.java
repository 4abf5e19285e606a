package gradus.report.solution;

import gradus.formula.MathMlForm;
import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.report.language.Language;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules worked out with the numbers of a paper. Quantities between its lines do not appear: their rules stand in the places of
 * their names. Immutable.
 */
public final class OwnNumbers {
    private static final int DIGITS = 6;

    private final Problem problem;
    private final Graph graph;
    private final List<Equation> equations;
    private final boolean startsFromOwn;

    private OwnNumbers(Problem problem, Graph graph, List<Equation> equations, boolean startsFromOwn) {
        this.problem = problem;
        this.graph = graph;
        this.startsFromOwn = startsFromOwn;
        this.equations = List.copyOf(equations);
    }

    /**
     * The rule of one line with numbers, and no result. Its numbers are those of the paper and those that are given.
     *
     * @param own the numbers of the paper
     * @return nothing if other numbers would stand in it, or if it is too large to be read
     */
    public static Optional<OwnNumbers> rule(Problem problem, Map<Quantity, Tensor> own, Quantity line) {
        Graph graph = pinned(problem, own);
        Expression formula = new Unfolding(problem.graph(), own.keySet()).of(line);
        Set<Quantity> references = references(formula);
        boolean isOwn = references.stream()
                .allMatch(quantity ->
                        own.containsKey(quantity) || problem.graph().rule(quantity) instanceof Expression.Constant);
        Equation equation =
                new Equation(List.of(new Side.Name(line), new Side.Symbols(formula), new Side.Numbers(formula)));
        OwnNumbers numbers = new OwnNumbers(
                problem, graph, List.of(equation), references.stream().anyMatch(own::containsKey));
        return Optional.of(numbers).filter(worked -> isOwn && worked.showsNumbers());
    }

    /**
     * Some lines with their results, each computed from the numbers of the paper, and after the first of them from what is right.
     *
     * @param own the numbers of the paper that count
     * @param lines in the order in which they are computed; no quantity of {@code own} is among them
     * @param known quantities that stay names, such as all that are asked
     * @return nothing if some result is no number
     */
    public static Optional<OwnNumbers> solution(
            Problem problem, Map<Quantity, Tensor> own, List<Quantity> lines, Set<Quantity> known) {
        Graph graph = pinned(problem, own);
        Unfolding unfolding = new Unfolding(problem.graph(), known);
        Evaluation values = graph.evaluate();
        return lines.stream().allMatch(line -> values.of(line).isFinite())
                ? Optional.of(new OwnNumbers(
                        problem,
                        graph,
                        lines.stream()
                                .map(line -> Equation.worked(line, unfolding.of(line)))
                                .toList(),
                        references(unfolding.of(lines.get(0))).stream().anyMatch(own::containsKey)))
                : Optional.empty();
    }

    private static Graph pinned(Problem problem, Map<Quantity, Tensor> own) {
        List<Edit> pins = new ArrayList<>();
        own.forEach((quantity, value) -> pins.add(Edit.pin(quantity, value)));
        return problem.graph().with(pins);
    }

    private static Set<Quantity> references(Expression formula) {
        Set<Quantity> found = new HashSet<>();
        if (formula instanceof Expression.Reference reference) {
            found.add(reference.quantity());
        }
        formula.operands().forEach(operand -> found.addAll(references(operand)));
        return found;
    }

    /** Whether the first line is computed from numbers of the paper, and not only from what is given. */
    public boolean startsFromOwn() {
        return startsFromOwn;
    }

    private boolean showsNumbers() {
        return formulas(Script.TEXT).sides(equations.get(0)).size() > 2;
    }

    private Formulas formulas(Script script) {
        return new Formulas(problem, script, DIGITS, graph);
    }

    /** Each equation as lines of at most so many columns, with matrices as aligned rows in brackets. */
    public List<List<String>> text(int width, Language language) {
        Formulas formulas = formulas(Script.TEXT);
        return equations.stream()
                .map(equation -> new EquationText(width, language).lines(formulas.sides(equation)))
                .toList();
    }

    /** Each equation as Markdown, in LaTeX between dollar signs. */
    public List<String> markdown() {
        Formulas formulas = formulas(Script.LATEX);
        return equations.stream()
                .map(equation -> MarkdownText.equation(formulas.sides(equation)))
                .toList();
    }

    /** Each equation as a {@code math} element, a line for each side. */
    public List<String> markup() {
        Formulas formulas = formulas(Script.MATHML);
        return equations.stream()
                .map(equation -> markup(formulas.sides(equation)))
                .toList();
    }

    private static String markup(List<String> sides) {
        StringBuilder rows = new StringBuilder("<mtable>");
        for (int side = 1; side < sides.size(); side++) {
            String name = side == 1 ? sides.get(0) : "";
            rows.append("<mtr><mtd style=\"text-align: right\">")
                    .append(name)
                    .append("</mtd><mtd style=\"text-align: left\"><mrow><mo>=</mo>")
                    .append(sides.get(side))
                    .append("</mrow></mtd></mtr>");
        }
        return new MathMlForm()
                .equation(List.of(rows.append("</mtable>").toString()))
                .replaceFirst("<math ", "<math displaystyle=\"true\" ");
    }
}
