package gradus.formula;

import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import java.util.Locale;
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
            Map.entry("expit", Squashing.SIGMOID),
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

    private static final Set<String> RELU_SLOPES = Set.of("relu_prime", "drelu");

    private static final Map<String, BinaryFunction> OF_TWO = Map.ofEntries(
            Map.entry("add", BinaryFunction.ADD),
            Map.entry("subtract", BinaryFunction.SUBTRACT),
            Map.entry("multiply", BinaryFunction.MULTIPLY),
            Map.entry("divide", BinaryFunction.DIVIDE),
            Map.entry("maximum", BinaryFunction.MAXIMUM),
            Map.entry("max", BinaryFunction.MAXIMUM),
            Map.entry("minimum", BinaryFunction.MINIMUM),
            Map.entry("min", BinaryFunction.MINIMUM));

    private static final Set<String> OTHERS = Set.of(
            "sum",
            "mean",
            "softmax",
            "outer",
            "dot",
            "matmul",
            "power",
            "transpose",
            "diag",
            "diagflat",
            "norm",
            "where",
            "leaky_relu",
            "reshape",
            "I");

    private Functions() {}

    static boolean isKnown(String name) {
        return ELEMENTWISE.containsKey(name) || OF_TWO.containsKey(name) || OTHERS.contains(name);
    }

    /** The name in small letters where only that is known: LaTeX texts write Softmax and Sigmoid. */
    static String canonical(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return name.length() > 1 && !isKnown(name) && isKnown(small) ? small : name;
    }

    static Optional<ElementFunction> elementwise(String name) {
        return Optional.ofNullable(ELEMENTWISE.get(name));
    }

    /** The function of that name, where the value of ReLU′ at 0 is a convention; a step says by itself what it is there. */
    static Optional<ElementFunction> elementwise(String name, double reluSlopeAtZero) {
        Rectifier relu = new Rectifier(0, reluSlopeAtZero);
        return elementwise(name)
                .map(function ->
                        function.equals(RELU) ? relu : RELU_SLOPES.contains(name) ? new Slope(relu) : function);
    }

    static Optional<BinaryFunction> ofTwo(String name) {
        return Optional.ofNullable(OF_TWO.get(name));
    }
}
