/**
 * Worked solutions: a problem written out step by step, each with the rule in symbols, the rule with its numbers and the result.
 * What is said is decided once, in {@link gradus.report.solution.WorkedSolution}; one writer a form puts it into text, Markdown,
 * LaTeX or HTML. Nothing is computed here that the graph does not compute.
 */
@NullMarked
package gradus.report.solution;

import org.jspecify.annotations.NullMarked;
