package gradus.formula;

import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions that formulas may call, under all their names. */
final class Functions {
    private static final Rectifier RELU = new Rectifier(0, 0);

    private static final Map<String, ElementFunction> ELEMENTWISE = Map.ofEntries(
            Map.entry("exp", ElementaryFunction.EXP),
            Map.entry("log", ElementaryFunction.LOG),
            Map.entry("ln", ElementaryFunction.LOG),
            Map.entry("log10", ElementaryFunction.LOG10),
            Map.entry("log2", ElementaryFunction.LOG2),
            Map.entry("log1p", ElementaryFunction.LOG1P),
            Map.entry("expm1", ElementaryFunction.EXPM1),
            Map.entry("sqrt", ElementaryFunction.SQRT),
            Map.entry("square", ElementaryFunction.SQUARE),
            Map.entry("sin", ElementaryFunction.SIN),
            Map.entry("cos", ElementaryFunction.COS),
            Map.entry("tan", ElementaryFunction.TAN),
            Map.entry("arctan", ElementaryFunction.ARCTAN),
            Map.entry("atan", ElementaryFunction.ARCTAN),
            Map.entry("sinh", ElementaryFunction.SINH),
            Map.entry("cosh", ElementaryFunction.COSH),
            Map.entry("erf", ElementaryFunction.ERF),
            Map.entry("softplus", ElementaryFunction.SOFTPLUS),
            Map.entry("abs", ElementaryFunction.ABS),
            Map.entry("absolute", ElementaryFunction.ABS),
            Map.entry("fabs", ElementaryFunction.ABS),
            Map.entry("sign", ElementaryFunction.SIGN),
            Map.entry("sgn", ElementaryFunction.SIGN),
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

    private static final Map<String, ComposedFunction> COMPOSED = Map.of(
            "reciprocal", ComposedFunction.RECIPROCAL,
            "silu", ComposedFunction.SILU,
            "swish", ComposedFunction.SILU,
            "gelu", ComposedFunction.GELU,
            "elu", ComposedFunction.ELU,
            "leaky_relu", ComposedFunction.LEAKY_RELU,
            "leakyrelu", ComposedFunction.LEAKY_RELU);

    private static final Map<String, BinaryFunction> OF_TWO = Map.of(
            "add", BinaryFunction.ADD,
            "subtract", BinaryFunction.SUBTRACT,
            "multiply", BinaryFunction.MULTIPLY,
            "divide", BinaryFunction.DIVIDE,
            "maximum", BinaryFunction.MAXIMUM,
            "minimum", BinaryFunction.MINIMUM,
            "max", BinaryFunction.MAXIMUM,
            "min", BinaryFunction.MINIMUM);

    /** Functions of entries with arguments of their own kind. */
    private static final Set<String> OTHERS_OF_ENTRIES = Set.of("power", "where", "clip", "I");

    private static final Set<String> REDUCTIONS = Set.of(
            "sum", "mean", "max", "min", "np.max", "np.min", "amax", "amin", "prod", "var", "std", "norm", "logsumexp");

    /** Functions that take a list of things in brackets. */
    private static final Set<String> JOINING =
            Set.of("concatenate", "cat", "vstack", "hstack", "array", "asarray", "tensor", "block");

    private static final Set<String> OTHERS = Set.of(
            "softmax",
            "outer",
            "dot",
            "inner",
            "matmul",
            "transpose",
            "diag",
            "diagflat",
            "trace",
            "reshape",
            "tr",
            "append",
            "vertcat",
            "horzcat");

    private Functions() {}

    static boolean isKnown(String name) {
        return ofEntries(name)
                || REDUCTIONS.contains(name)
                || JOINING.contains(name)
                || OTHERS.contains(name)
                || TensorFunctions.isKnown(name);
    }

    /** Whether it goes entry by entry; max and min do so with two arguments. */
    static boolean ofEntries(String name) {
        return ELEMENTWISE.containsKey(name)
                || COMPOSED.containsKey(name)
                || OF_TWO.containsKey(name)
                || OTHERS_OF_ENTRIES.contains(name);
    }

    /** Whether it makes one number of many. */
    static boolean reduces(String name) {
        return REDUCTIONS.contains(name);
    }

    /** Whether its first argument is a list of things. */
    static boolean joins(String name) {
        return JOINING.contains(name);
    }

    /** All names, for suggestions. */
    static Collection<String> names() {
        Collection<String> names = new TreeSet<>(ELEMENTWISE.keySet());
        names.addAll(COMPOSED.keySet());
        names.addAll(OF_TWO.keySet());
        names.addAll(OTHERS_OF_ENTRIES);
        names.addAll(REDUCTIONS);
        names.addAll(JOINING);
        names.addAll(OTHERS);
        names.addAll(TensorFunctions.names());
        return names;
    }

    /** The name in small letters where only that is known: LaTeX texts write Softmax and Sigmoid. */
    static String canonical(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return name.length() > 1 && !isKnown(name) && isKnown(small) ? small : name;
    }

    /** The function of that name, where the value of ReLU′ at 0 is a convention; a step says by itself what it is there. */
    static Optional<ElementFunction> elementwise(String name, double reluSlopeAtZero) {
        Rectifier relu = new Rectifier(0, reluSlopeAtZero);
        return Optional.ofNullable(ELEMENTWISE.get(name))
                .map(function ->
                        function.equals(RELU) ? relu : RELU_SLOPES.contains(name) ? new Slope(relu) : function);
    }

    static Optional<ComposedFunction> composed(String name) {
        return Optional.ofNullable(COMPOSED.get(name));
    }

    static Optional<BinaryFunction> ofTwo(String name) {
        return Optional.ofNullable(OF_TWO.get(name));
    }
}
