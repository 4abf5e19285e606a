package gradus.problem;

import gradus.graph.Expression;
import gradus.graph.Quantity;

/**
 * A mistake that an instructor describes in a problem file: a rule in the place of the right one.
 *
 * @param id its name in results
 * @param quantity the quantity that is computed wrongly
 * @param rule how it is computed
 * @param name what the mistake is, in a few words
 * @param hint a question that leads to the place
 * @param explanation what was done and what is to be done instead; may be empty
 */
public record OwnMistake(String id, Quantity quantity, Expression rule, String name, String hint, String explanation) {}
