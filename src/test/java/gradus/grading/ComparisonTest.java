package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.grading.Verdict.NotANumber;
import gradus.grading.Verdict.Right;
import gradus.grading.Verdict.ShapeFault;
import gradus.grading.Verdict.Wrong;
import gradus.grading.Verdict.WrongShape;
import gradus.problem.Tolerance;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final Tensor MATRIX = Tensor.matrix(new double[] {0.1, 0.2, 0.3}, new double[] {0.4, 0.5, 0.6});
    private static final Tensor SQUARE = Tensor.matrix(new double[] {0.1, 0.2}, new double[] {0.3, 0.4});

    private static Verdict verdict(Tensor truth, String written) {
        return verdict(truth, Tolerance.PRINTED_DIGITS, written);
    }

    private static Verdict verdict(Tensor truth, Tolerance tolerance, String written) {
        return new Comparison(truth, Tensor.filled(truth.shape(), 0), tolerance, Optional.empty())
                .verdict(Answers.numbers(written));
    }

    private static Verdict verdict(double truth, String written) {
        return verdict(Tensor.column(truth), written);
    }

    private static List<EntryVerdict> entries(Verdict verdict) {
        List<EntryMark> marks =
                verdict instanceof NotANumber notANumber ? notANumber.entries() : ((Wrong) verdict).entries();
        return marks.stream().map(EntryMark::verdict).toList();
    }

    private static Tolerance absolute(double room) {
        return new Tolerance(
                room, 0, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    private static Tolerance atLeast(OptionalInt decimals, OptionalInt significantDigits, double relative) {
        return new Tolerance(0, relative, OptionalInt.empty(), OptionalInt.empty(), decimals, significantDigits);
    }

    /** Truths of either sign between 1e-6 and 1e6, the same at every run. */
    private static double[] truths(int count) {
        Random random = new Random(20_240_917);
        return random.doubles(count, -6, 6)
                .map(exponent -> StrictMath.pow(10, exponent) * (random.nextBoolean() ? 1 : -1))
                .toArray();
    }

    @Nested
    class OfARoundedNumber {
        private static Stream<RoundingMode> waysToRound() {
            return Stream.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN);
        }

        @ParameterizedTest
        @MethodSource("waysToRound")
        void theSignificantDigitsOfTheTruthAreRight(RoundingMode rounding) {
            for (double truth : truths(400)) {
                for (int digits = 1; digits <= 15; digits++) {
                    BigDecimal rounded = new BigDecimal(truth).round(new MathContext(digits, rounding));
                    String written = rounded.scale() > 0
                            ? rounded.toPlainString()
                            : rounded.unscaledValue() + "e" + -rounded.scale();
                    boolean isBareDigit = rounded.scale() == 0 && rounded.precision() == 1;
                    if (!isBareDigit) {
                        assertThat(verdict(truth, written))
                                .as(written + " for " + truth)
                                .isInstanceOf(Right.class);
                    }
                }
            }
        }

        @ParameterizedTest
        @MethodSource("waysToRound")
        void theDecimalsOfTheTruthAreRightBesideALargeEntry(RoundingMode rounding) {
            Random random = new Random(4);
            for (int run = 0; run < 400; run++) {
                for (int decimals = 1; decimals <= 15; decimals++) {
                    double small = random.nextGaussian();
                    Tensor truth = Tensor.column(small, 3.25);
                    String written = "["
                            + new BigDecimal(small).setScale(decimals, rounding).toPlainString() + ", 3.25]";

                    boolean saysNothing = decimals == 1 && Math.abs(small) <= 0.05;
                    if (!saysNothing) {
                        assertThat(verdict(truth, written))
                                .as(written + " for " + small)
                                .isInstanceOf(Right.class);
                    }
                }
            }
        }

        @Test
        void aNumberThatIsOffByMoreThanHalfAUnitIsWrong() {
            Random random = new Random(5);
            for (double truth : truths(400)) {
                for (int digits = 2; digits <= 6; digits++) {
                    BigDecimal rounded = new BigDecimal(truth).round(new MathContext(digits));
                    // From 0.51 to 9 units away from the truth, on either side.
                    double units = (0.51 + 8.49 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
                    double moved = rounded.doubleValue() + units * rounded.ulp().doubleValue();

                    String written = rounded.scale() > 0
                            ? rounded.toPlainString()
                            : rounded.unscaledValue() + "e" + -rounded.scale();
                    assertThat(verdict(moved, written))
                            .as(written + " for " + moved)
                            .isInstanceOf(Wrong.class);
                }
            }
        }

        @ParameterizedTest(name = "{1} for {0}: {2}")
        @CsvSource({
            "0.09945,    0.0995, true",
            "0.09955,    0.0995, true",
            "0.099449,   0.0995, false",
            "0.099551,   0.0995, false",
            "-0.09945,  -0.0995, true",
            "-0.09955,  -0.0995, true",
            "0.0995,    -0.0995, false",
            "0.25,       0.2,    true", // half even
            "0.25,       0.3,    true", // half up
            "0.5,        0.50,   true",
            "0.123456,   .1235,  true",
            "0.123456,   1.235e-1, true",
            "0.000123,   1.2e-4, true",
            "0.000123,   1.4e-4, false",
            "123456.7,   123457, true",
            "123456.7,   123456, false",
            "123456.7,   1.235e5, true",
            "1e12,       1000000000000, true",
            "1e12,       1000000100000, false",
            "12.3,       12,     true",
            "12.6,       12,     false",
        })
        void theBoundsOfWhatItStandsForBelongToIt(double truth, String written, boolean right) {
            assertThat(verdict(truth, written).isRight()).isEqualTo(right);
        }

        @Test
        void oneDigitIsRightButSaysLittle() {
            assertThat(verdict(0.13, "0.1")).isEqualTo(new Right(true, false));
        }

        @Test
        void twoDigitsSayEnough() {
            assertThat(verdict(0.13, "0.13")).isEqualTo(new Right(false, false));
        }

        @Test
        void aPaperOfThreeSignificantDigitsIsRight() {
            assertThat(verdict(Tensor.column(0.12345, 12.345, 123.45), "[0.123, 12.3, 123]"))
                    .isEqualTo(new Right(false, false));
        }
    }

    @Nested
    class AtFullPrecision {
        @Test
        void aFewUnitsInTheLastPlaceAreNoise() {
            for (double truth : truths(400)) {
                for (int ulps = -4; ulps <= 4; ulps++) {
                    double noisy = truth + ulps * Math.ulp(truth);

                    assertThat(verdict(truth, Double.toString(noisy))).isEqualTo(new Right(false, false));
                }
            }
        }

        @Test
        void aNumberThatDiffersInTheEighthDigitIsWrong() {
            assertThat(verdict(0.1234567890123456, "0.1234567990123456")).isInstanceOf(Wrong.class);
        }

        @Test
        void aFractionStandsForItself() {
            assertThat(verdict(1.0 / 3, "1/3").isRight()).isTrue();
            assertThat(verdict(0.333333, "1/3").isRight()).isFalse();
        }
    }

    @Nested
    class OfAZero {
        @ParameterizedTest
        @ValueSource(strings = {"0", "0.0", "0.000", "-0.0", "0e0", "-0", "0.", "1e-300", "0.0000001e-300"})
        void isRightForAZero(String written) {
            assertThat(verdict(Tensor.column(0, 1), "[" + written + ", 1]")).isEqualTo(new Right(false, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "0.0", "0.000", "-0.0"})
        void isRightForANegativeZero(String written) {
            assertThat(verdict(-0.0, written)).isEqualTo(new Right(false, false));
        }

        @ParameterizedTest(name = "{1} for {0}")
        @CsvSource({"0.0003, 0", "0.0003, 0.0", "0.0003, 0.00", "0.0003, 0.000", "-0.0003, 0.000", "0.4, 0", "0.04, 0.0"
        })
        void aloneSaysNothingAboutASmallTruth(double truth, String written) {
            assertThat(verdict(truth, written).isRight()).isFalse();
        }

        @ParameterizedTest(name = "{0} is right: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "[0, 0.1234]      | true",
                    "[0.0, 0.1234]    | true", // Python drops the zeros of 0.0000
                    "[0.0000, 0.1234] | true",
                    "[0, 0.123]       | true",
                    "[0.000, 0.123]   | true",
                    "[0, 0.12]        | true",
                    "[0.0, 0.1]       | false", // half a unit is 0.05: that says nothing beside 0.1234
                    "[0, 0.12340]     | false", // five decimals would show 0.00003
                })
        void amongSiblingsStandsForTheirDecimals(String written, boolean right) {
            assertThat(verdict(Tensor.column(0.00003, 0.1234), written).isRight())
                    .isEqualTo(right);
        }

        @Test
        void doesNotHideANumberThatItsSiblingsWouldShow() {
            assertThat(entries(verdict(Tensor.column(0.03, 0.1234), "[0.0, 0.1234]")))
                    .containsExactly(EntryVerdict.WRONG, EntryVerdict.RIGHT);
        }

        @Test
        void allZerosAreNeverRightUnlessTheTruthIsZero() {
            Random random = new Random(6);
            for (int run = 0; run < 500; run++) {
                double scale = StrictMath.pow(10, -12 + 15 * random.nextDouble());
                Tensor truth = Tensor.matrix(
                        new double[] {scale, scale * random.nextGaussian()},
                        new double[] {0, scale * random.nextDouble()});
                for (String zero : List.of("0", "0.0", "0.000", "0.0000000000", "-0.0", "0e-5", "0e5")) {
                    String written = "[[%1$s, %1$s], [%1$s, %1$s]]".formatted(zero);

                    assertThat(verdict(truth, written).isRight())
                            .as(zero + " for " + truth)
                            .isFalse();
                }
            }
        }

        @Test
        void allZerosAreRightIfTheTruthIsZero() {
            assertThat(verdict(Tensor.column(0, -0.0, 0), "[0, 0.00, -0.0]")).isEqualTo(new Right(false, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e-17", "-2.7755575615628914e-17", "1e-13"})
        void mayBeWrittenAsWhatRoundingLeft(String residue) {
            assertThat(verdict(Tensor.column(0, 1), "[" + residue + ", 1.0]").isRight())
                    .isTrue();
        }

        @Test
        void mayBeTheTruthWhereTheSolverIsLeftWithRounding() {
            assertThat(verdict(Tensor.column(1e-17, 1), "[0, 1.0]").isRight()).isTrue();
        }

        @Test
        void isNotWrittenAsASmallNumberThatIsNoRounding() {
            assertThat(verdict(Tensor.column(0, 1), "[1e-6, 1.0]").isRight()).isFalse();
        }
    }

    @Nested
    class OfABareWholeNumber {
        @ParameterizedTest(name = "{1} for {0}: {2}")
        @CsvSource({
            "0.98, 1, false", "0.98, 1., false", "0.98, 1e0, false", "0.98, 1.0, true", "1, 1, true", "1, 1.0, true",
            "1.02, 1, false", "2.4, 2, false", "-3, -3, true", "-2.7, -3, false", "0.3, 0, false", "3, 4, false",
        })
        void ofOneDigitIsAClaim(double truth, String written, boolean right) {
            assertThat(verdict(truth, written).isRight()).isEqualTo(right);
        }

        @ParameterizedTest(name = "{0} is right: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "[1, 0.98, 1.02]    | true", // 1.00 without its zeros
                    "[1.00, 0.98, 1.02] | true",
                    "[1, 0.980, 1.02]   | false", // three decimals would show 1.004
                    "[1, 1, 1]          | false",
                })
        void amongSiblingsStandsForTheirDecimals(String written, boolean right) {
            assertThat(verdict(Tensor.column(1.004, 0.98, 1.02), written).isRight())
                    .isEqualTo(right);
        }

        @Test
        void ofAClassIsTheClassOrNot() {
            assertThat(verdict(12, "12").isRight()).isTrue();
            assertThat(verdict(12, "11").isRight()).isFalse();
            assertThat(verdict(12, "12.0").isRight()).isTrue();
        }
    }

    @Nested
    class WithATolerance {
        @Test
        void aNumberWithinItIsRight() {
            assertThat(verdict(Tensor.column(0.5), absolute(0.01), "0.5099999").isRight())
                    .isTrue();
        }

        @Test
        void aNumberOnItsBoundIsRight() {
            assertThat(verdict(Tensor.column(0.5), absolute(0.01), "0.5100000").isRight())
                    .isTrue();
        }

        @Test
        void aNumberBeyondItIsWrong() {
            assertThat(verdict(Tensor.column(0.5), absolute(0.01), "0.5100001").isRight())
                    .isFalse();
        }

        @Test
        void itWidensWhatTheDigitsStandFor() {
            assertThat(verdict(Tensor.column(0.98), absolute(0.05), "1")).isEqualTo(new Right(false, false));
        }

        @Test
        void itNeverNarrowsWhatTheDigitsStandFor() {
            assertThat(verdict(Tensor.column(0.123456), absolute(1e-9), "0.123").isRight())
                    .isTrue();
        }
    }

    @Nested
    class WithALeastNumberOfDigits {
        private static final Tolerance FOUR_DECIMALS = atLeast(OptionalInt.of(4), OptionalInt.empty(), 0.01);
        private static final Tolerance THREE_DIGITS = atLeast(OptionalInt.empty(), OptionalInt.of(3), 0.01);

        @ParameterizedTest(name = "{1} for {0}: {2}")
        @CsvSource({
            "0.2,      0.2,    RIGHT", // exact, so more digits would be zeros
            "0.2,      0.2000, RIGHT",
            "0.123456, 0.1235, RIGHT",
            "0.123456, 1.235e-1, RIGHT",
            "0.123456, 0.123,  TOO_FEW_DIGITS",
            "0.123456, 0.1,    TOO_FEW_DIGITS",
            "0.123456, 0.2,    WRONG",
            "0,        0,      RIGHT",
            "1,        1,      RIGHT",
        })
        void fewerDecimalsAreNotAcceptedUnlessTheNumberIsExact(double truth, String written, EntryVerdict expected) {
            assertThat(entryOf(truth, FOUR_DECIMALS, written)).isEqualTo(expected);
        }

        @ParameterizedTest(name = "{1} for {0}: {2}")
        @CsvSource({
            "0.2,      0.2,     RIGHT",
            "0.123456, 0.123,   RIGHT",
            "0.123456, 0.12,    TOO_FEW_DIGITS",
            "0.000123, 0.000123, RIGHT",
            "0.000123456, 0.00012, TOO_FEW_DIGITS",
            "123.456,  123,     RIGHT",
            "120.1,    1.2e2,   TOO_FEW_DIGITS",
            "0,        0,       RIGHT",
        })
        void fewerSignificantDigitsAreNotAcceptedUnlessTheNumberIsExact(
                double truth, String written, EntryVerdict expected) {
            assertThat(entryOf(truth, THREE_DIGITS, written)).isEqualTo(expected);
        }

        private static EntryVerdict entryOf(double truth, Tolerance tolerance, String written) {
            // A second entry that is wrong makes the verdict show its entries.
            Verdict verdict = verdict(Tensor.column(truth, 7), tolerance, "[" + written + ", 9.00000]");
            return entries(verdict).get(0);
        }
    }

    @Nested
    class OfWhatIsNotFinite {
        @ParameterizedTest
        @ValueSource(strings = {"nan", ".nan", "NaN", "inf", "-inf", ".inf", "Infinity"})
        void isNeverRight(String written) {
            Verdict verdict = verdict(SQUARE, absolute(1e300), "[[0.1, 0.2], [0.3, " + written + "]]");

            assertThat(verdict).isInstanceOfSatisfying(NotANumber.class, notANumber -> {
                assertThat(entries(notANumber))
                        .containsExactly(
                                EntryVerdict.RIGHT, EntryVerdict.RIGHT, EntryVerdict.RIGHT, EntryVerdict.NOT_FINITE);
                assertThat(notANumber.credit()).isEqualTo(new Credit(3, 4));
            });
        }
    }

    @Nested
    class OfAShape {
        @ParameterizedTest(name = "{0}: turned {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "[0.1, 0.2, 0.3]         | false",
                    "[[0.1], [0.2], [0.3]]   | false",
                    "[[0.1, 0.2, 0.3]]       | true",
                    "[[[0.1], [0.2], [0.3]]] | false",
                })
        void aColumnMayComeFlatOrAsARow(String written, boolean turned) {
            assertThat(verdict(Tensor.column(0.1, 0.2, 0.3), written)).isEqualTo(new Right(false, turned));
        }

        @ParameterizedTest(name = "{0}: turned {1}")
        @CsvSource(
                delimiter = '|',
                value = {"[0.1, 0.2, 0.3] | false", "[[0.1, 0.2, 0.3]] | false", "[[0.1], [0.2], [0.3]] | true"})
        void aRowMayComeFlatOrAsAColumn(String written, boolean turned) {
            assertThat(verdict(Tensor.row(0.1, 0.2, 0.3), written)).isEqualTo(new Right(false, turned));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.25", "[0.25]", "[[0.25]]", "[[[0.25]]]"})
        void oneNumberMayComeInBrackets(String written) {
            assertThat(verdict(Tensor.column(0.25), written)).isEqualTo(new Right(false, false));
            assertThat(verdict(Tensor.scalar(0.25), written)).isEqualTo(new Right(false, false));
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(delimiter = '|', textBlock = """
                        [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]] | TRANSPOSED_AND_RIGHT
                        [[0.1, 0.4], [0.2, 0.5], [0.3, 0.7]] | TRANSPOSED
                        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]       | FLAT
                        [0.9, 0.9, 0.9, 0.9, 0.9, 0.9]       | FLAT
                        [0.1, 0.4]                           | FIRST_COLUMN_ONLY
                        [[0.1], [0.4]]                       | FIRST_COLUMN_ONLY
                        [0.1, 0.2, 0.3]                      | FIRST_ROW_ONLY
                        [[0.1, 0.2, 0.3]]                    | FIRST_ROW_ONLY
                        [0.4, 0.5, 0.6]                      | OTHER
                        [[0.1, 0.2], [0.4, 0.5]]             | OTHER
                        0.1                                  | OTHER
                        [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6] | DECIMAL_COMMAS
                        [[0, 1, 0, 2, 0, 3], [0, 4, 0, 5, 0, 6]] | DECIMAL_COMMAS
                        [0.1, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6] | OTHER
                        [[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]] | OTHER
                        """)
        void aWrongOneIsRecognised(String written, ShapeFault fault) {
            assertThat(verdict(MATRIX, written))
                    .isEqualTo(new WrongShape(Answers.numbers(written).dimensions(), Shape.of(2, 3), fault));
        }

        @Test
        void twiceAsManyNumbersAsAVectorAreDecimalCommas() {
            assertThat(verdict(Tensor.column(0.5, 0.25), "[0, 5, 0, 25]"))
                    .isEqualTo(new WrongShape(List.of(4), Shape.of(2, 1), ShapeFault.DECIMAL_COMMAS));
        }

        @Test
        void aSquareMatrixThatIsRightWhenTurnedIsRecognised() {
            Verdict verdict = verdict(SQUARE, "[[0.1, 0.3], [0.2, 0.4]]");

            assertThat(verdict)
                    .isEqualTo(new WrongShape(List.of(2, 2), Shape.of(2, 2), ShapeFault.TRANSPOSED_AND_RIGHT));
        }

        @Test
        void aSquareMatrixWithAnotherFaultIsNotTakenForTurned() {
            Verdict verdict = verdict(SQUARE, "[[0.1, 0.3], [0.2, 0.5]]");

            assertThat(verdict).isInstanceOf(Wrong.class);
        }

        @Test
        void everyEntryIsNamedByRowAndColumnOfTheTruth() {
            Wrong verdict = (Wrong) verdict(MATRIX, "[[0.1, 0.2, 0.9], [0.4, 0.5, 0.6]]");

            assertThat(verdict.entries().get(2)).isEqualTo(new EntryMark(1, 3, "0.9", EntryVerdict.WRONG));
            assertThat(verdict.entries().get(3)).isEqualTo(new EntryMark(2, 1, "0.4", EntryVerdict.RIGHT));
        }

        @Test
        void theEntriesOfARowWrittenForAColumnAreNamedAsThoseOfTheColumn() {
            Wrong verdict = (Wrong) verdict(Tensor.column(0.1, 0.2), "[[0.1, 0.9]]");

            assertThat(verdict.entries().get(1)).isEqualTo(new EntryMark(2, 1, "0.9", EntryVerdict.WRONG));
        }
    }

    @Nested
    class TheCredit {
        @Test
        void countsTheEntriesThatAreNotZero() {
            Wrong verdict = (Wrong) verdict(Tensor.column(0, 0, 0.1, 0.2, 0.3), "[0, 0, 0.1, 0.2, 0.9]");

            assertThat(verdict.credit()).isEqualTo(new Credit(2, 3));
        }

        @Test
        void countsAWrongEntryForAZero() {
            Wrong verdict = (Wrong) verdict(Tensor.column(0, 0, 0.1, 0.2, 0.3), "[0, 5, 0.1, 0.2, 0.3]");

            assertThat(verdict.credit()).isEqualTo(new Credit(3, 4));
        }

        @Test
        void ofZerosOnlyIsNothing() {
            Wrong verdict = (Wrong) verdict(Tensor.column(0, 0, 0.1), "[0, 0, 0]");

            assertThat(verdict.credit()).isEqualTo(new Credit(0, 1));
        }

        @ParameterizedTest(name = "{0} of {1} of {2} points is {3}")
        @CsvSource({
            "2, 3, 1,     0.66",
            "1, 3, 1, 0.33",
            "1, 2, 1, 0.5",
            "0, 4, 5, 0",
            "3, 4, 2, 1.5",
            "2, 3, 10, 6.66",
            "1, 3, 0.125, 0.041",
            "999, 1000, 1, 0.99",
            "999, 1000, 0.01, 0",
            "1, 2, 0, 0",
            "1, 3, 1000000, 333333.33",
        })
        void isRoundedDownToTwoDecimalsOrThoseOfThePoints(
                int right, int counted, BigDecimal points, BigDecimal earned) {
            assertThat(new Credit(right, counted).of(points)).isEqualByComparingTo(earned);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.01", "0.1", "1", "1.005", "3", "7.25", "1000000"})
        void withAWrongEntryIsLessThanAllAndNotNegative(BigDecimal points) {
            for (int counted = 1; counted <= 60; counted++) {
                for (int right = 0; right < counted; right++) {
                    assertThat(new Credit(right, counted).of(points))
                            .isLessThan(points)
                            .isGreaterThanOrEqualTo(BigDecimal.ZERO);
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"-1, 2", "3, 2", "0, 0"})
        void isNoOtherShare(int right, int counted) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Credit(right, counted));
        }
    }

    @ParameterizedTest
    @EnumSource(EntryVerdict.class)
    void onlyRightAndCoarseEntriesAreRight(EntryVerdict verdict) {
        assertThat(verdict.isRight())
                .isEqualTo(Set.of(EntryVerdict.RIGHT, EntryVerdict.COARSE, EntryVerdict.FOLLOWS)
                        .contains(verdict));
    }

    @Test
    void aRightAnswerStaysRightWhenEntriesAreExchangedAlongWithTheTruth() {
        double[] truth = new Random(7).doubles(6, -1, 1).toArray();
        for (int shift = 0; shift < truth.length; shift++) {
            int by = shift;
            double[] turned =
                    IntStream.range(0, 6).mapToDouble(i -> truth[(i + by) % 6]).toArray();
            String written = IntStream.range(0, 6)
                    .mapToObj(i -> new BigDecimal(turned[i])
                            .setScale(4, RoundingMode.HALF_EVEN)
                            .toPlainString())
                    .toList()
                    .toString();

            assertThat(verdict(Tensor.column(turned), written).isRight()).isTrue();
        }
    }
}
