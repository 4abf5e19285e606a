package gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void sizesStartAtOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(2, 0))
                .withMessage("sizes start at 1, got [2, 0]");
    }

    @Test
    void aShapeDoesNotChangeWithTheListItWasMadeOf() {
        List<Integer> sizes = new ArrayList<>(List.of(2, 3));
        Shape shape = new Shape(sizes);

        sizes.set(0, 7);

        assertThat(shape).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void theTextIsWhatPeopleWrite() {
        assertThat(Shape.SCALAR).hasToString("scalar");
        assertThat(Shape.of(3)).hasToString("3");
        assertThat(Shape.of(3, 2)).hasToString("3x2");
    }

    @Test
    void theCountIsTheProductOfTheSizes() {
        assertThat(Shape.SCALAR.count()).isEqualTo(1);
        assertThat(Shape.of(2, 3, 4).count()).isEqualTo(24);
    }

    @Test
    void aCountBeyondTheWholeNumbersIsRefused() {
        Shape enormous = Shape.of(1 << 16, 1 << 16);

        assertThatThrownBy(enormous::count).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aVectorIsAColumnOfRows() {
        assertThat(Shape.of(3).rows()).isEqualTo(3);
        assertThat(Shape.of(3).columns()).isEqualTo(1);
        assertThat(Shape.SCALAR.rows()).isEqualTo(1);
        assertThat(Shape.SCALAR.columns()).isEqualTo(1);
    }

    @Test
    void aVectorLiesAlongOneAxis() {
        assertThat(List.of(Shape.SCALAR, Shape.of(3), Shape.of(1, 3), Shape.of(3, 1), Shape.of(1, 1)))
                .allMatch(Shape::isVector);
        assertThat(Shape.of(2, 2).isVector()).isFalse();
    }

    @Test
    void aScalarHasOneEntryInAnyRank() {
        assertThat(List.of(Shape.SCALAR, Shape.of(1), Shape.of(1, 1))).allMatch(Shape::isScalar);
        assertThat(Shape.of(1, 2).isScalar()).isFalse();
    }

    @Nested
    class Transposing {
        @Test
        void exchangesRowsAndColumns() {
            assertThat(Shape.of(2, 3).transposed()).isEqualTo(Shape.of(3, 2));
        }

        @Test
        void leavesScalarsAndVectorsAsTheyAre() {
            assertThat(Shape.SCALAR.transposed()).isEqualTo(Shape.SCALAR);
            assertThat(Shape.of(3).transposed()).isEqualTo(Shape.of(3));
        }

        @Test
        void isNotDefinedAboveMatrices() {
            assertThatThrownBy(() -> Shape.of(2, 3, 4).transposed())
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("transpose needs a matrix, got 2x3x4");
        }
    }

    @Nested
    class Products {
        @Test
        void haveTheOuterSizes() {
            assertThat(Shape.of(2, 3).productWith(Shape.of(3, 4))).isEqualTo(Shape.of(2, 4));
        }

        @Test
        void ofDifferentInnerSizesAreRefusedWithBothShapes() {
            assertThatThrownBy(() -> Shape.of(2, 3).productWith(Shape.of(2, 3)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("product of 2x3 and 2x3 is not defined");
        }

        @Test
        void needMatrices() {
            assertThatThrownBy(() -> Shape.of(2, 3).productWith(Shape.of(3)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("product of 2x3 and 3 is not defined");
            assertThatThrownBy(() -> Shape.SCALAR.productWith(Shape.of(3, 1)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("product of scalar and 3x1 is not defined");
        }
    }

    @Nested
    class Broadcasting {
        @Test
        void followsTheRuleOfNumpyOnRandomShapes() {
            RandomTensors random = new RandomTensors(11);
            int refused = 0;
            for (int round = 0; round < 2000; round++) {
                Shape left = random.shape();
                Shape right = round % 2 == 0 ? random.shape() : random.repeatableTo(left);

                List<Integer> expected = byTheRule(left, right);

                if (expected.isEmpty() && left.rank() + right.rank() > 0) {
                    refused++;
                    assertThatThrownBy(() -> left.broadcastWith(right))
                            .isInstanceOf(ShapeException.class)
                            .hasMessage(left + " and " + right + " do not go together entry by entry");
                } else {
                    assertThat(left.broadcastWith(right).sizes())
                            .as("%s with %s", left, right)
                            .isEqualTo(expected);
                }
            }
            assertThat(refused).isBetween(100, 1900);
        }

        /** The sizes of the result; none if two differ and neither is 1. */
        private List<Integer> byTheRule(Shape left, Shape right) {
            int rank = Math.max(left.rank(), right.rank());
            List<Integer> mine = Places.padded(left, rank);
            List<Integer> theirs = Places.padded(right, rank);
            List<Integer> result = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                if (mine.get(axis).equals(theirs.get(axis)) || theirs.get(axis) == 1) {
                    result.add(mine.get(axis));
                } else if (mine.get(axis) == 1) {
                    result.add(theirs.get(axis));
                } else {
                    return List.of();
                }
            }
            return result;
        }
    }
}
