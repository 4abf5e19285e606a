package gradus.grading;

import gradus.graph.Quantity;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;

/**
 * A line of a paper that can be computed with.
 *
 * @param quantity what it is for
 * @param written what was written
 * @param value the numbers, in the shape of the quantity
 * @param interval what the numbers stand for, in the shape of the quantity
 */
record PaperLine(Quantity quantity, WrittenArray written, Tensor value, IntervalTensor interval) {}
