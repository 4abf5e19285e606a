package gradus.network.optimizer;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.ParameterStep;
import gradus.network.Setting;

/** What optimisers have in common that divide by the root of squared gradients. */
final class RootMean {
    static final String EPSILON = "epsilon";
    static final Setting SMALL = Setting.usually(EPSILON, 1e-8, Setting.Range.NOT_NEGATIVE);
    static final Choice PLACE = Choice.of("epsilon-place", "outside", "inside");

    private RootMean() {}

    /** √s + ε, or √(s + ε). */
    static Expression root(ParameterStep step, Expression squares) {
        Expression epsilon = step.setting(EPSILON);
        return step.isChosen(PLACE.name(), "inside")
                ? root(Algebra.add(squares, epsilon))
                : Algebra.add(root(squares), epsilon);
    }

    private static Expression root(Expression squares) {
        return new Expression.Apply(ElementaryFunction.SQRT, squares);
    }

    /** ρ s + (1 − ρ) x. */
    static Expression average(ParameterStep step, String share, Expression before, Expression now) {
        Expression kept = step.setting(share);
        return Algebra.add(
                Algebra.multiply(kept, before), Algebra.multiply(Algebra.subtract(Algebra.constant(1), kept), now));
    }

    static Expression square(Expression formula) {
        return new Expression.Apply(ElementaryFunction.SQUARE, formula);
    }
}
