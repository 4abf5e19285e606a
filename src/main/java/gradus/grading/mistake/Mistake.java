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
 *     layers, the occurrence everywhere comes first. In a training it is that of the first step
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
        Function<MistakeSite, List<Occurrence>> occurrences) {

    /** A misconception of layered networks. */
    static Mistake wrong(
            String id,
            Family family,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return new Mistake(
                id, family, tier, Kind.MISCONCEPTION, name, hint, explanation, hiddenBy, inLayers(occurrences));
    }

    /** A convention of layered networks that differs from the problem's. */
    static Mistake convention(
            String id,
            Family family,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return new Mistake(id, family, tier, Kind.CONVENTION, name, hint, explanation, hiddenBy, inLayers(occurrences));
    }

    /** A misconception of recurrent networks. */
    static Mistake throughTime(
            String id,
            Family family,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<RecurrentNetwork, List<Occurrence>> occurrences) {
        return throughTime(id, family, tier, Kind.MISCONCEPTION, name, hint, explanation, hiddenBy, occurrences);
    }

    /** A misconception of recurrent networks, or a convention that differs from the problem's. */
    static Mistake throughTime(
            String id,
            Family family,
            Tier tier,
            Kind kind,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<RecurrentNetwork, List<Occurrence>> occurrences) {
        return new Mistake(
                id,
                family,
                tier,
                kind,
                name,
                hint,
                explanation,
                hiddenBy,
                site -> site instanceof RecurrentNetwork network ? occurrences.apply(network) : List.of());
    }

    private static Function<MistakeSite, List<Occurrence>> inLayers(
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return site -> site instanceof LayeredNetwork network ? occurrences.apply(network) : List.of();
    }

    /** Every place at which it can be made; where there are several steps of a training, it is made in all of them. */
    public List<Occurrence> in(MistakeSite site) {
        if (site instanceof RecurrentNetwork recurrent) {
            EveryPass passes = new EveryPass(recurrent);
            return occurrences.apply(site).stream().map(passes::of).toList();
        }
        LayeredNetwork network = (LayeredNetwork) site;
        if (EveryStep.isPlain(network.task())) {
            return occurrences.apply(network);
        }
        EveryStep steps = new EveryStep(network);
        return occurrences.apply(steps.first()).stream()
                .flatMap(occurrence -> steps.of(occurrence).stream())
                .toList();
    }
}
