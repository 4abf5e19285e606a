/**
 * A class at a time: finding problem files and submissions in folders, grading them on all processors, writing results whole.
 *
 * <p>Knows everything but the command line. Never prints.
 */
@NullMarked
package gradus.batch;

import org.jspecify.annotations.NullMarked;
