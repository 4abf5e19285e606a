package gradus.problem;

import gradus.formula.Dialect;
import gradus.graph.Quantity;
import gradus.written.WrittenText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kind of answer a question asks for. */
public sealed interface AnswerForm {

    /** The value as numbers. */
    record Numbers() implements AnswerForm {}

    /**
     * A formula for the value, over other quantities.
     *
     * @param dialect what {@code *} and {@code '} mean
     * @param indices the letters of an entry where the formula is one of an entry, such as u and v; else empty
     * @param symbols further names that may be used, each for a quantity
     * @param allowed the quantities that may be used; empty if any may that is not computed from the asked one
     * @param expected what a printed solution says, for checking the problem; marks never depend on it
     */
    record Formula(
            Dialect dialect,
            List<String> indices,
            Map<String, Quantity> symbols,
            Optional<Set<Quantity>> allowed,
            Optional<WrittenText> expected)
            implements AnswerForm {
        public Formula {
            indices = List.copyOf(indices);
            symbols = Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
        }

        /** The same, read in another dialect. */
        Formula in(Dialect other) {
            return new Formula(other, indices, symbols, allowed, expected);
        }
    }
}
