/** The figures of a class as tables, to be computed with: each as a CSV file, and all of them as one JSON object. */
@NullMarked
package gradus.report.figures;

import org.jspecify.annotations.NullMarked;
