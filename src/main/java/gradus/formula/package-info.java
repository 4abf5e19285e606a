/**
 * Formulas as people write them: text to expression.
 *
 * <p>One grammar reads numpy, MATLAB, LaTeX and Unicode mathematics. Text becomes a {@link gradus.formula.Term}, which still
 * says what was written; its meaning, over quantities with known shapes, is an {@link gradus.graph.Expression}. Nothing is
 * executed, and length, depth and cost are bounded. Knows graphs and issues; knows no problem and no student.
 */
@NullMarked
package gradus.formula;

import org.jspecify.annotations.NullMarked;
