package gradus.problem;

import gradus.formula.FormulaAgreement;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.graph.Differentiation;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.problem.Variants.Variant;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges formulas that people write for the quantities of a problem, by shape and by value: on the problem's own numbers and on
 * variants of it, in which axes that have nothing to do with each other are not equally long. Immutable.
 */
public final class FormulaJudge {
    private final Variant own;
    private final List<Variant> variants;
    private final Vocabulary vocabulary;
    private final Notation notation;
    private final int unitAxis;

    FormulaJudge(Variant own, List<Variant> variants, Vocabulary vocabulary, Notation notation, int unitAxis) {
        this.own = own;
        this.variants = List.copyOf(variants);
        this.vocabulary = vocabulary;
        this.notation = notation;
        this.unitAxis = unitAxis;
    }

    /**
     * Judges a formula.
     *
     * @param asked the quantity it is to be the formula of
     * @param form what may be used, and in which dialect it is read
     * @param text the formula as written; never executed
     * @param position where it starts, for messages
     */
    public FormulaJudgement judge(Quantity asked, AnswerForm.Formula form, String text, SourcePosition position) {
        FormulaReading here = read(own, form, text, position);
        FormulaReading elsewhere = variants.isEmpty() ? here : read(variants.get(0), form, text, position);
        if (elsewhere instanceof FormulaReading.Read general) {
            return notAllowed(asked, form, general.expression())
                    .orElseGet(() -> judged(asked, general.expression(), here));
        }
        if (here instanceof FormulaReading.Read read) {
            return notAllowed(asked, form, read.expression()).orElseGet(() -> judgedHere(asked, read.expression()));
        }
        return new FormulaJudgement.Refused(((FormulaReading.Refused) here).issue());
    }

    private FormulaReading read(Variant variant, AnswerForm.Formula form, String text, SourcePosition position) {
        FormulaScope scope = new FormulaScope(vocabulary, form.symbols(), variant.examples(), unitAxis);
        return new FormulaReader(scope, variant.graph()::shape, form.dialect(), form.indices()).read(text, position);
    }

    private Optional<FormulaJudgement> notAllowed(Quantity asked, AnswerForm.Formula form, Expression formula) {
        Set<Quantity> mentioned = new LinkedHashSet<>();
        collectMentioned(formula, mentioned);
        Quantity bare = bare(asked);
        List<String> circular = mentioned.stream()
                .filter(quantity -> bare(quantity).equals(bare) || dependsOn(own.graph(), quantity, bare))
                .map(notation::spell)
                .toList();
        if (!circular.isEmpty()) {
            return Optional.of(new FormulaJudgement.NotAllowed(true, circular));
        }
        List<String> undeclared = mentioned.stream()
                .filter(quantity ->
                        form.allowed().isPresent() && !form.allowed().get().contains(quantity))
                .map(notation::spell)
                .toList();
        return undeclared.isEmpty()
                ? Optional.empty()
                : Optional.of(new FormulaJudgement.NotAllowed(false, undeclared));
    }

    /** A loop over operands and no stream, since formulas may be deep. */
    private static void collectMentioned(Expression expression, Set<Quantity> mentioned) {
        if (expression instanceof Expression.Reference reference) {
            mentioned.add(reference.quantity());
        }
        for (Expression operand : expression.operands()) {
            collectMentioned(operand, mentioned);
        }
    }

    private static Quantity bare(Quantity quantity) {
        if (quantity instanceof Quantity.Transposed transposed) {
            return transposed.whole();
        }
        return quantity;
    }

    private static boolean dependsOn(Graph graph, Quantity quantity, Quantity on) {
        return Differentiation.depends(graph, quantity, on);
    }

    /** A formula that has a meaning in general. */
    private FormulaJudgement judged(Quantity asked, Expression formula, FormulaReading here) {
        FormulaAgreement agreement = compared(asked, formula, variants.isEmpty() ? List.of(own) : variants);
        if (agreement instanceof FormulaAgreement.Same) {
            return here instanceof FormulaReading.Read read && !isRightHere(asked, read.expression())
                    ? new FormulaJudgement.NotAtKink()
                    : new FormulaJudgement.Agrees();
        }
        boolean rightHere = here instanceof FormulaReading.Read read && isRightHere(asked, read.expression());
        return rightHere ? new FormulaJudgement.OnlyHere() : new FormulaJudgement.Differs(agreement);
    }

    /** A formula that has a meaning for the sizes of this problem only. */
    private FormulaJudgement judgedHere(Quantity asked, Expression formula) {
        FormulaAgreement agreement = compared(asked, formula, List.of(own));
        return agreement instanceof FormulaAgreement.Same
                ? new FormulaJudgement.OnlyHere()
                : new FormulaJudgement.Differs(agreement);
    }

    private boolean isRightHere(Quantity asked, Expression formula) {
        return compared(asked, formula, List.of(own)) instanceof FormulaAgreement.Same;
    }

    private static FormulaAgreement compared(Quantity asked, Expression formula, List<Variant> where) {
        Set<Quantity> mentioned = new LinkedHashSet<>(Set.of(asked));
        collectMentioned(formula, mentioned);
        List<Map<Quantity, Tensor>> draws = where.stream()
                .map(variant -> values(variant.values(), mentioned))
                .toList();
        return FormulaAgreement.of(
                formula, new Expression.Reference(asked), where.get(0).graph()::shape, draws);
    }

    private static Map<Quantity, Tensor> values(Evaluation evaluation, Set<Quantity> mentioned) {
        Map<Quantity, Tensor> values = new LinkedHashMap<>();
        mentioned.forEach(quantity -> values.put(quantity, evaluation.of(quantity)));
        return values;
    }
}
