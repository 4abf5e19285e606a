package gradus.tensor;

import static gradus.tensor.TensorAssertions.assertClose;
import static gradus.tensor.TensorAssertions.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TensorTest {
    private static final double ROUNDING = 1e-12;

    @Nested
    class Making {
        @Test
        void needsAsManyEntriesAsTheShapeHas() {
            assertThatThrownBy(() -> Tensor.of(Shape.of(2, 3), 1, 2, 3, 4))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("a tensor of shape 2x3 has 6 entries, got 4");
        }

        @Test
        void entriesLieRowByRow() {
            Tensor matrix = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});

            assertThat(matrix.shape()).isEqualTo(Shape.of(2, 3));
            assertThat(matrix.entries()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
            assertThat(matrix.at(1, 0)).isEqualTo(4);
        }

        @Test
        void rowsOfDifferentLengthAreRefused() {
            assertThatThrownBy(() -> Tensor.matrix(new double[] {1, 2}, new double[] {3, 4, 5}))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("rows of a matrix are equally long, got 2 and 3");
        }

        @Test
        void rowsOfDifferentLengthAreRefusedEvenIfTheirCountWouldFitAMatrix() {
            assertThatThrownBy(() -> Tensor.matrix(new double[] {1, 2, 3}, new double[] {4}))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("rows of a matrix are equally long, got 3 and 1");
        }

        @Test
        void rowsAndColumnsAreMatrices() {
            assertThat(Tensor.row(1, 2).shape()).isEqualTo(Shape.of(1, 2));
            assertThat(Tensor.column(1, 2).shape()).isEqualTo(Shape.of(2, 1));
            assertThat(Tensor.scalar(3).shape()).isEqualTo(Shape.SCALAR);
        }
    }

    @Nested
    class Immutability {
        @Test
        void theArrayATensorWasMadeOfIsNotItsOwn() {
            double[] entries = {1, 2};
            double[] row = {3, 4};
            Tensor column = Tensor.column(entries);
            Tensor matrix = Tensor.matrix(row);

            entries[0] = 9;
            row[0] = 9;

            assertThat(column).isEqualTo(Tensor.of(Shape.of(2, 1), 1, 2));
            assertThat(matrix).isEqualTo(Tensor.of(Shape.of(1, 2), 3, 4));
        }

        @Test
        void theEntriesGivenOutAreACopy() {
            Tensor tensor = Tensor.column(1, 2);

            tensor.entries().toArray()[0] = 9;

            assertThat(tensor.at(0)).isEqualTo(1);
        }

        @Test
        void noOperationChangesItsOperands() {
            RandomTensors random = new RandomTensors(12);
            Tensor left = random.tensor(Shape.of(3, 3));
            Tensor right = random.tensor(Shape.of(3, 3));
            Tensor leftBefore = Tensor.of(left.shape(), left.entries().toArray());
            Tensor rightBefore = Tensor.of(right.shape(), right.entries().toArray());

            left.times(right);
            left.transposed();
            left.zip(right, (a, b) -> a - b);
            left.zip(right.sum(0), Double::sum);
            left.map(x -> -x);
            left.sum(0);
            left.max(1);
            left.argMax(0, 1);
            left.reshaped(Shape.of(9)).with(0, 7);
            left.broadcastTo(left.shape()).with(0, 7);
            left.with(4, 7);
            left.slice(0, 1, 2);
            Tensor.concatenated(List.of(left, right), 1);
            left.slice(1, 0, 1).diagonal().with(0, 7);

            assertThat(left).isEqualTo(leftBefore);
            assertThat(right).isEqualTo(rightBefore);
        }

        @Test
        void replacingAnEntryGivesANewTensor() {
            Tensor tensor = Tensor.column(1, 2);

            Tensor changed = tensor.with(1, 5);

            assertThat(changed).isEqualTo(Tensor.column(1, 5));
            assertThat(tensor).isEqualTo(Tensor.column(1, 2));
        }
    }

    @Nested
    class Equality {
        @Test
        void isThatOfShapeAndEntries() {
            Tensor tensor = Tensor.column(1, 2);

            assertThat(tensor).isEqualTo(Tensor.column(1, 2)).hasSameHashCodeAs(Tensor.column(1, 2));
            assertThat(tensor).isNotEqualTo(Tensor.row(1, 2)).isNotEqualTo(Tensor.column(1, 3));
            assertThat(Tensor.scalar(1)).isNotEqualTo(Tensor.of(Shape.of(1), 1));
        }

        @Test
        void isThatOfBits() {
            assertThat(Tensor.scalar(Double.NaN)).isEqualTo(Tensor.scalar(Double.NaN));
            assertThat(Tensor.scalar(0.0)).isNotEqualTo(Tensor.scalar(-0.0));
        }
    }

    @Nested
    class Broadcasting {
        @Test
        void pairsEntriesAsPlainLoopsDo() {
            RandomTensors random = new RandomTensors(13);
            for (int round = 0; round < 1000; round++) {
                Shape target = random.shape();
                Tensor left = random.tensor(round % 2 == 0 ? target : random.repeatableTo(target));
                Tensor right = random.tensor(round % 2 == 0 ? random.repeatableTo(target) : target);

                Tensor result = left.zip(right, (a, b) -> 2 * a - b);

                Tensor expected = Tensor.of(
                        target,
                        Places.indices(target.sizes()).stream()
                                .mapToDouble(index ->
                                        2 * Places.repeatedEntry(left, index) - Places.repeatedEntry(right, index))
                                .toArray());
                assertSameBits(left.shape() + " with " + right.shape(), result, expected);
            }
        }

        @Test
        void repeatsBothOperandsWhereEachIsShortInAnotherAxis() {
            Tensor sums = Tensor.column(1, 2).zip(Tensor.row(10, 20, 30), Double::sum);

            assertThat(sums).isEqualTo(Tensor.matrix(new double[] {11, 21, 31}, new double[] {12, 22, 32}));
        }

        @Test
        void repeatsATensorAsPlainLoopsDo() {
            RandomTensors random = new RandomTensors(14);
            for (int round = 0; round < 1000; round++) {
                Shape target = random.shape();
                Tensor tensor = random.tensor(random.repeatableTo(target));

                Tensor repeated = tensor.broadcastTo(target);

                Tensor expected = Tensor.of(
                        target,
                        Places.indices(target.sizes()).stream()
                                .mapToDouble(index -> Places.repeatedEntry(tensor, index))
                                .toArray());
                assertSameBits(tensor.shape() + " to " + target, repeated, expected);
            }
        }

        @Test
        void doesNotShortenAnAxis() {
            assertThatThrownBy(() -> Tensor.column(1, 2).broadcastTo(Shape.of(1, 3)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("2x1 cannot be repeated to 1x3");
        }

        @Test
        void refusesShapesThatDoNotGoTogether() {
            assertThatThrownBy(() -> Tensor.column(1, 2).zip(Tensor.column(1, 2, 3), Double::sum))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("2x1 and 3x1 do not go together entry by entry");
        }
    }

    @Nested
    class Matrices {
        @Test
        void multiplyAsThreeLoopsDo() {
            RandomTensors random = new RandomTensors(15);
            for (int round = 0; round < 500; round++) {
                int rows = 1 + random.below(6);
                int inner = 1 + random.below(6);
                int columns = 1 + random.below(6);
                checkProduct(random.tensor(Shape.of(rows, inner)), random.tensor(Shape.of(inner, columns)));
            }
        }

        @Test
        void multiplyAsThreeLoopsDoWhenTheyAreLarge() {
            RandomTensors random = new RandomTensors(16);

            checkProduct(random.tensor(Shape.of(40, 70)), random.tensor(Shape.of(70, 30)));
            checkProduct(random.tensor(Shape.of(1, 300)), random.tensor(Shape.of(300, 50)));
            checkProduct(random.tensor(Shape.of(50, 300)), random.tensor(Shape.of(300, 1)));
        }

        private void checkProduct(Tensor left, Tensor right) {
            Tensor product = left.times(right);

            double[][] expected = new double[left.shape().size(0)][right.shape().size(1)];
            for (int i = 0; i < expected.length; i++) {
                for (int j = 0; j < expected[i].length; j++) {
                    for (int k = 0; k < left.shape().size(1); k++) {
                        expected[i][j] += Places.entry(left, List.of(i, k)) * Places.entry(right, List.of(k, j));
                    }
                }
            }
            assertClose(left.shape() + " @ " + right.shape(), product, Tensor.matrix(expected), ROUNDING);
        }

        @Test
        void doNotLoseANotANumberBehindAZero() {
            Tensor zeros = Tensor.filled(Shape.of(2, 2), 0);
            Tensor spoilt = Tensor.matrix(new double[] {1, Double.NaN}, new double[] {1, 1});

            assertThat(zeros.times(spoilt).at(0, 1)).isNaN();
            assertThat(spoilt.times(zeros).at(0, 0)).isNaN();
        }

        @Test
        void ofUnfittingSizesHaveNoProduct() {
            Tensor matrix = Tensor.filled(Shape.of(2, 3), 1);

            assertThatThrownBy(() -> matrix.times(matrix))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("product of 2x3 and 2x3 is not defined");
        }

        @Test
        void areTransposedAsTwoLoopsDo() {
            RandomTensors random = new RandomTensors(17);
            for (int round = 0; round < 200; round++) {
                Tensor matrix = random.tensor(Shape.of(1 + random.below(7), 1 + random.below(7)));

                Tensor transposed = matrix.transposed();

                double[][] expected =
                        new double[matrix.shape().size(1)][matrix.shape().size(0)];
                for (int i = 0; i < expected.length; i++) {
                    for (int j = 0; j < expected[i].length; j++) {
                        expected[i][j] = Places.entry(matrix, List.of(j, i));
                    }
                }
                assertSameBits(matrix.shape().toString(), transposed, Tensor.matrix(expected));
            }
        }

        @Test
        void transposeAProductFactorByFactorInReverse() {
            RandomTensors random = new RandomTensors(18);
            Tensor left = random.tensor(Shape.of(3, 4));
            Tensor right = random.tensor(Shape.of(4, 2));

            Tensor transposed = left.times(right).transposed();

            assertClose(transposed, right.transposed().times(left.transposed()), ROUNDING);
        }

        @Test
        void aloneHaveATransposeAmongHigherRanks() {
            Tensor vector = Tensor.of(Shape.of(3), 1, 2, 3);

            assertThat(vector.transposed()).isEqualTo(vector);
            assertThatThrownBy(() -> Tensor.filled(Shape.of(2, 3, 4), 1).transposed())
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("transpose needs a matrix, got 2x3x4");
        }
    }

    @Nested
    class AlongAnAxis {
        @Test
        void sumsAreThoseOfPlainLoops() {
            onRandomTensors(19, (tensor, axis) -> {
                Tensor sums = tensor.sum(axis);

                double[] expected = alongAxis(tensor, axis, line -> {
                    double sum = 0;
                    for (double entry : line) {
                        sum += entry;
                    }
                    return sum;
                });
                assertClose(tensor.shape() + " along " + axis, sums, collapsed(tensor, axis, expected), ROUNDING);
            });
        }

        @Test
        void theLargestEntryIsThatOfPlainLoops() {
            onRandomTensors(20, (tensor, axis) -> {
                Tensor largest = tensor.max(axis);

                double[] expected = alongAxis(tensor, axis, line -> line[firstLargest(line)]);
                assertSameBits(tensor.shape() + " along " + axis, largest, collapsed(tensor, axis, expected));
            });
        }

        @Test
        void thePlaceOfTheLargestEntryIsThatOfPlainLoopsWithTheFirstOfEquals() {
            onRandomTensors(21, (tensor, axis) -> {
                Tensor fromZero = tensor.argMax(axis, 0);
                Tensor fromOne = tensor.argMax(axis, 1);

                double[] expected = alongAxis(tensor, axis, TensorTest::firstLargest);
                assertSameBits(tensor.shape() + " along " + axis, fromZero, collapsed(tensor, axis, expected));
                assertSameBits("from 1", fromOne, fromZero.map(place -> place + 1));
            });
        }

        @Test
        void notANumberWins() {
            Tensor tensor = Tensor.row(1, Double.NaN, 3);

            assertThat(tensor.max(1).at(0)).isNaN();
            assertThat(tensor.sum(1).at(0)).isNaN();
            assertThat(tensor.argMax(1, 1).at(0)).isNaN();
        }

        @Test
        void minusInfinityCanBeTheLargest() {
            Tensor tensor = Tensor.filled(Shape.of(1, 2), Double.NEGATIVE_INFINITY);

            assertThat(tensor.max(1).at(0)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(tensor.argMax(1, 1).at(0)).isEqualTo(1);
        }

        private interface Check {
            void run(Tensor tensor, int axis);
        }

        private void onRandomTensors(long seed, Check check) {
            RandomTensors random = new RandomTensors(seed);
            for (int round = 0; round < 300; round++) {
                Tensor tensor = random.wholeNumbers(random.shape(1 + random.below(4)));
                for (int axis = 0; axis < tensor.shape().rank(); axis++) {
                    check.run(tensor, axis);
                }
            }
        }
    }

    @Nested
    class Parts {
        @Test
        void ofAnAxisAreThoseOfPlainLoopsForEveryStartAndSize() {
            RandomTensors random = new RandomTensors(22);
            for (int round = 0; round < 100; round++) {
                Tensor tensor = random.tensor(random.shape(1 + random.below(4)));
                for (int axis = 0; axis < tensor.shape().rank(); axis++) {
                    checkSlices(tensor, axis);
                }
            }
        }

        private void checkSlices(Tensor tensor, int axis) {
            int whole = tensor.shape().size(axis);
            for (int start = 0; start < whole; start++) {
                for (int size = 1; start + size <= whole; size++) {
                    Shape shape = tensor.shape().with(axis, size);
                    assertSameBits(
                            tensor.shape() + " along " + axis + " from " + start,
                            tensor.slice(axis, start, size),
                            Tensor.of(shape, entries(tensor, shape, axis, start)));
                }
            }
        }

        private double[] entries(Tensor tensor, Shape shape, int axis, int start) {
            return Places.indices(shape.sizes()).stream()
                    .mapToDouble(index -> Places.entry(tensor, moved(index, axis, start)))
                    .toArray();
        }

        private List<Integer> moved(List<Integer> index, int axis, int distance) {
            List<Integer> moved = new ArrayList<>(index);
            moved.set(axis, index.get(axis) + distance);
            return moved;
        }

        @Test
        void oneBehindTheOtherAreThoseOfPlainLoops() {
            RandomTensors random = new RandomTensors(23);
            for (int round = 0; round < 300; round++) {
                Shape shape = random.shape(1 + random.below(4));
                int axis = random.below(shape.rank());
                List<Tensor> parts = new ArrayList<>();
                for (int part = random.below(3); part >= 0; part--) {
                    parts.add(random.tensor(shape.with(axis, 1 + random.below(4))));
                }
                checkConcatenated(parts, axis);
            }
        }

        private void checkConcatenated(List<Tensor> parts, int axis) {
            Tensor whole = Tensor.concatenated(parts, axis);

            int start = 0;
            for (Tensor part : parts) {
                for (List<Integer> index : Places.indices(part.shape().sizes())) {
                    assertThat(Places.entry(whole, moved(index, axis, start))).isEqualTo(Places.entry(part, index));
                }
                start += part.shape().size(axis);
            }
            assertThat(whole.shape()).isEqualTo(parts.get(0).shape().with(axis, start));
        }

        @Test
        void putTogetherAgainAreTheWhole() {
            Tensor tensor = new RandomTensors(24).tensor(Shape.of(3, 4, 2));

            assertSameBits(
                    "middle axis",
                    Tensor.concatenated(
                            List.of(tensor.slice(1, 0, 1), tensor.slice(1, 1, 2), tensor.slice(1, 3, 1)), 1),
                    tensor);
        }

        @Test
        void onADiagonalHaveZerosBesideThem() {
            Tensor expected = Tensor.matrix(new double[] {5, 0, 0}, new double[] {0, -6, 0}, new double[] {0, 0, 7});

            assertSameBits("column", Tensor.column(5, -6, 7).diagonal(), expected);
            assertSameBits("row", Tensor.row(5, -6, 7).diagonal(), expected);
            assertSameBits("list", Tensor.of(Shape.of(3), 5, -6, 7).diagonal(), expected);
            assertSameBits("number", Tensor.scalar(5).diagonal(), Tensor.of(Shape.of(1, 1), 5));
        }

        @Test
        void ofAMatrixMakeNoDiagonal() {
            assertThatThrownBy(() -> Tensor.filled(Shape.of(2, 3), 1).diagonal())
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("a diagonal is made of a vector, got 2x3");
        }
    }

    private interface OfLine {
        double value(double[] line);
    }

    /** A number of each line of entries that runs along the axis. */
    private static double[] alongAxis(Tensor tensor, int axis, OfLine function) {
        return Places.indices(tensor.shape().with(axis, 1).sizes()).stream()
                .mapToDouble(start -> {
                    double[] line = new double[tensor.shape().size(axis)];
                    for (int step = 0; step < line.length; step++) {
                        List<Integer> index = new ArrayList<>(start);
                        index.set(axis, step);
                        line[step] = Places.entry(tensor, index);
                    }
                    return function.value(line);
                })
                .toArray();
    }

    private static Tensor collapsed(Tensor tensor, int axis, double[] entries) {
        return Tensor.of(tensor.shape().with(axis, 1), entries);
    }

    private static int firstLargest(double[] line) {
        int best = 0;
        for (int place = 1; place < line.length; place++) {
            best = line[place] > line[best] ? place : best;
        }
        return best;
    }

    @Nested
    class Reshaping {
        @Test
        void keepsTheEntriesRowByRow() {
            Tensor tensor = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});

            Tensor reshaped = tensor.reshaped(Shape.of(3, 2));

            assertThat(reshaped)
                    .isEqualTo(Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6}));
        }

        @Test
        void needsAnEqualCount() {
            assertThatThrownBy(() -> Tensor.filled(Shape.of(2, 3), 1).reshaped(Shape.of(4)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("2x3 cannot be reshaped to 4");
        }
    }

    @Nested
    class Judging {
        @Test
        void theScaleIsTheLargestAbsoluteEntry() {
            assertThat(Tensor.row(1, -4, 2).scale()).isEqualTo(4);
            assertThat(Tensor.row(1, Double.NaN, 2).scale()).isNaN();
        }

        @Test
        void oneInfiniteEntryIsEnough() {
            assertThat(Tensor.row(1, 2).isFinite()).isTrue();
            assertThat(Tensor.row(1, Double.POSITIVE_INFINITY).isFinite()).isFalse();
            assertThat(Tensor.row(1, Double.NaN).isFinite()).isFalse();
        }

        @Test
        void theTextNamesShapeAndEntries() {
            assertThat(Tensor.column(1, 2)).hasToString("2x1 [1.0, 2.0]");
        }
    }
}
