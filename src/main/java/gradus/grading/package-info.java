/**
 * From a problem and a submission to a mark sheet: comparison of written numbers with the truth, verdicts, points.
 *
 * <p>Pure: no file, no clock, no locale, no printing. A mark sheet is plain data and holds no true value, so nothing that is
 * made from it can give one away.
 */
@NullMarked
package gradus.grading;

import org.jspecify.annotations.NullMarked;
