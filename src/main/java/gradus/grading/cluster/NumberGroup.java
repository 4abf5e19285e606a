package gradus.grading.cluster;

import gradus.grading.UnexplainedError;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Errors that no rule explains and that may be off in the same way: as numbers, as multiples of what follows from the earlier
 * lines, or by a difference from it. What one of these ways can still be narrows with every error.
 */
final class NumberGroup {
    /** So many digits have to speak for a factor or a difference before errors of other numbers are put together by it. */
    private static final double FEWEST_DIGITS = 2.5;

    private static final double MOST_DIGITS = 6;

    private static final int MOST_SIGNIFICANT = 17;

    private final ErrorGroup group = new ErrorGroup();
    private final IntervalTensor right;
    private Optional<IntervalTensor> numbers;
    private Optional<IntervalTensor> factors;
    private Optional<IntervalTensor> differences;
    private boolean isOfOtherNumbers;

    NumberGroup(UnexplainedError.Numbers first) {
        this.right = first.right();
        this.numbers = Optional.of(first.written());
        this.factors = factors(first);
        this.differences = differences(first);
    }

    ErrorGroup group() {
        return group;
    }

    /** Takes an error in, if it is off in the same way. */
    boolean takes(UnexplainedError.Numbers error) {
        Optional<IntervalTensor> sameNumbers = numbers.flatMap(own -> meeting(own, error.written()));
        Optional<IntervalTensor> sameFactors = shared(factors, factors(error));
        Optional<IntervalTensor> sameDifferences = shared(differences, differences(error));
        boolean isAlike = sameNumbers.isPresent() || says(sameFactors, 1) || says(sameDifferences, 0);
        if (isAlike) {
            isOfOtherNumbers |= sameNumbers.isEmpty();
            numbers = sameNumbers;
            factors = sameFactors;
            differences = sameDifferences;
        }
        return isAlike;
    }

    Likeness likeness() {
        Optional<Likeness> byOne = uniform(factors, 1)
                .<Likeness>map(factor -> new Likeness.SameFactor(shortest(factor)))
                .or(() -> uniform(differences, 0).map(difference -> new Likeness.SameDifference(shortest(difference))));
        boolean isTelling = isOfOtherNumbers || right.count() > 1;
        if (isTelling && byOne.isPresent()) {
            return byOne.get();
        }
        return isOfOtherNumbers ? new Likeness.SameFactors() : new Likeness.SameNumbers();
    }

    private static Optional<IntervalTensor> shared(Optional<IntervalTensor> own, Optional<IntervalTensor> others) {
        return own.flatMap(some -> others.flatMap(more -> meeting(some, more)));
    }

    private static Optional<IntervalTensor> meeting(IntervalTensor one, IntervalTensor other) {
        for (int place = 0; place < one.count(); place++) {
            if (!one.at(place).meets(other.at(place))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                one.zip(other, (left, right) -> left.intersection(right).orElse(left)));
    }

    /** What the numbers are divided by what follows; none where that has no meaning. */
    private static Optional<IntervalTensor> factors(UnexplainedError.Numbers error) {
        IntervalTensor written = error.written();
        IntervalTensor right = error.right();
        return IntStream.range(0, right.count())
                        .anyMatch(place -> right.at(place).contains(0)
                                && !written.at(place).contains(0))
                ? Optional.empty()
                : Optional.of(IntervalTensor.collected(
                        right.shape(),
                        place -> right.at(place).contains(0)
                                ? Interval.WHOLE
                                : written.at(place).dividedBy(right.at(place))));
    }

    private static Optional<IntervalTensor> differences(UnexplainedError.Numbers error) {
        return error.right().isBounded()
                ? Optional.of(error.written().zip(error.right(), Interval::minus))
                : Optional.empty();
    }

    /** Whether enough digits tell some factors from 1, or differences from 0. */
    private static boolean says(Optional<IntervalTensor> some, double neutral) {
        return some.filter(values -> digits(values, neutral) >= FEWEST_DIGITS).isPresent();
    }

    private static double digits(IntervalTensor values, double neutral) {
        double digits = 0;
        for (int place = 0; place < values.count(); place++) {
            Interval value = values.at(place);
            if (value.isBounded() && !value.contains(neutral)) {
                double reach = Math.max(Math.abs(value.middle()), Math.abs(value.middle() - neutral));
                digits += Math.min(MOST_DIGITS, Math.max(0, StrictMath.log10(reach / value.width())));
            }
        }
        return digits;
    }

    /** The one number that all of some values can be, if it is not the neutral one. */
    private static Optional<Interval> uniform(Optional<IntervalTensor> some, double neutral) {
        if (some.isEmpty() || !says(some, neutral)) {
            return Optional.empty();
        }
        Optional<Interval> common = Optional.of(Interval.WHOLE);
        List<Interval> values = IntStream.range(0, some.get().count())
                .mapToObj(place -> some.get().at(place))
                .toList();
        for (Interval value : values) {
            common = common.flatMap(known -> known.intersection(value));
        }
        return common.filter(Interval::isBounded).filter(value -> !value.contains(neutral));
    }

    /** The number with the fewest digits in an interval. */
    private static double shortest(Interval interval) {
        double middle = interval.middle();
        for (int digits = 1; digits < MOST_SIGNIFICANT; digits++) {
            double rounded = new BigDecimal(middle)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (interval.contains(rounded)) {
                return rounded;
            }
        }
        return middle;
    }
}
