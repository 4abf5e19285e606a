package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.ElementFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Nonlinearity;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.QueryPoint;
import gradus.network.Reduction;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A layered network with its graph, seen as textbooks write it: layers from 1 to L, x = a(0), z(l) = W(l) a(l−1) + b(l), δ(l) =
 * ∂E/∂z(l). Builds the formulas that mistakes put in the place of the right ones, in either layout.
 *
 * @param task what the network is
 * @param graph its quantities with their rules
 */
public record LayeredNetwork(NetworkTask task, Graph graph) implements MistakeSite {

    /** L, the number of layers. */
    public int depth() {
        return task.layers().size();
    }

    public DenseLayer layer(int number) {
        return task.layers().get(number - 1);
    }

    public boolean has(Quantity quantity) {
        return graph.contains(quantity);
    }

    /** All layers from 1 to L for which something holds. */
    public List<Integer> layers(IntPredicate condition) {
        return IntStream.rangeClosed(1, depth()).filter(condition).boxed().toList();
    }

    public boolean isHidden(int layer) {
        return layer < depth();
    }

    /** m, the number of examples in the batch. */
    public int examples() {
        return task.examples();
    }

    /** The number of units of a layer; layer 0 is the input. */
    public int units(int layer) {
        return shape(NetworkQuantities.activation(layer)).size(task.layout().unitAxis());
    }

    public Shape shape(Quantity quantity) {
        return graph.shape(quantity);
    }

