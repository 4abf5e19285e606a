package gradus.sample;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleFunction;

/** The brackets that somebody puts around numbers. A single number has none in any form. */
public enum Form {
    /** A vector in one pair of brackets, whether it is a row or a column; a matrix row by row. */
    USUAL {
        @Override
        List<Integer> dimensions(Shape shape) {
            return shape.isVector() ? List.of(shape.count()) : shape.sizes();
        }
    },
    /** Row by row, so that a column has as many rows as entries. */
    ROWS {
        @Override
        List<Integer> dimensions(Shape shape) {
            return shape.sizes();
        }
    },
    /** Row by row after rows and columns were exchanged. */
    TRANSPOSED {
        @Override
        List<Integer> dimensions(Shape shape) {
            return shape.transposed().sizes();
        }

        @Override
        Tensor arranged(Tensor value) {
            return value.transposed();
        }
    },
    /** One pair of brackets around everything. */
    FLAT {
        @Override
        List<Integer> dimensions(Shape shape) {
            return List.of(shape.count());
        }
    };

    abstract List<Integer> dimensions(Shape shape);

    Tensor arranged(Tensor value) {
        return value;
    }

    /** The value in this form, each number as the function writes it. */
    public Literals write(Tensor value, DoubleFunction<String> text) {
        List<Integer> dimensions = value.shape().isScalar() ? List.of() : dimensions(value.shape());
        return new Literals(dimensions, arranged(value).entries().mapToObj(text).toList());
    }
}
