package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Axes;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What attention means: softmax(Q Kᵀ / √d) V with a row for each token; what a mask hides has a score of minus
 * one billion; with several heads, the columns are divided among them.
 */
final class AttentionMeaning {
    /** The score of what is not to be seen: its exponential is 0. */
    private static final double MASKED = -1e9;

    /** Between the 0 and the 1 of a mask. */
    private static final double SEEN = 0.5;

    private final Meaning meaning;
    private final Measures measures;
    private final Products products;

    AttentionMeaning(Meaning meaning, Measures measures, Products products) {
        this.meaning = meaning;
        this.measures = measures;
        this.products = products;
    }

    Typed of(Term.Call call) {
        int count = call.arguments().size();
        if (count != 3 && count != 4) {
            throw Arguments.wrongCount(call, 3, 4);
        }
        List<Typed> arguments = new ArrayList<>();
        for (Term argument : call.arguments()) {
            arguments.add(meaning.of(argument));
        }
        int heads = (int) new TensorSettings(call).number(Set.of("heads"), 1);
        if (heads == 1) {
            return head(call, arguments);
        }
        List<Expression> results = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            List<Typed> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parts.add(i == 3 ? arguments.get(i) : part(arguments.get(i), head, heads));
            }
            results.add(head(call, parts).expression());
        }
        int last = arguments.get(0).shape().rank() - 1;
        return measures.typed(new Expression.Concatenate(results, last), call.span());
    }

    private Typed part(Typed whole, int head, int heads) {
        int last = whole.shape().rank() - 1;
        int columns = last < 1 ? 0 : whole.shape().size(last);
        if (heads < 1 || columns % heads != 0 || columns == 0) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    whole.span(),
                    "the columns of " + whole.shape() + " cannot be divided among " + heads + " heads",
                    "");
        }
        int size = columns / heads;
        return measures.typed(new Expression.Slice(whole.expression(), last, head * size, size), whole.span());
    }

    private Typed head(Term.Call call, List<Typed> arguments) {
        Typed queries = arguments.get(0);
        int rank = queries.shape().rank();
        if (rank < 2) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES, queries.span(), "queries are rows, this is " + queries.shape(), "");
        }
        Span span = call.span();
        Typed scores = products.matrix(queries, turned(arguments.get(1)), span);
        double scale = new TensorSettings(call).number(Set.of("scale"), Double.NaN);
        Expression scaled = Double.isNaN(scale)
                ? Algebra.divide(
                        scores.expression(),
                        new Expression.Apply(
                                ElementaryFunction.SQRT,
                                Algebra.constant(queries.shape().size(rank - 1))))
                : Algebra.multiply(Algebra.constant(scale), scores.expression());
        Expression masked = masked(call, arguments, scaled, scores.shape());
        Typed weights =
                measures.typed(new Expression.Softmax(masked, scores.shape().rank() - 1), span);
        return products.matrix(weights, arguments.get(2), span);
    }

    private Typed turned(Typed keys) {
        int rank = keys.shape().rank();
        if (rank <= 2) {
            return products.transposed(keys, keys.span());
        }
        return measures.typed(
                new Expression.Gather(keys.expression(), Axes.exchanged(keys.shape(), rank - 2, rank - 1)),
                keys.span());
    }

    /** 1 in the mask is seen, 0 is not. */
    private static Expression masked(Term.Call call, List<Typed> arguments, Expression scores, Shape shape) {
        Expression masked = scores;
        if (arguments.size() == 4) {
            masked = seen(arguments.get(3).expression(), masked);
        }
        if (new TensorSettings(call).isSet("causal", false)) {
            masked = seen(new Expression.Constant(causal(shape)), masked);
        }
        return masked;
    }

    private static Expression seen(Expression mask, Expression scores) {
        Expression isSeen = Meaning.comparison(">", mask, Algebra.constant(SEEN));
        return EntryFunctions.where(isSeen, scores, Algebra.constant(MASKED));
    }

    /** Each token sees itself and those before it. */
    private static Tensor causal(Shape scores) {
        int rows = scores.size(scores.rank() - 2);
        int columns = scores.size(scores.rank() - 1);
        double[] mask = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                mask[row * columns + column] = column <= row + columns - rows ? 1 : 0;
            }
        }
        return Tensor.of(Shape.of(rows, columns), mask);
    }
}
