/**
 * Numbers as people write them: one number with the digits it was written with, and regular arrays of such numbers.
 *
 * <p>The one place where characters become numbers, for problem files and submissions alike. Knows the tree of a file; knows no
 * problem, no quantity and no student.
 */
@NullMarked
package gradus.written;

import org.jspecify.annotations.NullMarked;
