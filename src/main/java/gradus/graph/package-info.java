/**
 * One graph of named quantities: formulas kept as data, evaluation with edits, in numbers or in intervals,
 * differentiation from graph to graph.
 *
 * <p>Knows tensors and nothing else: no layer, no layout, no file, no student. Every feature of gradus is an evaluation of
 * such a graph under some {@link gradus.graph.Edit edits}.
 */
@NullMarked
package gradus.graph;

import org.jspecify.annotations.NullMarked;
