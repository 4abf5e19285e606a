/**
 * Some problems as one piece of homework: weights, deadline, attempts, caps, and what a student's points become by them.
 *
 * <p>Knows points and times, and no network, no file of a student. Pure: nothing here asks a clock.
 */
@org.jspecify.annotations.NullMarked
package gradus.assignment;
