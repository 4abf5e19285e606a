package gradus.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of the writers.
 *
 * @param time when the grading took place, for the platforms that want to know
 * @param scaleTo the points that a paper without a fault gets on the platform, if it is not those of the problems
 * @param column the column that takes the marks, for the platforms where that has to be said
 * @param worksheet the grading worksheet of a Moodle assignment, as it was downloaded
 * @param gradebook the gradebook of Canvas, Blackboard or Brightspace, as it was downloaded
 * @param xqueueHeader the header of the submission that xqueue handed out
 */
public record PlatformSettings(
        Instant time,
        Optional<BigDecimal> scaleTo,
        Optional<String> column,
        Optional<TableFile> worksheet,
        Optional<TableFile> gradebook,
        Optional<String> xqueueHeader) {
    /** Nothing but the time. */
    public static PlatformSettings at(Instant time) {
        return new PlatformSettings(
                time, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
