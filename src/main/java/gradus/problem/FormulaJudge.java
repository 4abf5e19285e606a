package gradus.problem;

import gradus.formula.FormulaAgreement;
import gradus.formula.FormulaCodes;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.FormulaReading.Read;
import gradus.formula.FormulaReading.Refused;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.problem.Variants.Variant;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Judges formulas that people write for the quantities of a problem, by shape and by value: on the problem's own numbers and on
 * variants of it. In some of these, axes that have nothing to do with each other are not equally long, so that a formula which
 * can be read in two ways for square matrices is read as it is meant. Immutable.
 */
public final class FormulaJudge {
    private final Variant own;
    private final Map<Quantity, Panel> panels;
    private final Vocabulary vocabulary;
    private final Notation notation;
    private final int unitAxis;
    private final double reluSlopeAtZero;

    FormulaJudge(Variant own, Map<Quantity, Panel> panels, Vocabulary vocabulary, Notation notation, int unitAxis) {
        this.own = own;
        this.panels = Map.copyOf(panels);
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
     * The variants for one asked quantity.
     *
     * @param sameSizes with other numbers
     * @param otherSizes with other numbers in other sizes
     */
    record Panel(List<Variant> sameSizes, List<Variant> otherSizes) {
        static final Panel EMPTY = new Panel(List.of(), List.of());

        Panel {
            sameSizes = List.copyOf(sameSizes);
            otherSizes = List.copyOf(otherSizes);
        }
    }

    /**
     * Judges a formula. Where that of an entry is asked, one of the whole vector or matrix will do as well.
     *
     * @param asked the quantity it is to be the formula of
     * @param form what may be used, and in which dialect it is read
     * @param text the formula as written; never executed
     * @param position where it starts, for messages
     */
    public FormulaJudgement judge(Quantity asked, AnswerForm.Formula form, String text, SourcePosition position) {
        FormulaJudgement judgement = new Written(asked, form, form.indices(), text, position).judged();
        if (form.indices().isEmpty() || hasMeaning(judgement)) {
            return judgement;
        }
        FormulaJudgement ofWhole = new Written(asked, form, List.of(), text, position).judged();
        return hasMeaning(ofWhole) ? ofWhole : judgement;
    }

    /**
     * A formula on one variant of the problem.
     *
     * @param task the layered network of the variant, if it is one
     * @param graph its quantities with their rules
     * @param value what the formula gives for its numbers
     */
    public record Trial(Optional<NetworkTask> task, Graph graph, Tensor value) {}

    /**
     * What a formula gives on variants of the problem, to be compared with what mistakes give; empty if it has no meaning.
     *
     * @see #judge
     */
    public List<Trial> trials(Quantity asked, AnswerForm.Formula form, String text, SourcePosition position) {
        List<Trial> ofEntry = new Written(asked, form, form.indices(), text, position).trials();
        return ofEntry.isEmpty() && !form.indices().isEmpty()
                ? new Written(asked, form, List.of(), text, position).trials()
                : ofEntry;
    }

    private static boolean hasMeaning(FormulaJudgement judgement) {
        return !(judgement instanceof FormulaJudgement.Refused || judgement instanceof FormulaJudgement.DoesNotFit);
    }

    /** A formula as written. */
    private final class Written {
        private final Quantity asked;
        private final AnswerForm.Formula form;
        private final List<String> indices;
        private final String text;
        private final SourcePosition position;
        private final List<Variant> sameSizes;
        private final List<Variant> otherSizes;

        Written(Quantity asked, AnswerForm.Formula form, List<String> indices, String text, SourcePosition position) {
            Panel panel = panels.getOrDefault(asked, Panel.EMPTY);
            this.asked = asked;
            this.form = form;
            this.indices = indices;
            this.text = text;
            this.position = position;
            this.sameSizes = panel.sameSizes().isEmpty() ? List.of(own) : panel.sameSizes();
            this.otherSizes = panel.otherSizes();
        }

        FormulaJudgement judged() {
            FormulaReading here = read(own);
            FormulaReading elsewhere = otherSizes.isEmpty() ? here : elsewhere(here);
            return expression(elsewhere)
                    .or(() -> expression(here))
                    .flatMap(formula -> notAllowed(asked, form, formula))
                    .orElseGet(() -> judged(here, elsewhere));
        }

        List<Trial> trials() {
            FormulaReading here = read(own);
            Optional<Expression> general = otherSizes.isEmpty() ? Optional.empty() : expression(elsewhere(here));
            return general.map(formula -> trials(formula, otherSizes))
                    .or(() -> expression(here).map(formula -> trials(formula, sameSizes)))
                    .orElse(List.of());
        }

        private static List<Trial> trials(Expression formula, List<Variant> variants) {
            return variants.stream()
                    .map(variant -> new Trial(variant.task(), variant.graph(), formula.value(variant.values()::of)))
                    .toList();
        }

        private FormulaReading read(Variant variant) {
            return read(variant, reader(variant));
        }

        /** For the sizes of the variants; a sum up to one of the problem's own sizes was looked at where those are. */
        private FormulaReading elsewhere(FormulaReading here) {
            FormulaReader reader = reader(otherSizes.get(0));
            return read(otherSizes.get(0), here instanceof Read ? reader.forOtherSizes() : reader);
        }

        private FormulaReader reader(Variant variant) {
            FormulaScope scope = new FormulaScope(
                    vocabulary,
                    form.symbols(),
                    usable(asked, form),
                    indices.isEmpty() ? UnaryOperator.identity() : FormulaJudge::bare,
                    variant.examples(),
                    unitAxis,
                    reluSlopeAtZero,
                    NotationNames.style(notation));
            return new FormulaReader(scope, variant.graph()::shape, form.dialect(), indices);
        }

        private FormulaReading read(Variant variant, FormulaReader reader) {
            FormulaReading reading = reader.read(text, position);
            return reading instanceof Read read ? new Read(laid(read.expression(), variant)) : reading;
        }

        /**
         * What is written about an entry, as the whole that is asked: along one index a row where a row is asked, and along two
         * the entry (u, v) of the variable, whichever way the problem lays gradients.
         */
        private Expression laid(Expression formula, Variant variant) {
            boolean isRow = indices.size() == 1 && variant.graph().shape(asked).rows() == 1;
            boolean isTurned = indices.size() == 2
                    && asked instanceof Quantity.Transposed transposed
                    && transposed.whole() instanceof Quantity.Gradient;
            return isRow || isTurned ? new Expression.Transpose(formula) : formula;
        }

        private FormulaJudgement judged(FormulaReading here, FormulaReading elsewhere) {
            boolean mayBeRight =
                    here instanceof Read || ((Refused) here).issue().code().equals(FormulaCodes.AMBIGUOUS);
            if (mayBeRight && elsewhere instanceof Read read && isRight(asked, read.expression(), otherSizes)) {
                return rightInGeneral(here);
            }
            if (here instanceof Read read) {
                return judgedHere(read.expression(), elsewhere instanceof Refused);
            }
            Issue issue = ((Refused) here).issue();
            if (issue.code().equals(FormulaCodes.WRONG_SHAPES)) {
                return new FormulaJudgement.DoesNotFit(issue);
            }
            Optional<FormulaAgreement> difference = expression(elsewhere)
                    .map(formula -> compared(asked, formula, otherSizes))
                    .filter(how -> !(how instanceof FormulaAgreement.ShapeDiffers));
            return difference
                    .<FormulaJudgement>map(how -> new FormulaJudgement.Differs(how, false))
                    .orElse(new FormulaJudgement.Refused(issue));
        }

        /** A formula that is right on other numbers is wrong here at most on a kink, where conventions differ. */
        private FormulaJudgement rightInGeneral(FormulaReading here) {
            boolean isWrongHere = here instanceof Read read
                    && Kinks.of(own.graph(), own.values()).areHit()
                    && compared(asked, read.expression(), List.of(own)) instanceof FormulaAgreement.Different;
            return isWrongHere ? new FormulaJudgement.NotAtKink() : new FormulaJudgement.Agrees();
        }

        /**
         * A formula that is not right in other sizes, or has no meaning there: in the sizes of this problem it may be right all
         * the same, as ½ is for the 1/m of two examples.
         */
        private FormulaJudgement judgedHere(Expression formula, boolean fitsOnlyHere) {
            if (isRight(asked, formula, sameSizes)) {
                return rightInGeneral(new Read(formula));
            }
            if (isRight(asked, formula, List.of(own))) {
                return new FormulaJudgement.OnlyHere();
            }
            return new FormulaJudgement.Differs(compared(asked, formula, sameSizes), fitsOnlyHere);
        }
    }

    private static Optional<Expression> expression(FormulaReading reading) {
        return reading instanceof Read read ? Optional.of(read.expression()) : Optional.empty();
    }

    /** The names that a formula may use: those that the question says, or of all that is not computed from what is asked. */
    private List<String> usable(Quantity asked, AnswerForm.Formula form) {
        if (!form.symbols().isEmpty()) {
            return List.copyOf(form.symbols().keySet());
        }
        return form.allowed()
                .map(allowed -> allowed.stream().map(notation::spell).toList())
                .orElseGet(() -> vocabulary.quantities().stream()
                        .filter(quantity -> !NetworkQuantities.isClass(quantity)
                                && !FormulaFormReader.restates(own.graph(), quantity, asked))
                        .map(notation::spell)
                        .toList());
    }

    private Optional<FormulaJudgement> notAllowed(Quantity asked, AnswerForm.Formula form, Expression formula) {
        Set<Quantity> mentioned = new LinkedHashSet<>();
        collectMentioned(formula, mentioned);
        List<String> circular = mentioned.stream()
                .filter(quantity -> FormulaFormReader.restates(own.graph(), quantity, asked))
                .map(notation::spell)
                .toList();
        if (!circular.isEmpty()) {
            return Optional.of(new FormulaJudgement.NotAllowed(true, circular, List.of()));
        }
        List<String> undeclared = mentioned.stream()
                .filter(quantity -> form.allowed().isPresent()
                        && !isAllowed(quantity, form.allowed().get()))
                .map(notation::spell)
                .toList();
        return undeclared.isEmpty()
                ? Optional.empty()
                : Optional.of(new FormulaJudgement.NotAllowed(false, undeclared, usable(asked, form)));
    }

    private static Quantity bare(Quantity quantity) {
        return quantity instanceof Quantity.Transposed transposed ? transposed.whole() : quantity;
    }

    /** An allowed matrix may be used entry by entry, and a gradient whichever way it lies. */
    private static boolean isAllowed(Quantity quantity, Set<Quantity> allowed) {
        return allowed.contains(quantity)
                || allowed.stream()
                        .filter(one -> !(one instanceof Quantity.Entry))
                        .anyMatch(one -> Problem.whole(one).equals(Problem.whole(quantity)));
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

    private static boolean isRight(Quantity asked, Expression formula, List<Variant> where) {
        return !where.isEmpty() && compared(asked, formula, where) instanceof FormulaAgreement.Same;
    }

    private static FormulaAgreement compared(Quantity asked, Expression formula, List<Variant> where) {
        Set<Quantity> mentioned = new LinkedHashSet<>(Set.of(asked));
        collectMentioned(formula, mentioned);
        List<Map<Quantity, Tensor>> draws = new ArrayList<>();
        where.forEach(variant -> draws.add(values(variant.values(), mentioned)));
        return FormulaAgreement.of(
                formula, new Expression.Reference(asked), where.get(0).graph()::shape, draws);
    }

    private static Map<Quantity, Tensor> values(Evaluation evaluation, Set<Quantity> mentioned) {
        Map<Quantity, Tensor> values = new LinkedHashMap<>();
        mentioned.forEach(quantity -> values.put(quantity, evaluation.of(quantity)));
        return values;
    }
}
