package gradus.network.recurrent;

import gradus.graph.Quantity;
import gradus.tensor.Tensor;

/** Weights or biases that every step uses, by the name that the course has for them. */
public record Parameter(Quantity quantity, Tensor value) {}
