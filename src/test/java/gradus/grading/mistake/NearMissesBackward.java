package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.network.NetworkQuantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Wrong rules that are close to a known mistake and something else: whoever writes their numbers does not make the mistake. */
final class NearMissesBackward {
    private static final Map<String, Variation> VARIATIONS = variations();

    private NearMissesBackward() {}

    /** Another wrong formula at a place where the mistake has one. */
    private interface Variation {
        Expression rule(Place place);
    }

    private record Place(LayeredNetwork network, Quantity quantity, Expression mistaken) {
        /** The layer of the quantity; the gradient that layer l sends back belongs to layer l − 1. */
        int layer() {
            Quantity inner = quantity instanceof Quantity.Gradient gradient
                    ? gradient.by()
                    : quantity instanceof Quantity.Updated updated ? updated.parameter() : quantity;
            return inner instanceof Quantity.Variable variable ? variable.layer() : 0;
        }

        Quantity parameter() {
            return quantity instanceof Quantity.Updated updated ? updated.parameter() : quantity;
        }

        Expression truth() {
            return network.rule(quantity);
        }

        Expression a() {
            return network.a(layer());
        }

        Expression z() {
            return network.z(layer());
        }

        Expression gradient() {
            return network.gradientOfActivation(layer());
        }

        Expression delta() {
            return network.delta(layer());
        }

        Expression slope() {
            return network.derivative(layer()).orElseThrow();
        }

        Expression input() {
            return network.a(layer() - 1);
        }

        Expression step() {
            return Algebra.multiply(
                    network.ref(network.learningRate()), network.ref(NetworkQuantities.lossGradient(parameter())));
        }
    }

    static Set<String> ids() {
        return VARIATIONS.keySet();
    }

    /** The near miss of a mistake, made wherever the mistake can be; empty where it cannot. */
    static Optional<Occurrence> in(LayeredNetwork network, Mistake mistake) {
        Variation variation = Optional.ofNullable(VARIATIONS.get(mistake.id())).orElseThrow();
        return mistake.in(network).stream().findFirst().map(made -> {
            List<Edit> edits = made.edits().stream()
                    .<Edit>map(edit -> Edit.replace(
                            edit.quantity(), variation.rule(new Place(network, edit.quantity(), edit.rule()))))
                    .toList();
            Map<Quantity, Expression> reports = new LinkedHashMap<>();
            made.reports()
                    .forEach((quantity, written) ->
                            reports.put(quantity, variation.rule(new Place(network, quantity, written))));
            return new Occurrence(made.layer(), edits, reports, made.further());
        });
    }

    private static Expression times(double factor, Expression formula) {
        return Algebra.multiply(Algebra.constant(factor), formula);
    }

    private static Expression third(Place place) {
        return times(1.0 / 3, place.mistaken());
    }

    private static Expression twice(Place place) {
        return times(2, place.mistaken());
    }

    private static Expression half(Expression one, Expression other) {
        return times(0.5, Algebra.add(one, other));
    }

    private static Expression product(Expression... factors) {
        Expression product = Algebra.constant(1);
        for (Expression factor : factors) {
            product = Algebra.multiply(product, factor);
        }
        return product;
    }

    private static Expression oneMinusCube(Expression a) {
        return Algebra.subtract(Algebra.constant(1), product(a, a, a));
    }

    private static Expression exchanged(Expression formula, Expression part, Expression other) {
        return formula.rewritten(inner -> inner.equals(part) ? other : inner);
    }

    private static Expression overOneMore(Place place) {
        return new Expression.Combine(
                BinaryFunction.DIVIDE,
                place.truth(),
                Algebra.constant(place.network().examples() + 1));
    }

    private static Expression withKink(Expression rule, double atZero) {
        return rule.rewritten(formula -> formula instanceof Expression.Apply apply
                        && apply.function() instanceof Slope slope
                        && slope.of() instanceof Rectifier rectifier
                ? new Expression.Apply(new Slope(new Rectifier(rectifier.below(), atZero)), apply.operand())
                : formula);
    }

    private static Expression firstTwo(Place place, Expression batch) {
        return new Expression.Slice(batch, place.network().task().layout().exampleAxis(), 0, 2);
    }

    private static Expression ofFirstTwo(Place place) {
        boolean isWeights = place.truth() instanceof Expression.MatrixProduct;
        Expression delta = firstTwo(place, place.delta());
        return isWeights
                ? place.network().outer(delta, firstTwo(place, place.input()))
                : place.network().overExamples(delta);
    }

    /** What comes from layer l + 1 through some weights with some gradient of it. */
    private static Expression back(Place place, Expression weights, Expression gradient) {
        return place.network().back(weights, gradient);
    }

    private static Expression w(Place place, int further) {
        return place.network().w(place.layer() + further);
    }

    private static Expression next(Place place) {
        return place.network().delta(place.layer() + 1);
    }

