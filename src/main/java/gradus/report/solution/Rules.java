package gradus.report.solution;

import gradus.formula.FormulaForm;
import gradus.formula.FormulaPrinter;
import gradus.formula.LatexForm;
import gradus.formula.MathMlForm;
import gradus.formula.TextForm;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.problem.NotationNames;
import gradus.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The names and rules of a problem's quantities in the course's letters, without a number. Immutable. */
public final class Rules {
    /** A longer rule is one that nobody reads. */
    private static final int LONGEST = 20_000;

    private final Problem problem;
    private final FormulaPrinter printer;

    public Rules(Problem problem) {
        this.problem = problem;
        this.printer = NotationNames.printer(problem).substituting(Formulas.factors(problem));
    }

    /** A name as plain text. */
    public String name(Quantity quantity) {
        return printer.name(quantity, new TextForm());
    }

    /** A name as a {@code math} element. */
    public String mathMlName(Quantity quantity) {
        return new MathMlForm().equation(List.of(printer.name(quantity, new MathMlForm())));
    }

    /** A name, an equals sign and its rule as a {@code math} element; empty for what is given. */
    public Optional<String> mathMl(Quantity quantity) {
        return equation(quantity, new MathMlForm())
                .map(mathematics -> mathematics.replaceFirst("<math ", "<math displaystyle=\"true\" "));
    }

    /** The same in LaTeX, without dollar signs. */
    public Optional<String> latex(Quantity quantity) {
        return equation(quantity, new LatexForm());
    }

    private Optional<String> equation(Quantity quantity, FormulaForm form) {
        Expression rule = problem.graph().rule(quantity);
        return rule instanceof Expression.Constant
                ? Optional.empty()
                : Optional.of(form.equation(List.of(printer.name(quantity, form), printer.print(rule, form))))
                        .filter(text -> text.length() <= LONGEST);
    }
}
