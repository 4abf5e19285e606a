package gradus.submission.stored;

import gradus.submission.stored.ArrayShape.Order;

/** Reads a sparse matrix of form 5 into a full one: the rows of its numbers, where each column starts, and the numbers. */
final class MatSparse {
    private MatSparse() {}

    static StoredValue read(ArrayShape shape, ByteCursor data) throws FileFault {
        if (shape.lengths().size() != 2) {
            throw FileFault.damaged("a sparse matrix has " + shape.lengths().size() + " dimensions");
        }
        int rows = shape.lengths().get(0);
        int columns = shape.lengths().get(1);
        double[] rowOf = all(MatElement.next(data));
        double[] starts = all(MatElement.next(data));
        double[] values = all(MatElement.next(data));
        if (starts.length <= columns) {
            throw FileFault.damaged("a sparse matrix does not say where its columns start");
        }
        double[] full = new double[shape.count()];
        for (int column = 0; column < columns; column++) {
            // Else the numbers could be gone through again for every column.
            if (!(starts[column] <= starts[column + 1])) {
                throw FileFault.damaged("the columns of a sparse matrix overlap");
            }
            for (int i = (int) starts[column]; i < starts[column + 1]; i++) {
                boolean inside = i >= 0 && i < rowOf.length && i < values.length && rowOf[i] >= 0 && rowOf[i] < rows;
                if (!inside) {
                    throw FileFault.damaged("a sparse matrix has a number outside of it");
                }
                full[column * rows + (int) rowOf[i]] = values[i];
            }
        }
        return shape.value(StoredDigits.of(full, FloatType.DOUBLE), Order.COLUMN_MAJOR);
    }

    private static double[] all(MatElement element) throws FileFault {
        ElementType type = element.numberType();
        return type.doubles(element.data(), element.data().remaining() / type.size());
    }
}
