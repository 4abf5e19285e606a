/**
 * Formulas as people write them: text to expression, and back.
 *
 * <p>One grammar reads numpy, MATLAB, LaTeX and Unicode mathematics. Text becomes a {@link gradus.formula.Term}, which still
 * says what was written; its meaning, over quantities with known shapes, is an {@link gradus.graph.Expression}. Nothing is
 * executed, and length, depth and cost are bounded.
 *
 * <p>The way back leads from an expression to a {@link gradus.formula.Phrase}, which says what stands before, above and beside
 * what, and from there to the text of a {@link gradus.formula.FormulaForm}. Names come from whoever prints. Knows graphs and
 * issues; knows no problem and no student.
 */
@NullMarked
package gradus.formula;

import org.jspecify.annotations.NullMarked;
