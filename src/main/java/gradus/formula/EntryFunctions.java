package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Rectifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What calls of functions mean that go entry by entry. */
final class EntryFunctions {
    private EntryFunctions() {}

    /** Whether the call goes entry by entry: max and min do with two arguments, with one they are a reduction. */
    static boolean isMeant(Term.Call call) {
        boolean isReduction =
                Functions.reduces(call.function()) && call.arguments().size() != 2;
        return Functions.ofEntries(call.function()) && !isReduction;
    }

    /**
     * The value of the call, entry by entry.
     *
     * @param reluSlopeAtZero the value of ReLU′ at 0
     */
    static Expression of(Term.Call call, List<Expression> arguments, double reluSlopeAtZero) {
        Arguments.requireKnownSettings(call);
        Optional<ElementFunction> elementwise = Functions.elementwise(call.function(), reluSlopeAtZero);
        if (elementwise.isPresent()) {
            Arguments.requireCount(call, 1);
            return applied(call, elementwise.get(), arguments.get(0));
        }
        Optional<ComposedFunction> composed = Functions.composed(call.function());
        if (composed.isPresent()) {
            return composed(call, variant(call, composed.get()), arguments);
        }
        Arguments.requireNoDerivative(call);
        Optional<BinaryFunction> ofTwo = Functions.ofTwo(call.function());
        if (ofTwo.isPresent()) {
            Arguments.requireCount(call, 2);
            return new Expression.Combine(ofTwo.get(), arguments.get(0), arguments.get(1));
        }
        return other(call, arguments);
    }

    private static Expression other(Term.Call call, List<Expression> arguments) {
        int count = call.function().equals("I") ? 1 : call.function().equals("power") ? 2 : 3;
        Arguments.requireCount(call, count);
        return switch (call.function()) {
            case "power" -> power(arguments.get(0), arguments.get(1));
            case "where" -> where(arguments.get(0), arguments.get(1), arguments.get(2));
            case "clip" -> clip(arguments.get(0), arguments.get(1), arguments.get(2));
            default -> arguments.get(0);
        };
    }

    /** f or f′ of an argument. */
    private static Expression applied(Term.Call call, ElementFunction function, Expression argument) {
        requireAtMostOnePrime(call);
        return call.derivatives() == 0
                ? new Expression.Apply(function, argument)
                : function.pullback(Algebra.constant(1), argument);
    }

    private static void requireAtMostOnePrime(Term.Call call) {
        if (call.derivatives() > 1) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "only the first derivative of a function is known", "");
        }
    }

    /** GELU with {@code approximate=True} is another function. */
    private static ComposedFunction variant(Term.Call call, ComposedFunction function) {
        boolean isApproximate = Arguments.setting(call, Set.of("approximate"))
                .filter(option ->
                        !option.value().equals("False") && !option.value().equals("none"))
                .isPresent();
        return isApproximate ? ComposedFunction.GELU_BY_TANH : function;
    }

    private static Expression composed(Term.Call call, ComposedFunction function, List<Expression> arguments) {
        requireAtMostOnePrime(call);
        boolean isPositional = function.hasParameter() && arguments.size() == 2;
        Arguments.requireCount(call, isPositional ? 2 : 1);
        Expression parameter = isPositional ? arguments.get(1) : parameter(call, function);
        Expression argument = arguments.get(0);
        if (function.equals(ComposedFunction.LEAKY_RELU)
                && parameter instanceof Expression.Constant slope
                && slope.value().count() == 1) {
            double below = slope.value().at(0);
            return applied(call, new Rectifier(below, below), argument);
        }
        return call.derivatives() == 0 ? function.value(argument, parameter) : function.slope(argument, parameter);
    }

    private static Expression parameter(Term.Call call, ComposedFunction function) {
        return Algebra.constant(Arguments.setting(call, function.settings())
                .map(option -> Arguments.number(option, "'" + option.name() + "' is a number"))
                .orElse(function.parameter()));
    }

    static Expression power(Expression base, Expression exponent) {
        if (exponent.equals(Algebra.constant(2))) {
            return new Expression.Apply(ElementaryFunction.SQUARE, base);
        }
        return base.equals(Meaning.EULER)
                ? new Expression.Apply(ElementaryFunction.EXP, exponent)
                : new Expression.Combine(BinaryFunction.POWER, base, exponent);
    }

    static Expression where(Expression holds, Expression then, Expression otherwise) {
        Expression not = Algebra.subtract(Algebra.constant(1), holds);
        return Algebra.add(Algebra.multiply(holds, then), Algebra.multiply(not, otherwise));
    }

    /** What lies below the first bound becomes the bound, what lies above the second that. */
    private static Expression clip(Expression operand, Expression lowest, Expression highest) {
        Expression raised = new Expression.Combine(BinaryFunction.MAXIMUM, operand, lowest);
        return new Expression.Combine(BinaryFunction.MINIMUM, raised, highest);
    }
}