    private static Map<String, Variation> variations() {
        Map<String, Variation> all = new LinkedHashMap<>();
        all.put("missing-activation-derivative", place -> times(0.5, place.mistaken()));
        all.put("derivative-at-activation", place -> exchanged(place.mistaken(), place.a(), times(0.5, place.a())));
        all.put("derivative-of-wrong-layer", place -> exchanged(place.truth(), place.z(), times(2, place.z())));
        all.put(
                "hadamard-as-matrix-product",
                place -> new Expression.MatrixProduct(place.gradient(), Algebra.transpose(place.slope())));
        all.put(
                "leaky-derivative-zero",
                place -> product(place.gradient(), new Expression.Apply(new Slope(new Rectifier(0.9, 0)), place.z())));
        all.put("leaky-derivative-times-net", NearMissesBackward::third);
        all.put("derivative-formula-on-net", place -> exchanged(place.mistaken(), place.z(), times(2, place.z())));
        all.put("activation-for-derivative", place -> product(place.gradient(), place.a(), place.a()));
        all.put(
                "derivative-at-error",
                place -> exchanged(place.mistaken(), place.gradient(), times(2, place.gradient())));
        all.put("prime-as-product", place -> product(place.mistaken(), place.z()));
        all.put("sigmoid-derivative-negative", place -> times(0.5, place.mistaken()));
        all.put(
                "tanh-derivative-one-plus",
                place -> product(place.gradient(), Algebra.add(Algebra.constant(1), place.a())));
        all.put("tanh-square-forgotten", place -> product(place.gradient(), oneMinusCube(place.a())));
        all.put("missing-inner-derivative", NearMissesBackward::third);
        all.put("sigmoid-derivative-for-tanh", NearMissesBackward::third);
        all.put("tanh-derivative-for-sigmoid", place -> product(place.gradient(), oneMinusCube(place.a())));
        all.put("relu-derivative-at-zero-one", place -> withKink(place.truth(), 0.3));
        all.put("relu-derivative-at-zero-zero", place -> withKink(place.truth(), 0.3));
        all.put(
                "hadamard-before-weights",
                place -> back(place, w(place, 1), product(next(place), place.slope(), place.slope())));
        all.put(
                "missing-transpose-in-delta",
                place -> back(place, half(w(place, 1), Algebra.transpose(w(place, 1))), next(place)));
        all.put("reshape-for-transpose", NearMissesBackward::third);
        all.put("wrong-layer-weights", place -> back(place, Algebra.add(w(place, 0), w(place, 1)), next(place)));
        all.put("updated-weights-in-delta", place -> half(place.mistaken(), place.truth()));
        all.put("weights-missing-in-delta", NearMissesBackward::third);
        all.put("raw-error-backpropagated", place -> half(place.mistaken(), place.truth()));
        all.put("single-path-delta", NearMissesBackward::twice);
        all.put("bias-row-misaligned", NearMissesBackward::third);
        all.put(
                "input-gradient-with-derivative",
                place -> product(place.truth(), place.network().a(0)));
        all.put("gradient-mean-twice", NearMissesBackward::overOneMore);
        all.put("weight-gradient-not-summed", NearMissesBackward::third);
        all.put(
                "net-for-activation-in-gradient",
                place -> place.network()
                        .outer(
                                place.delta(),
                                Algebra.add(place.input(), place.network().z(place.layer() - 1))));
        all.put("own-output-in-gradient", place -> place.network().outer(place.delta(), product(place.a(), place.a())));
        all.put("outer-product-reversed", NearMissesBackward::third);
        all.put("input-missing-in-gradient", NearMissesBackward::twice);
        all.put(
                "gradient-without-derivative",
                place -> place.network().outer(half(place.gradient(), place.delta()), place.input()));
        all.put("single-example-gradient", NearMissesBackward::ofFirstTwo);
        all.put("bias-gradient-not-summed", NearMissesBackward::twice);
        all.put("bias-gradient-averaged", NearMissesBackward::overOneMore);
        all.put("bias-gradient-summed-over-units", NearMissesBackward::third);
        all.put("bias-gradient-times-input", NearMissesBackward::third);
        all.put(
                "bias-not-updated",
                place -> Algebra.subtract(place.network().ref(place.parameter()), times(0.5, place.step())));
        all.put("update-plus", place -> Algebra.add(place.network().ref(place.parameter()), times(2, place.step())));
        all.put("learning-rate-omitted", NearMissesBackward::twice);
        all.put("learning-rate-twice", place -> product(place.truth(), place.truth(), place.truth()));
        all.put("batch-divided-in-update", NearMissesBackward::overOneMore);
        all.put("update-step-reported", NearMissesBackward::twice);
        all.put("update-per-example", place -> half(place.mistaken(), place.truth()));
        return all;
    }
}
