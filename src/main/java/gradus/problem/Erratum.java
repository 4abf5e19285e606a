package gradus.problem;

import gradus.graph.Quantity;

/**
 * A slip in the printed solution of a problem, on record: the solver is right, and {@code expected} may differ.
 *
 * @param quantity where the slip is
 * @param note what the source prints and why it is wrong
 */
public record Erratum(Quantity quantity, String note) {}
