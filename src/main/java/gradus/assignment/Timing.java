package gradus.assignment;

import java.time.Duration;

/** How something that was handed in stands to its deadline. */
public sealed interface Timing {
    /** In time, or within the grace. */
    record OnTime() implements Timing {}

    /**
     * Late.
     *
     * @param by how much, counted from the deadline and not from the end of the grace; above 0
     */
    record Late(Duration by) implements Timing {}

    /** Late, as the platform says, and nobody knows by how much. */
    record LateBySome() implements Timing {}

    /** Nothing is known; it counts as in time. */
    record Unknown() implements Timing {}
}
