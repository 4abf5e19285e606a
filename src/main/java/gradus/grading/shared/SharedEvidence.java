package gradus.grading.shared;

import java.util.List;

/**
 * Papers that share rare errors.
 *
 * @param papers who handed in each of them; a group of students is one paper
 * @param errors what each two of them share, in the order of the lines
 * @param chance the probability that two papers that know nothing of each other share all of that
 * @param expected how many pairs of papers of the class would share all of that by chance
 */
public record SharedEvidence(List<List<String>> papers, List<SharedError> errors, double chance, double expected) {
    public SharedEvidence {
        papers = papers.stream().map(List::copyOf).toList();
        errors = List.copyOf(errors);
    }
}
