package gradus.problem;

import gradus.formula.FormulaAgreement;
import gradus.formula.FormulaCodes;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.graph.Differentiation;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.issue.SourcePosition;
import gradus.problem.Variants.Variant;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
    private final double reluSlopeAtZero;

    FormulaJudge(Variant own, List<Variant> variants, Vocabulary vocabulary, Notation notation, int unitAxis) {
        this.own = own;
        this.variants = List.copyOf(variants);
        this.vocabulary = vocabulary;
        this.notation = notation;
        this.unitAxis = unitAxis;
        this.reluSlopeAtZero = reluSlopeAtZero(own.graph());
    }

    /** What the problem itself takes for ReLU′(0); 0 where it has no ReLU. */
    private static double reluSlopeAtZero(Graph graph) {
        return graph.quantities().stream()
                .map(graph::rule)
                .filter(rule -> rule instanceof Expression.Apply apply
                        && apply.function() instanceof Rectifier rectifier
                        && rectifier.below() == 0)
                .mapToDouble(rule -> ((Rectifier) ((Expression.Apply) rule).function()).atZero())
                .findFirst()
                .orElse(0);
    }

    /**
     * Judges a formula. Where one of an entry is asked, one of the whole vector or matrix will do as well.
     *
     * @param asked the quantity it is to be the formula of
     * @param form what may be used, and in which dialect it is read
     * @param text the formula as written; never executed
     * @param position where it starts, for messages
     */
    public FormulaJudgement judge(Quantity asked, AnswerForm.Formula form, String text, SourcePosition position) {
        Written written = new Written(form, text, position);
        if (form.indices().isEmpty()) {
            return written.judged(asked, List.of());
        }
        // An index counts the entries of the thing itself, however its derivatives lie.
        FormulaJudgement ofEntry = written.judged(bare(asked), form.indices());
        if (!(ofEntry instanceof FormulaJudgement.Refused)) {
            return ofEntry;
        }
        FormulaJudgement ofWhole = written.judged(asked, List.of());
        return ofWhole instanceof FormulaJudgement.Refused ? ofEntry : ofWhole;
    }

    /** A formula as written. */
    private final class Written {
        private final AnswerForm.Formula form;
        private final String text;
        private final SourcePosition position;

        Written(AnswerForm.Formula form, String text, SourcePosition position) {
            this.form = form;
            this.text = text;
            this.position = position;
        }

        /** Read as the formula of an entry, or of the whole where there are no indices. */
        FormulaJudgement judged(Quantity asked, List<String> indices) {
            FormulaReading here = reader(own, indices).read(text, position);
            if (here instanceof FormulaReading.Refused refused && !isOnlyAmbiguous(refused)) {
                return new FormulaJudgement.Refused(refused.issue());
            }
            FormulaReading elsewhere = variants.isEmpty() ? here : elsewhere(here, indices);
            if (elsewhere instanceof FormulaReading.Read general) {
                return notAllowed(asked, form, general.expression())
                        .orElseGet(() -> FormulaJudge.this.judged(asked, general.expression(), here));
            }
            if (here instanceof FormulaReading.Read read) {
                return notAllowed(asked, form, read.expression()).orElseGet(() -> judgedHere(asked, read.expression()));
            }
            return new FormulaJudgement.Refused(((FormulaReading.Refused) here).issue());
        }

        /** Where axes are equally long, a product can be one of two; where they are not, only one of them is possible. */
        private static boolean isOnlyAmbiguous(FormulaReading.Refused refused) {
            return refused.issue().code().equals(FormulaCodes.AMBIGUOUS);
        }

        /** For the sizes of the variants; a sum up to one of the problem's own sizes was looked at where those are. */
        private FormulaReading elsewhere(FormulaReading here, List<String> indices) {
            FormulaReader reader = reader(variants.get(0), indices);
            return (here instanceof FormulaReading.Read ? reader.forOtherSizes() : reader).read(text, position);
        }

        private FormulaReader reader(Variant variant, List<String> indices) {
            UnaryOperator<Quantity> lying = indices.isEmpty() ? UnaryOperator.identity() : FormulaJudge::bare;
            FormulaScope scope =
                    new FormulaScope(vocabulary, form.symbols(), lying, variant.examples(), unitAxis, reluSlopeAtZero);
            return new FormulaReader(scope, variant.graph()::shape, form.dialect(), indices);
        }
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
                .filter(quantity -> form.allowed().isPresent()
                        && !isAllowed(quantity, form.allowed().get()))
                .map(notation::spell)
                .toList();
        return undeclared.isEmpty()
                ? Optional.empty()
                : Optional.of(new FormulaJudgement.NotAllowed(false, undeclared));
    }

    private static boolean isAllowed(Quantity quantity, Set<Quantity> allowed) {
        return allowed.stream().anyMatch(one -> bare(one).equals(bare(quantity)));
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
