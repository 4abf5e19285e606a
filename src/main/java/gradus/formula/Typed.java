package gradus.formula;

import gradus.graph.Expression;
import gradus.tensor.Shape;

/**
 * An expression with its shape and the text it was made from.
 *
 * @param span where it stands, for messages about it
 */
record Typed(Expression expression, Shape shape, Span span) {
    boolean isScalar() {
        return shape.isScalar();
    }
}
