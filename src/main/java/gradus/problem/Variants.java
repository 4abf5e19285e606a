package gradus.problem;

import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkTask;
import gradus.problem.Foundation.Sizes;
import gradus.problem.RandomNumbers.Likeness;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The same problem with other numbers and other sizes, on which formulas are compared. Of well-scaled numbers, away from kinks
 * and on both sides of each, drawn from fixed seeds: the same on every machine.
 */
final class Variants {
    /** How many variants a formula is compared on; more where only they show the other side of a kink. */
    private static final int NEEDED = 4;

    private static final int MOST_TRIES = 60;
    private static final double NEAREST_TO_KINK = 1e-3;
    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;

    private final Foundation foundation;
    private final Recipe recipe;
    private final Map<Quantity, Tensor> pinned;
    private final Map<Sizes, List<Optional<Variant>>> made = new EnumMap<>(Sizes.class);

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
     * @param task the layered network it is about, if it is one
     */
    record Variant(Graph graph, Evaluation values, OptionalInt examples, Optional<NetworkTask> task) {}

    /** Variants in which the asked quantity is finite and neither vanishes nor explodes; fewer or none if there are not enough. */
    List<Variant> draw(Quantity asked, Sizes sizes) {
        List<Variant> drawn = draw(asked, sizes, 1, MOST_TRIES);
        return drawn.isEmpty() && sizes == Sizes.KEPT ? draw(asked, sizes, MOST_TRIES + 1, MOST_TRIES + NEEDED) : drawn;
    }

    private List<Variant> draw(Quantity asked, Sizes sizes, int firstSeed, int lastSeed) {
        List<Variant> drawn = new ArrayList<>();
        List<Boolean> seen = new ArrayList<>();
        for (int seed = firstSeed; seed <= lastSeed; seed++) {
            boolean showsAll = drawn.size() >= NEEDED && !seen.contains(false);
            Optional<Variant> variant = showsAll ? Optional.empty() : made(seed, sizes);
            variant.filter(found -> isWellScaled(found, asked)).ifPresent(found -> add(found, drawn, seen));
        }
        return drawn;
    }

    /** Adds a variant while there are too few, and after that if it is on a side of a kink that none was on before. */
    private static void add(Variant variant, List<Variant> drawn, List<Boolean> seen) {
        Kinks kinks = Kinks.of(variant.graph(), variant.values());
        if (kinks.areNear(NEAREST_TO_KINK)) {
            return;
        }
        List<Boolean> sides = kinks.sides();
        boolean showsMore = false;
        for (int place = 0; place < sides.size(); place++) {
            if (place == seen.size()) {
                seen.add(false);
            }
            showsMore |= sides.get(place) && !seen.get(place);
        }
        if (drawn.size() < NEEDED || showsMore) {
            drawn.add(variant);
            for (int place = 0; place < sides.size(); place++) {
                seen.set(place, seen.get(place) || sides.get(place));
            }
        }
    }

    /** The variant of a seed; each is made once, for all that is asked. */
    private Optional<Variant> made(int seed, Sizes sizes) {
        List<Optional<Variant>> sofar = made.computeIfAbsent(sizes, none -> new ArrayList<>());
        while (sofar.size() < seed) {
            sofar.add(variant(sofar.size() + 1, sizes));
        }
        return sofar.get(seed - 1);
    }

    /**
     * Every other variant keeps positive numbers positive, for the sake of roots and logarithms; the others show more. Where none is
     * any good, numbers near the problem's own have to do.
     */
    private static Likeness likeness(int seed) {
        if (seed > MOST_TRIES) {
            return Likeness.NEAR;
        }
        return seed % 2 == 0 ? Likeness.ANY_SIGN : Likeness.SAME_SIGNS;
    }

    private Optional<Variant> variant(int seed, Sizes sizes) {
        RandomNumbers numbers = new RandomNumbers(seed, likeness(seed));
        try {
            Foundation varied = foundation.varied(numbers, sizes);
            Graph graph = recipe.varied(numbers, varied.graph()).graph(varied);
            List<Edit> pins = new ArrayList<>();
            for (Map.Entry<Quantity, Tensor> pin : pinned.entrySet()) {
                pins.add(Edit.pin(pin.getKey(), numbers.like(pin.getValue(), graph.shape(pin.getKey()))));
            }
            Graph given = graph.with(pins);
            OptionalInt examples = varied.examples().map(OptionalInt::of).orElseGet(OptionalInt::empty);
            return Optional.of(new Variant(given, given.evaluate(), examples, Model.task(varied)));
        } catch (IllegalArgumentException sizesDoNotFit) {
            return Optional.empty();
        }
    }

    private static boolean isWellScaled(Variant variant, Quantity asked) {
        Tensor value = variant.values().of(asked);
        return value.isFinite() && value.scale() >= SMALLEST && value.scale() <= LARGEST;
    }
}
