package gradus.grading.mistake;

import java.util.List;
import java.util.function.Function;

/**
 * A known mistake.
 *
 * @param id its stable name, in lower case with hyphens
 * @param family the step at which it first gives a wrong number
 * @param tier how well it is known
 * @param kind whether it is wrong, or another convention
 * @param name what it is, in a few words
 * @param hint a question that leads to the place without telling the formula
 * @param explanation what was done and what is to be done instead, with the formula
 * @param hiddenBy the problems in which it gives the right numbers, or those of another mistake
 * @param occurrences every place in a network at which it can be made; empty where it cannot. Where it can be made in several
 *     layers, the occurrence everywhere comes first
 */
public record Mistake(
        String id,
        Family family,
        Tier tier,
        Kind kind,
        String name,
        String hint,
        String explanation,
        String hiddenBy,
        Function<LayeredNetwork, List<Occurrence>> occurrences) {

    /** A misconception. */
    static Mistake wrong(
            String id,
            Family family,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return new Mistake(id, family, tier, Kind.MISCONCEPTION, name, hint, explanation, hiddenBy, occurrences);
    }

    /** A convention that differs from the problem's. */
    static Mistake convention(
            String id,
            Family family,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return new Mistake(id, family, tier, Kind.CONVENTION, name, hint, explanation, hiddenBy, occurrences);
    }

    /** Every place at which it can be made in a network; where there are several steps, it is made in all of them. */
    public List<Occurrence> in(LayeredNetwork network) {
        if (EveryStep.isPlain(network.task())) {
            return occurrences.apply(network);
        }
        EveryStep steps = new EveryStep(network);
        return occurrences.apply(steps.first()).stream()
                .flatMap(occurrence -> steps.of(occurrence).stream())
                .toList();
    }
}
