/**
 * Two results of a class compared: who moves, by how much, in which line and why.
 *
 * <p>Works on the lines of {@code results.jsonl} alone, and knows nothing of how they were made. Never prints.
 */
@NullMarked
package gradus.batch.regrade;

import org.jspecify.annotations.NullMarked;
