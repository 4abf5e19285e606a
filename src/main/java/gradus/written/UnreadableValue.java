package gradus.written;

import gradus.issue.SourcePosition;
import java.util.Optional;

/**
 * Something written that is not numbers in a regular shape.
 *
 * @param reason what is wrong, as a sentence without a final period
 * @param fix what to do, as an order, if the meaning is likely
 * @param position where the fault is
 */
public record UnreadableValue(String reason, Optional<String> fix, SourcePosition position) implements WrittenValue {}
