/** Mutated files for everything that reads what strangers write: a reading or a reason, soon, and never an exception. */
@NullMarked
package gradus.fuzz;

import org.jspecify.annotations.NullMarked;
