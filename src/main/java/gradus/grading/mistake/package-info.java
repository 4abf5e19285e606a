/**
 * The known mistakes: what students of backpropagation do wrong, each as edits of the graph of a problem, with a hint and an
 * explanation.
 *
 * <p>Knows graphs and layered networks; knows no student, no written number and no mark. Whether a paper holds a mistake is
 * found out elsewhere.
 */
@NullMarked
package gradus.grading.mistake;

import org.jspecify.annotations.NullMarked;
