/**
 * Errors of a class that nothing known explains, put together where they are wrong in the same way, with a guess at the rule that
 * was used. Knows no text and no page.
 */
@NullMarked
package gradus.grading.cluster;

import org.jspecify.annotations.NullMarked;