    /** The quantity as a formula. */
    public Expression ref(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    /** The right rule of a quantity. */
    public Expression rule(Quantity quantity) {
        return graph.rule(quantity);
    }

    public Expression w(int layer) {
        return ref(NetworkQuantities.weights(layer));
    }

    public Expression b(int layer) {
        return ref(NetworkQuantities.bias(layer));
    }

    public Expression z(int layer) {
        return ref(NetworkQuantities.netInput(layer));
    }

    /** a(l); a(0) is the input. */
    public Expression a(int layer) {
        return ref(NetworkQuantities.activation(layer));
    }

    public Expression t() {
        return ref(NetworkQuantities.TARGET);
    }

    /** δ(l) = ∂E/∂z(l). */
    public Expression delta(int layer) {
        return ref(NetworkQuantities.delta(layer));
    }

    /** ∂E/∂a(l). */
    public Expression gradientOfActivation(int layer) {
        return ref(NetworkQuantities.lossGradient(NetworkQuantities.activation(layer)));
    }

    /** f′(z) of a layer that works unit by unit; empty where it does not, and where it hands on z as it is. */
    public Optional<Expression> derivative(int layer) {
        Expression activation = rule(NetworkQuantities.activation(layer));
        Expression gradient = gradientOfActivation(layer);
        return isUnitByUnit(activation) && !activation.equals(z(layer))
                ? Optional.of(
                        rule(NetworkQuantities.delta(layer)).rewritten(formula -> withoutFactor(formula, gradient)))
                : Optional.empty();
    }

    private static boolean isUnitByUnit(Expression formula) {
        boolean isSimple = formula.operands().isEmpty()
                || formula instanceof Expression.Apply
                || formula instanceof Expression.Combine;
        return isSimple && formula.operands().stream().allMatch(LayeredNetwork::isUnitByUnit);
    }

    private static Expression withoutFactor(Expression formula, Expression factor) {
        if (formula.equals(factor)) {
            return Algebra.constant(1);
        }
        return formula instanceof Expression.Combine product
                        && product.function() == BinaryFunction.MULTIPLY
                        && product.left().equals(factor)
                ? product.right()
                : formula;
    }

    public boolean hasBias(int layer) {
        return layer(layer).bias().isPresent();
    }

    /** Whether the network is differentiated at all. */
    public boolean hasGradients() {
        return task.loss().isPresent();
    }

    public boolean isTrained() {
        return task.training().isPresent();
    }

    /** Whether the parameters are changed by the learning rate times the gradient. */
    public boolean descends() {
        return task.training()
                .filter(training -> training.optimizer().name().equals("sgd"))
                .isPresent();
    }

    /** η. */
    public Quantity learningRate() {
        return NetworkQuantities.setting("learning-rate");
    }

    /** W and b of a layer; a layer without bias has no b. */
    public List<Quantity> parameters(int layer) {
        Quantity weights = NetworkQuantities.weights(layer);
        return hasBias(layer) ? List.of(weights, NetworkQuantities.bias(layer)) : List.of(weights);
    }

    /** The name of the loss in problem files; empty without a loss. */
    public String lossName() {
        return task.loss().map(targeted -> targeted.loss().function().name()).orElse("");
    }

    /** K, the number of outputs. */
    public int outputs() {
        return units(depth());
    }

    /** Whether the loss is put together from the outputs of an example in this way; false without a loss. */
    boolean isOverOutputs(Reduction reduction) {
        return task.loss()
                .filter(targeted -> targeted.loss().overOutputs() == reduction)
                .isPresent();
    }

    /** Whether the loss is put together from the examples in this way; false without a loss. */
    boolean isOverBatch(Reduction reduction) {
        return task.loss()
                .filter(targeted -> targeted.loss().overBatch() == reduction)
                .isPresent();
    }

    /** Whether a part of a rule fulfils the condition; false where the quantity is not there. */
    boolean mentions(Quantity quantity, Predicate<Expression> condition) {
        return has(quantity) && isWithin(rule(quantity), condition);
    }

    private static boolean isWithin(Expression formula, Predicate<Expression> condition) {
        return condition.test(formula) || formula.operands().stream().anyMatch(part -> isWithin(part, condition));
    }

    /** The name of an activation function in problem files. */
    public String activationName(int layer) {
        return layer(layer).activation().name();
    }

    /** The function that a layer applies to every entry; empty for softmax, identity and formulas. */
    public Optional<ElementFunction> function(int layer) {
        return rule(NetworkQuantities.activation(layer)) instanceof Expression.Apply apply
                        && apply.operand().equals(z(layer))
                ? Optional.of(apply.function())
                : Optional.empty();
    }

    /** f′ of a layer at some argument; empty where the layer has no such function. */
    public Optional<Expression> slope(int layer, Expression at) {
        return function(layer)
                .filter(Nonlinearity.class::isInstance)
                .map(function -> new Expression.Apply(new Slope((Nonlinearity) function), at));
    }

    /** The same function as the layer's at another argument; empty where the layer has no such function. */
    public Optional<Expression> activated(int layer, Expression at) {
        return function(layer).map(function -> new Expression.Apply(function, at));
    }

    /** Whether a layer hands on its net input as it is. */
    public boolean isLinear(int layer) {
        return rule(NetworkQuantities.activation(layer)).equals(z(layer));
    }

    public boolean isSoftmax(int layer) {
        return rule(NetworkQuantities.activation(layer)) instanceof Expression.Softmax;
    }

    /** The loss gradient by the output, with its sign and constants: where every belief about them acts. */
    public Quantity outputGradient() {
        return NetworkQuantities.lossGradient(NetworkQuantities.activation(depth()));
    }

    /** The constant in front of (a − t) in the gradient of a squared error; for cross-entropies that of the sum. */
    public Expression lossScale() {
        Expression scale = Algebra.multiply(
                Algebra.multiply(ref(NetworkQuantities.LOSS_FACTOR), ref(NetworkQuantities.OUTPUT_FACTOR)),
                ref(NetworkQuantities.BATCH_FACTOR));
        return lossName().endsWith("squared-error") ? Algebra.multiply(Algebra.constant(2), scale) : scale;
    }

    /** W x in columns, x W in rows. */
    public Expression weighted(Expression weights, Expression input) {
        return task.layout() == Layout.COLUMNS
                ? new Expression.MatrixProduct(weights, input)
                : new Expression.MatrixProduct(input, weights);
    }

    /** Wᵀ δ in columns, δ Wᵀ in rows. */
    public Expression back(Expression weights, Expression delta) {
        return task.layout() == Layout.COLUMNS
                ? new Expression.MatrixProduct(Algebra.transpose(weights), delta)
                : new Expression.MatrixProduct(delta, Algebra.transpose(weights));
    }

    /** δ aᵀ in columns, aᵀ δ in rows: summed over the examples. */
    public Expression outer(Expression delta, Expression activation) {
        return task.layout() == Layout.COLUMNS
                ? new Expression.MatrixProduct(delta, Algebra.transpose(activation))
                : new Expression.MatrixProduct(Algebra.transpose(activation), delta);
    }

    /** The sum over the examples. */
    public Expression overExamples(Expression operand) {
        return new Expression.SumOver(operand, task.layout().exampleAxis());
    }

    /** The sum over the units. */
    public Expression overUnits(Expression operand) {
        return new Expression.SumOver(operand, task.layout().unitAxis());
    }

    /** The ways of data through the network: first that of the examples, then those of the query points. */
    List<Pass> passes() {
        return Stream.concat(
                        Stream.of(Optional.<QueryPoint>empty()),
                        task.queries().stream().map(Optional::of))
                .map(Pass::new)
                .toList();
    }

    /** Whether a quantity is there and has a rule, so that a mistake can be made in it; what is given has none. */
    public boolean isComputed(Quantity quantity) {
        return has(quantity) && !(rule(quantity) instanceof Expression.Constant);
    }

    /** Another rule in the place of the right one; none where it is the same, does not fit, or nothing is computed. */
    public Optional<Edit> replaced(Quantity quantity, Expression rule) {
        return isComputed(quantity) && !rule.equals(rule(quantity)) && fits(quantity, rule)
                ? Optional.of(Edit.replace(quantity, rule))
                : Optional.empty();
    }

    /** The right rule with some parts changed, from the outside in; none where there is nothing to change. */
    public Optional<Edit> rewritten(Quantity quantity, UnaryOperator<Expression> change) {
        return has(quantity) ? replaced(quantity, rule(quantity).rewritten(change)) : Optional.empty();
    }

    /** The right rule with another formula for one of its parts; none where it has no such part. */
    public Optional<Edit> exchanged(Quantity quantity, Expression part, Expression other) {
        return rewritten(quantity, formula -> formula.equals(part) ? other : formula);
    }

    /** The right rule times a number. */
    public Edit scaled(Quantity quantity, double factor) {
        return Edit.replace(quantity, Algebra.multiply(Algebra.constant(factor), rule(quantity)));
    }

    /** The right rule times a formula of one entry. */
    public Edit scaled(Quantity quantity, Expression factor) {
        return Edit.replace(quantity, Algebra.multiply(factor, rule(quantity)));
    }

    /** Whether a rule put in the place of the right one has its shape, so that it can be an edit. */
    public boolean fits(Quantity quantity, Expression rule) {
        try {
            return rule.shape(graph::shape).equals(shape(quantity));
        } catch (ShapeException doesNotFit) {
            return false;
        }
    }
}
