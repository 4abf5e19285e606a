package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import java.util.List;

/** How the learning rate changes from step to step, or from epoch to epoch. */
public sealed interface LearningRates {

    /**
     * The learning rate, as a formula of that of the first step.
     *
     * @param first the learning rate of the first step
     * @param before how many steps, or epochs, came before
     */
    Expression after(Expression first, int before);

    /** Whether it counts epochs; else it counts steps. */
    boolean isByEpoch();

    /** η₀ · factorⁿ, where n counts how often so many steps are over. */
    record Falling(double factor, int every, boolean isByEpoch) implements LearningRates {
        @Override
        public Expression after(Expression first, int before) {
            int times = before / every;
            return times == 0 ? first : Algebra.multiply(first, power(Algebra.constant(factor), times));
        }

        private static Expression power(Expression base, int exponent) {
            return exponent == 1
                    ? base
                    : new Expression.Combine(BinaryFunction.POWER, base, Algebra.constant(exponent));
        }
    }

    /** η₀ exp(−k n). */
    record Exponential(double rate, boolean isByEpoch) implements LearningRates {
        @Override
        public Expression after(Expression first, int before) {
            Expression exponent = Algebra.multiply(Algebra.constant(-rate), Algebra.constant(before));
            return before == 0
                    ? first
                    : Algebra.multiply(first, new Expression.Apply(ElementaryFunction.EXP, exponent));
        }
    }

    /** η₀ / (1 + k n). */
    record InverseTime(double rate, boolean isByEpoch) implements LearningRates {
        @Override
        public Expression after(Expression first, int before) {
            Expression divisor = Algebra.add(
                    Algebra.constant(1), Algebra.multiply(Algebra.constant(rate), Algebra.constant(before)));
            return before == 0 ? first : Algebra.divide(first, divisor);
        }
    }

    /** One after the other; the last one for all that come after. */
    record Listed(List<Double> rates, boolean isByEpoch) implements LearningRates {
        public Listed {
            rates = List.copyOf(rates);
        }

        @Override
        public Expression after(Expression first, int before) {
            return before == 0 ? first : Algebra.constant(rates.get(Math.min(before, rates.size() - 1)));
        }
    }
}
