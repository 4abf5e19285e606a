package gradus.batch;

import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Points that somebody sets by hand.
 *
 * @param student whose
 * @param problem the id of the problem
 * @param line the asked quantity; nothing if it is about the problem as a whole
 * @param points what it earns
 * @param reason why
 * @param position where that stands
 */
record PointOverride(
        String student,
        String problem,
        Optional<Quantity> line,
        BigDecimal points,
        String reason,
        SourcePosition position) {}
