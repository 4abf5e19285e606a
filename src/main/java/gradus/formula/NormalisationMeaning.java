package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What batch and layer normalisation mean: γ (x − μ) / √(σ² + ε) + β, with ε inside the root. */
final class NormalisationMeaning {
    private static final double USUAL_EPSILON = 1e-5;
    private static final Set<String> EPSILON = Set.of("eps", "epsilon");
    private static final int WITH_STATISTICS = 5;

    private final Meaning meaning;
    private final Measures measures;
    private final Scope scope;

    NormalisationMeaning(Meaning meaning, Measures measures, Scope scope) {
        this.meaning = meaning;
        this.measures = measures;
        this.scope = scope;
    }

    /** {@code batch_norm(x, gamma, beta)} over the examples, or with {@code mean} and {@code var} behind them by given numbers. */
    Typed ofBatch(Term.Call call) {
        List<Typed> arguments = arguments(call, List.of(1, 3, WITH_STATISTICS));
        Typed input = arguments.get(0);
        int channels = channelAxis(call, input);
        Shape shape = input.shape();
        List<Integer> axes = IntStream.range(0, shape.rank())
                .filter(axis -> axis != channels)
                .boxed()
                .toList();
        boolean isGiven = arguments.size() == WITH_STATISTICS;
        Expression mean = isGiven
                ? AxesMeaning.along(arguments.get(3), shape, channels)
                : mean(input.expression(), shape, axes, 0, call);
        Expression centred = Algebra.subtract(input.expression(), mean);
        Expression variance =
                isGiven ? AxesMeaning.along(arguments.get(4), shape, channels) : variance(centred, shape, axes, call);
        return scaled(call, arguments, centred, variance, channels);
    }

    /** {@code layer_norm(x, gamma, beta)} over the features of each example. */
    Typed ofLayer(Term.Call call) {
        List<Typed> arguments = arguments(call, List.of(1, 3));
        Typed input = arguments.get(0);
        Shape shape = input.shape();
        int usual = shape.rank() > 2 ? shape.rank() - 1 : scope.unitAxis();
        int axis = axis(call, shape, usual);
        Expression centred =
                Algebra.subtract(input.expression(), mean(input.expression(), shape, List.of(axis), 0, call));
        return scaled(call, arguments, centred, variance(centred, shape, List.of(axis), call), axis);
    }

    private List<Typed> arguments(Term.Call call, List<Integer> counts) {
        if (!counts.contains(call.arguments().size())) {
            throw TensorSettings.fault(
                    call.span(),
                    "'" + call.function() + "' takes "
                            + counts.stream()
                                    .map(String::valueOf)
                                    .reduce((a, b) -> a + " or " + b)
                                    .orElse("") + " arguments, got "
                            + call.arguments().size(),
                    "write '" + call.function() + "(x, gamma, beta)'");
        }
        List<Typed> arguments = new ArrayList<>();
        for (Term argument : call.arguments()) {
            arguments.add(meaning.of(argument));
        }
        if (arguments.get(0).shape().rank() < 2) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    arguments.get(0).span(),
                    "examples and features are two axes, this is "
                            + arguments.get(0).shape(),
                    "");
        }
        return arguments;
    }

    private Typed scaled(Term.Call call, List<Typed> arguments, Expression centred, Expression variance, int axis) {
        double epsilon = new TensorSettings(call).number(EPSILON, USUAL_EPSILON);
        Expression inside = epsilon == 0 ? variance : Algebra.add(variance, Algebra.constant(epsilon));
        Expression normalised = Algebra.divide(centred, new Expression.Apply(ElementaryFunction.SQRT, inside));
        if (arguments.size() == 1) {
            return measures.typed(normalised, call.span());
        }
        Shape shape = arguments.get(0).shape();
        Expression gamma = AxesMeaning.along(arguments.get(1), shape, axis);
        Expression beta = AxesMeaning.along(arguments.get(2), shape, axis);
        return measures.typed(Algebra.add(Algebra.multiply(gamma, normalised), beta), call.span());
    }

    private static Expression mean(Expression of, Shape shape, List<Integer> axes, double less, Term.Call call) {
        double count = axes.stream().map(shape::size).reduce(1, (a, b) -> a * b) - less;
        if (count <= 0) {
            throw TensorSettings.fault(call.span(), "nothing is left to divide by", "");
        }
        Expression sum = of;
        for (int axis : axes) {
            sum = new Expression.SumOver(sum, axis);
        }
        return Algebra.multiply(Algebra.constant(1 / count), sum);
    }

    /** The mean of squares; with {@code ddof=1} divided by one less. */
    private static Expression variance(Expression centred, Shape shape, List<Integer> axes, Term.Call call) {
        double less = new TensorSettings(call).number(Set.of("ddof"), 0);
        return mean(new Expression.Apply(ElementaryFunction.SQUARE, centred), shape, axes, less, call);
    }

    /** The axis of features, or of channels. */
    private int channelAxis(Term.Call call, Typed input) {
        int rank = input.shape().rank();
        if (rank == 2) {
            int examples = axis(call, input.shape(), 1 - scope.unitAxis());
            return 1 - examples;
        }
        boolean areLast = new TensorSettings(call)
                .word(TensorSettings.LAYOUT)
                .filter(word -> word.endsWith("C") || word.endsWith("c"))
                .isPresent();
        return areLast ? rank - 1 : 1;
    }

    private static int axis(Term.Call call, Shape shape, int usual) {
        int axis = new TensorSettings(call)
                .numbers(Set.of("axis"), 1, Integer.MIN_VALUE)
                .orElse(Collections.singletonList(usual))
                .get(0);
        int fromStart = axis < 0 ? axis + shape.rank() : axis;
        if (fromStart < 0 || fromStart >= shape.rank()) {
            throw TensorSettings.fault(call.span(), "there is no axis " + axis + " in " + shape, "");
        }
        return fromStart;
    }
}
