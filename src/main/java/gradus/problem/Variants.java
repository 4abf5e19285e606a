package gradus.problem;

import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.problem.Foundation.Sizes;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The same problem with other numbers and other sizes, on which formulas are compared. Of well-scaled numbers, away from kinks,
 * drawn from fixed seeds: the same on every machine.
 */
final class Variants {
    /** How many variants a formula is compared on. */
    private static final int NEEDED = 4;

    private static final int MOST_TRIES = 60;
    private static final double NEAREST_TO_KINK = 1e-3;
    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;

    private final Foundation foundation;
    private final Recipe recipe;
    private final Map<Quantity, Tensor> pinned;

    /**
     * Variants of a problem.
     *
     * @param pinned the values that the problem gives for computed quantities
     */
    Variants(Foundation foundation, Recipe recipe, Map<Quantity, Tensor> pinned) {
        this.foundation = foundation;
        this.recipe = recipe;
        this.pinned = pinned;
    }

    /**
     * One variant.
     *
     * @param graph its quantities with their rules
     * @param values their values
     * @param examples the number of examples in its batch, if it has one
     */
    record Variant(Graph graph, Evaluation values, OptionalInt examples) {}

    /** Variants in which all asked quantities are finite and neither vanish nor explode; fewer where none are found. */
    List<Variant> draw(Collection<Quantity> asked) {
        List<Variant> drawn = recipe.entries().isEmpty() ? draw(asked, Sizes.ALL_DIFFERENT) : List.of();
        return drawn.isEmpty() ? draw(asked, Sizes.KEPT) : drawn;
    }

    private List<Variant> draw(Collection<Quantity> asked, Sizes sizes) {
        List<Variant> drawn = new ArrayList<>();
        for (int seed = 1; seed <= MOST_TRIES && drawn.size() < NEEDED; seed++) {
            variant(new RandomNumbers(seed), sizes)
                    .filter(variant -> isWellScaled(variant, asked) && isSmooth(variant))
                    .ifPresent(drawn::add);
        }
        return drawn;
    }

    private Optional<Variant> variant(RandomNumbers numbers, Sizes sizes) {
        try {
            Foundation varied = foundation.varied(numbers, sizes);
            Graph graph = recipe.varied(numbers, varied.graph()).graph(varied);
            List<Edit> pins = new ArrayList<>();
            for (Map.Entry<Quantity, Tensor> pin : pinned.entrySet()) {
                pins.add(Edit.pin(pin.getKey(), numbers.like(pin.getValue(), graph.shape(pin.getKey()))));
            }
            Graph given = graph.with(pins);
            OptionalInt examples = varied.examples().map(OptionalInt::of).orElseGet(OptionalInt::empty);
            return Optional.of(new Variant(given, given.evaluate(), examples));
        } catch (IllegalArgumentException sizesDoNotFit) {
            return Optional.empty();
        }
    }

    private static boolean isWellScaled(Variant variant, Collection<Quantity> asked) {
        return asked.stream()
                .map(variant.values()::of)
                .allMatch(value -> value.isFinite() && value.scale() >= SMALLEST && value.scale() <= LARGEST);
    }

    private static boolean isSmooth(Variant variant) {
        return variant.graph().quantities().stream()
                .allMatch(quantity -> isSmooth(variant.graph().rule(quantity), variant.values()));
    }

    private static boolean isSmooth(Expression part, Evaluation values) {
        if (part instanceof Expression.Apply apply
                && hasKink(apply.function())
                && isNearZero(apply.operand(), values)) {
            return false;
        }
        if (part instanceof Expression.Combine combine
                && (combine.function() == BinaryFunction.MAXIMUM || combine.function() == BinaryFunction.MINIMUM)
                && isNearZero(
                        new Expression.Combine(BinaryFunction.SUBTRACT, combine.left(), combine.right()), values)) {
            return false;
        }
        return part.operands().stream().allMatch(operand -> isSmooth(operand, values));
    }

    private static boolean hasKink(ElementFunction function) {
        return function instanceof Rectifier
                || (function instanceof Slope slope && slope.of() instanceof Rectifier)
                || function == ElementaryFunction.ABS
                || function == ElementaryFunction.SIGN;
    }

    private static boolean isNearZero(Expression expression, Evaluation values) {
        return expression.value(values::of).entries().anyMatch(entry -> Math.abs(entry) < NEAREST_TO_KINK);
    }
}
