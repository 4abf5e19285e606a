package gradus.formula;

import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions that formulas may call, under all their names. */
final class Functions {
    private static final Rectifier RELU = new Rectifier(0, 0);

    private static final Map<String, ElementFunction> ELEMENTWISE = Map.ofEntries(
            Map.entry("exp", ElementaryFunction.EXP),
            Map.entry("log", ElementaryFunction.LOG),
            Map.entry("ln", ElementaryFunction.LOG),
            Map.entry("sqrt", ElementaryFunction.SQRT),
            Map.entry("square", ElementaryFunction.SQUARE),
            Map.entry("sin", ElementaryFunction.SIN),
            Map.entry("cos", ElementaryFunction.COS),
            Map.entry("abs", ElementaryFunction.ABS),
            Map.entry("sign", ElementaryFunction.SIGN),
            Map.entry("tanh", Squashing.TANH),
            Map.entry("sigmoid", Squashing.SIGMOID),
            Map.entry("sigma", Squashing.SIGMOID),
            Map.entry("sigm", Squashing.SIGMOID),
            Map.entry("logistic", Squashing.SIGMOID),
            Map.entry("relu", RELU),
            Map.entry("ReLU", RELU),
            Map.entry("sigmoid_prime", new Slope(Squashing.SIGMOID)),
            Map.entry("dsigmoid", new Slope(Squashing.SIGMOID)),
            Map.entry("tanh_prime", new Slope(Squashing.TANH)),
            Map.entry("dtanh", new Slope(Squashing.TANH)),
            Map.entry("relu_prime", new Slope(RELU)),
            Map.entry("drelu", new Slope(RELU)),
            Map.entry("step", new Slope(RELU)),
            Map.entry("heaviside", new Slope(RELU)));

    private static final Set<String> OTHERS = Set.of(
            "sum",
            "mean",
            "softmax",
            "outer",
            "dot",
            "matmul",
            "multiply",
            "divide",
            "add",
            "subtract",
            "power",
            "maximum",
            "minimum",
            "max",
            "min",
            "transpose",
            "diag",
            "norm",
            "where",
            "I");

    private Functions() {}

    static boolean isKnown(String name) {
        return ELEMENTWISE.containsKey(name) || OTHERS.contains(name);
    }

    static Optional<ElementFunction> elementwise(String name) {
        return Optional.ofNullable(ELEMENTWISE.get(name));
    }

    static Set<String> names() {
        Set<String> names = new HashSet<>(ELEMENTWISE.keySet());
        names.addAll(OTHERS);
        return names;
    }
}
