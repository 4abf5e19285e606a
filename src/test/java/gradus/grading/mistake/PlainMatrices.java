package gradus.grading.mistake;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What a textbook does with matrices, in plain loops. Rows are units, columns are examples or inputs. */
final class PlainMatrices {
    private PlainMatrices() {}

    private interface Entry {
        double at(int row, int column);
    }

    private static double[][] matrix(int rows, int columns, Entry entry) {
        double[][] matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = entry.at(row, column);
            }
        }
        return matrix;
    }

    static double[][] product(double[][] left, double[][] right) {
        return matrix(left.length, right[0].length, (row, column) -> {
            double sum = 0;
            for (int i = 0; i < right.length; i++) {
                sum += left[row][i] * right[i][column];
            }
            return sum;
        });
    }

    static double[][] transposed(double[][] matrix) {
        return matrix(matrix[0].length, matrix.length, (row, column) -> matrix[column][row]);
    }

    static double[][] mapped(double[][] matrix, DoubleUnaryOperator function) {
        return matrix(matrix.length, matrix[0].length, (row, column) -> function.applyAsDouble(matrix[row][column]));
    }

    /** Entry by entry; a single column on the right meets every column on the left. */
    static double[][] zipped(double[][] left, double[][] right, DoubleBinaryOperator function) {
        return matrix(
                left.length,
                left[0].length,
                (row, column) ->
                        function.applyAsDouble(left[row][column], right[row][right[0].length == 1 ? 0 : column]));
    }

    static double[][] entrywise(double[][] left, double[][] right) {
        return zipped(left, right, (a, b) -> a * b);
    }

    static double[][] rowSums(double[][] matrix) {
        return matrix(matrix.length, 1, (row, ignored) -> {
            double sum = 0;
            for (double entry : matrix[row]) {
                sum += entry;
            }
            return sum;
        });
    }

    static double[][] columnSums(double[][] matrix) {
        return transposed(rowSums(transposed(matrix)));
    }

    static double[][] filled(int rows, int columns, double value) {
        return matrix(rows, columns, (row, column) -> value);
    }

    static double[][] column(double[][] matrix, int number) {
        return matrix(matrix.length, 1, (row, ignored) -> matrix[row][number]);
    }

    static double[][] columns(double[][] matrix, int first, int count) {
        return matrix(matrix.length, count, (row, column) -> matrix[row][first + column]);
    }

    static double[][] row(double[][] matrix, int number) {
        return new double[][] {matrix[number]};
    }

    static double[][] beside(double[][] left, double[][] right) {
        int width = left[0].length;
        return matrix(
                left.length,
                width + right[0].length,
                (row, column) -> column < width ? left[row][column] : right[row][column - width]);
    }

    /** The entries in reading order in another shape. */
    static double[][] reshaped(double[][] matrix, int rows, int columns) {
        int width = matrix[0].length;
        return matrix(rows, columns, (row, column) -> {
            int place = row * columns + column;
            return matrix[place / width][place % width];
        });
    }
}
