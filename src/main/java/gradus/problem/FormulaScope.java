package gradus.problem;

import gradus.formula.Name.LayerStyle;
import gradus.formula.Scope;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The names that a formula answer may use: every quantity in any spelling of the vocabulary, the symbols that the question
 * declares, and m or N for the number of examples where nothing else is called so.
 */
final class FormulaScope implements Scope {
    private static final Set<String> COUNTS = Set.of("m", "N");

    private final Vocabulary vocabulary;
    private final Map<String, Quantity> symbols;
    private final List<String> offered;
    private final UnaryOperator<Quantity> lying;
    private final OptionalInt examples;
    private final int unitAxis;
    private final double reluSlopeAtZero;
    private final LayerStyle layerStyle;

    /**
     * A scope.
     *
     * @param symbols names that the question declares
     * @param offered the names to suggest where an unknown one is written
     * @param lying how a quantity lies that a name stands for: as the problem says, or in a formula of an entry, where the indices
     *     are those of the thing a derivative belongs to, like that thing
     */
    FormulaScope(
            Vocabulary vocabulary,
            Map<String, Quantity> symbols,
            List<String> offered,
            UnaryOperator<Quantity> lying,
            OptionalInt examples,
            int unitAxis,
            double reluSlopeAtZero,
            LayerStyle layerStyle) {
        this.vocabulary = vocabulary;
        this.symbols = symbols;
        this.offered = offered;
        this.lying = lying;
        this.examples = examples;
        this.unitAxis = unitAxis;
        this.reluSlopeAtZero = reluSlopeAtZero;
        this.layerStyle = layerStyle;
    }

    /** Whether a name can mean the number of examples. */
    static boolean isCount(String name) {
        return COUNTS.contains(name);
    }

    @Override
    public Optional<Expression> lookUp(String name) {
        return declared(name)
                .or(() -> vocabulary.resolveExactly(name) instanceof Resolution.Found found
                        ? Optional.of(found.quantity())
                        : Optional.empty())
                .map(lying)
                .<Expression>map(Expression.Reference::new)
                .or(() -> count(name));
    }

    private Optional<Quantity> declared(String name) {
        return symbols.entrySet().stream()
                .filter(symbol -> Spelling.bare(symbol.getKey()).equals(Spelling.bare(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<Expression> count(String name) {
        return examples.isPresent() && COUNTS.contains(name)
                ? Optional.of(Algebra.constant(examples.getAsInt()))
                : Optional.empty();
    }

    @Override
    public List<String> names() {
        return offered;
    }

    @Override
    public int unitAxis() {
        return unitAxis;
    }

    @Override
    public double reluSlopeAtZero() {
        return reluSlopeAtZero;
    }

    @Override
    public LayerStyle layerStyle() {
        return layerStyle;
    }
}
