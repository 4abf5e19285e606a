package gradus.submission;

import java.util.List;
import java.util.Optional;

/**
 * A name and what is said to be equal to it.
 *
 * @param name where the name stands, with whatever stands before it in its piece
 * @param values the parts of the chain behind it, in order; blank where nothing is written
 * @param console a matrix in columns on the lines below, as MATLAB prints it
 * @param colon whether a colon stands behind the name
 * @param mathematics whether the name stands in a formula
 */
record Statement(Span name, List<Span> values, Optional<ConsoleMatrix> console, boolean colon, boolean mathematics) {
    Statement {
        values = List.copyOf(values);
    }
}
