package gradus.graph;

import gradus.tensor.Tensor;

/** One change to a graph; see {@link Graph#with}. */
public sealed interface Edit {

    Quantity quantity();

    /** The rule that stands for the quantity after this edit. */
    Expression rule();

    /** Fixes the value of a quantity: whatever follows from it is computed from this value. */
    static Edit pin(Quantity quantity, Tensor value) {
        return new Pin(quantity, value);
    }

    /** Replaces the rule of a quantity. */
    static Edit replace(Quantity quantity, Expression rule) {
        return new Replace(quantity, rule);
    }

    record Pin(Quantity quantity, Tensor value) implements Edit {
        @Override
        public Expression rule() {
            return new Expression.Constant(value);
        }
    }

    record Replace(Quantity quantity, Expression rule) implements Edit {}
}
