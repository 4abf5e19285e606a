package gradus.grading;

import java.util.List;

/**
 * What an asked line is computed from, as far as that was asked too: the nearest asked quantities before it.
 *
 * @param computedFrom all of them, as the problem spells them
 * @param wrong those that were answered and are not right: an error may come from there
 * @param unanswered those that were not answered
 */
public record Origin(List<String> computedFrom, List<String> wrong, List<String> unanswered) {
    public Origin {
        computedFrom = List.copyOf(computedFrom);
        wrong = List.copyOf(wrong);
        unanswered = List.copyOf(unanswered);
    }
}
