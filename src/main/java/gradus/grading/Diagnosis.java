package gradus.grading;

import java.util.List;
import java.util.Optional;

/**
 * What explains a wrong line.
 *
 * @param explanations what gives these numbers: one mistake, several of which the numbers cannot tell which, or two made together
 * @param together whether the explanations were all made at once, rather than one of them
 * @param evidence how much speaks for them
 * @param separating a quantity that would tell them apart, as the problem spells it
 */
public record Diagnosis(
        List<Explanation> explanations, boolean together, Evidence evidence, Optional<String> separating) {
    public Diagnosis {
        explanations = List.copyOf(explanations);
        if (explanations.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis names something");
        }
    }
}
