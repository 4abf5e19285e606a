/** Mistakes that an instructor names: tried on a problem, and written into the course file beside it. */
@NullMarked
package gradus.batch.course;

import org.jspecify.annotations.NullMarked;
