package gradus.network.loss;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.Setting;
import java.util.Map;

/**
 * A logarithm to some base.
 *
 * @param base the base; 0 for the natural logarithm
 */
record Logarithm(double base) {
    static final Logarithm NATURAL = new Logarithm(0);
    static final Setting SETTING = Setting.optional("base", Setting.Range.ABOVE_ONE);

    static Logarithm of(Map<String, Double> numbers) {
        return new Logarithm(numbers.getOrDefault("base", 0.0));
    }

    Expression of(Expression operand) {
        if (base == 2) {
            return new Expression.Apply(ElementaryFunction.LOG2, operand);
        }
        if (base == 10) {
            return new Expression.Apply(ElementaryFunction.LOG10, operand);
        }
        Expression natural = new Expression.Apply(ElementaryFunction.LOG, operand);
        return base == 0 ? natural : Algebra.divide(natural, Algebra.constant(StrictMath.log(base)));
    }
}
