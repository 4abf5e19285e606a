package gradus.report.solution;

import gradus.graph.Quantity;

/**
 * Something that the exercise states.
 *
 * @param label what it is, in words; empty where its name says as much
 */
record Given(String label, Quantity quantity) {}
