package gradus.report.page;

import gradus.graph.Quantity;
import java.math.BigDecimal;
import java.util.List;

/**
 * Which mistakes a class made in which steps: those that cost most come first.
 *
 * @param entries a mistake in a step each
 */
public record CausalMap(List<Entry> entries) {
    public CausalMap {
        entries = List.copyOf(entries);
    }

    /**
     * A mistake in a step.
     *
     * @param sheet the place of the problem in its class, from 0
     * @param problem the id of the problem
     * @param line the asked line, as the problem spells it
     * @param quantity what is asked there
     * @param id the id of the mistake, or of several between which the numbers do not decide
     * @param name the same in words
     * @param students how many made it there
     * @param lost the points that they lost in this line
     * @param first the first of them
     */
    public record Entry(
            int sheet,
            String problem,
            String line,
            Quantity quantity,
            String id,
            String name,
            int students,
            BigDecimal lost,
            List<String> first) {
        public Entry {
            first = List.copyOf(first);
        }
    }
}
