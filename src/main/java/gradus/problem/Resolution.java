package gradus.problem;

import gradus.graph.Quantity;
import java.util.List;
import java.util.Optional;

/** What a written name stands for. */
public sealed interface Resolution {

    record Found(Quantity quantity) implements Resolution {}

    /**
     * Several quantities can be meant.
     *
     * @param candidates their spellings in the problem's notation
     */
    record Ambiguous(List<String> candidates) implements Resolution {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * No quantity is called so.
     *
     * @param nearest the spelling of one that is close
     */
    record Unknown(Optional<String> nearest) implements Resolution {}
}
