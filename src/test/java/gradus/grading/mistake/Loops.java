package gradus.grading.mistake;

/** Matrices of plain numbers, entry by entry. */
final class Loops {
    private Loops() {}

    /** What stands at a place of a matrix. */
    interface Entry {
        double at(int row, int column);
    }

    static double[][] matrix(int rows, int columns, Entry entry) {
        double[][] matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = entry.at(row, column);
            }
        }
        return matrix;
    }

    /** A matrix of the same size. */
    static double[][] like(double[][] other, Entry entry) {
        return matrix(other.length, other[0].length, entry);
    }

    /** One term of a sum. */
    interface Term {
        double at(int index);
    }

    static double sum(int count, Term term) {
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += term.at(index);
        }
        return sum;
    }

    static double[][] scaled(double factor, double[][] matrix) {
        return like(matrix, (row, column) -> factor * matrix[row][column]);
    }
}
