package gradus.grading.mistake;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the mistakes of one family have in common.
 *
 * @param family the family
 * @param isPossible whether a network has the step of this family at all
 */
record FamilySection(Family family, Predicate<LayeredNetwork> isPossible) {

    /** A misconception of this family; see {@link Mistake} for the parts. */
    Mistake wrong(
            String id,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return Mistake.wrong(id, family, tier, name, hint, explanation, hiddenBy, wherePossible(occurrences));
    }

    /** A convention of this family; see {@link Mistake} for the parts. */
    Mistake convention(
            String id,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return Mistake.convention(id, family, tier, name, hint, explanation, hiddenBy, wherePossible(occurrences));
    }

    private Function<LayeredNetwork, List<Occurrence>> wherePossible(
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return network -> isPossible.test(network) ? occurrences.apply(network) : List.of();
    }
}
