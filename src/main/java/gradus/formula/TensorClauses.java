package gradus.formula;

import gradus.graph.BinaryFunction;
import gradus.graph.Expression;
import gradus.graph.IndexMap;
import gradus.graph.Label;
import gradus.graph.Quantity;
import gradus.graph.Ties;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Convolutions, pools and entries in other places as calls of the functions that formulas have for them. */
final class TensorClauses {
    private static final String WINDOWS = "windows";

    private final Function<Expression, Clause> full;
    private final Function<Quantity, Shape> shapes;

    /**
     * A way to such calls.
     *
     * @param full the clause of an operand, with its repetitions said
     */
    TensorClauses(Function<Expression, Clause> full, Function<Quantity, Shape> shapes) {
        this.full = full;
        this.shapes = shapes;
    }

    /** The call that the expression is; empty if it is something else. */
    Optional<Clause> of(Expression expression) {
        if (expression instanceof Expression.Reshape reshape) {
            return pooled(reshape);
        }
        if (expression instanceof Expression.ScatterAdd added) {
            return sentBack(added, added.operand(), added.map())
                    .or(() -> Optional.of(called(expression, added.label(), added.operand())));
        }
        if (expression instanceof Expression.Gather gather) {
            // Where windows do not overlap, nothing has to be added up.
            Optional<Clause> sentBack = gather.map().isOneToOne()
                    ? sentBack(gather, gather.operand(), gather.map().inverted())
                    : Optional.empty();
            return sentBack.or(() -> Optional.of(called(expression, gather.label(), gather.operand())));
        }
        if (expression instanceof Expression.SumOfProducts products) {
            return Optional.of(products(products));
        }
        if (expression instanceof Expression.StackProduct stack) {
            return Optional.of(called(expression, stack.label(), stack.left(), stack.right()));
        }
        return Optional.empty();
    }

    private Clause called(Expression expression, Label label, Expression... operands) {
        List<Phrase> phrases = new ArrayList<>();
        for (Expression operand : operands) {
            phrases.add(full.apply(operand).signed());
        }
        return Clause.of(new Phrase.Operation(phrases, label), expression.shape(shapes));
    }

    /** The weights of a mean go without saying. */
    private Clause products(Expression.SumOfProducts products) {
        boolean isMean =
                products.label().function().startsWith("avg_pool") && products.second() instanceof Expression.Constant;
        return isMean
                ? called(products, products.label(), products.first())
                : called(products, products.label(), products.first(), products.second());
    }

    /** The largest entry of each window, without the axis along which the entries of a window lie. */
    private Optional<Clause> pooled(Expression.Reshape reshape) {
        boolean isPool = reshape.operand() instanceof Expression.LargestOver largest
                && largest.operand() instanceof Expression.Gather gather
                && isOfWindows(gather.map(), largest)
                && reshape.target().sizes().equals(gather.map().to().sizes().subList(0, largest.axis()));
        if (!isPool) {
            return Optional.empty();
        }
        Expression.LargestOver largest = (Expression.LargestOver) reshape.operand();
        Expression.Gather gather = (Expression.Gather) largest.operand();
        return Optional.of(called(reshape, label(gather.map(), largest.ties(), ""), gather.operand()));
    }

    private static boolean isOfWindows(IndexMap map, Expression.LargestOver largest) {
        return map.label().function().equals(WINDOWS)
                && largest.axis() == map.to().rank() - 1;
    }

    /** What reaches each largest entry, added up where its windows overlap. */
    private Optional<Clause> sentBack(Expression expression, Expression operand, IndexMap windows) {
        if (!(operand instanceof Expression.Combine product) || product.function() != BinaryFunction.MULTIPLY) {
            return Optional.empty();
        }
        return largestIn(product.right())
                .filter(largest -> product.right().equals(largest.share(shapes))
                        && largest.operand() instanceof Expression.Gather gather
                        && gather.map().equals(windows)
                        && isOfWindows(windows, largest)
                        && product.left() instanceof Expression.Reshape)
                .map(largest -> {
                    Expression sent = ((Expression.Reshape) product.left()).operand();
                    Expression input = ((Expression.Gather) largest.operand()).operand();
                    return called(expression, label(windows, largest.ties(), "_input"), sent, input);
                });
    }

    private static Optional<Expression.LargestOver> largestIn(Expression expression) {
        if (expression instanceof Expression.LargestOver largest) {
            return Optional.of(largest);
        }
        if (expression instanceof Expression.ArgMax place) {
            return Optional.of(new Expression.LargestOver(place.operand(), place.axis(), Ties.FIRST));
        }
        for (Expression operand : expression.operands()) {
            Optional<Expression.LargestOver> found = largestIn(operand);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The name of a pool with its settings: its stride is usually the size of its windows. */
    private static Label label(IndexMap map, Ties ties, String ending) {
        Label windows = map.label();
        String size = windows.value("size").orElse("1");
        String stride = windows.value("stride").orElse("1");
        int axes = size.split(",", -1).length;
        boolean isSquare = List.of(size.split(",", -1)).stream().distinct().count() == 1;
        String shortSize = isSquare ? size.split(",", -1)[0] : size;
        Label label = new Label("max_pool" + axes + "d" + ending, List.of()).with("size", shortSize);
        if (!stride.equals(shortSize)) {
            label = label.with("stride", stride);
        }
        for (Label.Setting setting : windows.settings()) {
            boolean isSaid = setting.name().equals("size") || setting.name().equals("stride");
            label = isSaid ? label : label.with(setting.name(), setting.value());
        }
        boolean isUsual = ties == Ties.FIRST;
        return isUsual ? label : label.with("ties", ties.name().toLowerCase(Locale.ROOT));
    }
}
