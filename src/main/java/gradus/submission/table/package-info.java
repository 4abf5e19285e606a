/**
 * Numbers in tables of text: separated by commas, semicolons, tabs or blanks, as spreadsheets, {@code np.savetxt} and people write
 * them. Finds the form of a table, and in it the quantities with their numbers, each with its place.
 *
 * <p>Knows texts and written numbers. What a name means is decided elsewhere.
 */
@NullMarked
package gradus.submission.table;

import org.jspecify.annotations.NullMarked;
