package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** How a batch lies in a matrix. */
public enum Layout {
    /** An example is a column: z = W a + b, with W units x inputs. */
    COLUMNS(0) {
        @Override
        public Expression weighted(Expression weights, Expression input) {
            return new Expression.MatrixProduct(weights, input);
        }
    },
    /** An example is a row: z = a W + b, with W inputs x units. */
    ROWS(1) {
        @Override
        public Expression weighted(Expression weights, Expression input) {
            return new Expression.MatrixProduct(input, weights);
        }
    };

    private final int unitAxis;

    Layout(int unitAxis) {
        this.unitAxis = unitAxis;
    }

    /** The axis along which units are counted, from 0. */
    public int unitAxis() {
        return unitAxis;
    }

    /** The axis along which examples are counted, from 0. */
    public int exampleAxis() {
        return 1 - unitAxis;
    }

    /** W x in columns, x W in rows. */
    public abstract Expression weighted(Expression weights, Expression input);

    /** The net input; a layer without bias has none to add. */
    Expression netInput(Expression weights, Optional<Expression> bias, Expression input) {
        Expression weighted = weighted(weights, input);
        return bias.map(shift -> Algebra.add(weighted, shift)).orElse(weighted);
    }

    public Shape weightShape(int units, int inputs) {
        return batchShape(units, inputs);
    }

    public Shape biasShape(int units) {
        return batchShape(units, 1);
    }

    /** The shape of some quantity of every unit, for a batch of examples. */
    public Shape batchShape(int units, int examples) {
        return this == COLUMNS ? Shape.of(units, examples) : Shape.of(examples, units);
    }

    /**
     * The examples side by side as a matrix.
     *
     * @param examples vectors of equal length, at least one
     * @throws ShapeException if an example has another length than the first
     */
    public Tensor batch(List<Tensor> examples) {
        int inputs = examples.get(0).count();
        for (Tensor example : examples) {
            if (example.count() != inputs) {
                throw new ShapeException("examples are equally long, got " + inputs + " and " + example.count());
            }
        }
        double[] entries = examples.stream().flatMapToDouble(Tensor::entries).toArray();
        Tensor rows = Tensor.of(Shape.of(examples.size(), inputs), entries);
        return this == COLUMNS ? rows.transposed() : rows;
    }
}
