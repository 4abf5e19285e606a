package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Convolution;
import gradus.graph.Expression;
import gradus.graph.Label;
import gradus.graph.Pairing;
import gradus.graph.Window;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What convolutions mean: cross-correlations, as networks have them, unless {@code flip=True} or the name says otherwise. Also
 * what one sends back to its input and to its kernel.
 */
final class ConvolutionMeaning {
    private static final String INPUT = "_input";
    private static final String WEIGHT = "_weight";
    private static final Map<String, String> MODES = Map.of("valid", "valid", "same", "same", "full", "full");

    private final Meaning meaning;
    private final Measures measures;

    ConvolutionMeaning(Meaning meaning, Measures measures) {
        this.meaning = meaning;
        this.measures = measures;
    }

    static boolean isMeant(String function) {
        return function.startsWith("conv") || function.startsWith("correlate");
    }

    Typed of(Term.Call call) {
        String function = call.function();
        if (!function.startsWith("conv1d") && !function.startsWith("conv2d")) {
            return signal(call);
        }
        if (function.endsWith(INPUT) || function.endsWith(WEIGHT)) {
            Arguments.requireCount(call, 2);
            return sentBack(
                    call,
                    meaning.of(call.arguments().get(0)),
                    meaning.of(call.arguments().get(1)));
        }
        int count = call.arguments().size();
        if (count != 2 && count != 3) {
            throw Arguments.wrongCount(call, 2, 3);
        }
        Typed input = meaning.of(call.arguments().get(0));
        Typed kernel = meaning.of(call.arguments().get(1));
        Parts parts = new Parts(call, input, kernel);
        Typed result = measures.typed(
                new Expression.SumOfProducts(input.expression(), kernel.expression(), parts.pairing()), call.span());
        return count == 2
                ? result
                : withBias(
                        result, parts.channelAxis(), meaning.of(call.arguments().get(2)), call);
    }

    /** numpy's and scipy's functions of signals: without channels, and by default with all places where anything meets. */
    private Typed signal(Term.Call call) {
        Arguments.requireCount(call, 2);
        boolean isFlat = call.function().endsWith("2d");
        String usual = call.function().equals("correlate") ? "valid" : "full";
        String mode =
                Arguments.setting(call, Set.of("mode")).map(Term.Option::value).orElse(usual);
        if (!MODES.containsKey(mode)) {
            throw TensorSettings.fault(call.span(), "'mode' is full, same or valid, got '" + mode + "'", "");
        }
        List<Term.Option> options = new ArrayList<>();
        options.add(new Term.Option("padding", mode, call.span()));
        if (call.function().startsWith("convolve")) {
            options.add(new Term.Option("flip", "True", call.span()));
        }
        return of(new Term.Call(isFlat ? "conv2d" : "conv1d", 0, call.arguments(), options, call.span()));
    }

    private Typed withBias(Typed result, int channelAxis, Typed bias, Term.Call call) {
        int channels = channelAxis < 0 ? 1 : result.shape().size(channelAxis);
        if (!bias.isScalar() && (!bias.shape().isVector() || bias.shape().count() != channels)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    bias.span(),
                    "a bias has a number for each of " + channels + " channels, this is " + bias.shape(),
                    "");
        }
        Expression fitting = AxesMeaning.along(bias, result.shape(), Math.max(0, channelAxis));
        return measures.typed(Algebra.add(result.expression(), fitting), call.span());
    }

    private Typed sentBack(Term.Call call, Typed first, Typed second) {
        boolean isInput = call.function().endsWith(INPUT);
        Shape shape = new TensorSettings(call)
                .numbers(TensorSettings.SHAPE, 1)
                .map(Shape::new)
                .orElseThrow(() -> TensorSettings.fault(
                        call.span(),
                        "'" + call.function() + "' needs the shape of the " + (isInput ? "input" : "kernel"),
                        "write 'shape=(3, 4)'"));
        Typed missing = new Typed(Algebra.constant(0), shape, call.span());
        Parts parts = isInput ? new Parts(call, missing, second) : new Parts(call, first, missing);
        Pairing.Role role = isInput ? Pairing.Role.LEFT : Pairing.Role.RIGHT;
        return measures.typed(
                new Expression.SumOfProducts(first.expression(), second.expression(), parts.pairing(), role),
                call.span());
    }

    /** An input and a kernel with the axes that they have. */
    private static final class Parts {
        private final Term.Call call;
        private final TensorSettings settings;
        private final Typed input;
        private final Typed kernel;
        private final int places;
        private final String inputAxes;
        private final String kernelAxes;

        Parts(Term.Call call, Typed input, Typed kernel) {
            this.call = call;
            this.settings = new TensorSettings(call);
            this.input = input;
            this.kernel = kernel;
            this.places = call.function().startsWith("conv1d") ? 1 : 2;
            boolean areSignals = places == 1
                    && !settings.says(TensorSettings.LAYOUT)
                    && !settings.says(TensorSettings.WEIGHTS)
                    && isSignal(input.shape())
                    && isSignal(kernel.shape());
            this.inputAxes = areSignals ? signal(input.shape(), 'C') : Layouts.ofInput(input, places, settings);
            this.kernelAxes =
                    areSignals ? signal(kernel.shape(), 'O') : Layouts.ofKernel(kernel, inputAxes, places, settings);
        }

        private static boolean isSignal(Shape shape) {
            return shape.rank() <= 2 && shape.isVector();
        }

        /** A vector as it lies: a column, a row, or one without a direction. */
        private static String signal(Shape shape, char other) {
            boolean isRow = shape.rank() == 2 && shape.rows() == 1 && shape.columns() > 1;
            return shape.rank() < 2 ? "W" : isRow ? other + "W" : "W" + other;
        }

        private int size(Typed typed, String axes, char axis) {
            return typed.shape().size(axes.indexOf(axis));
        }

        Pairing pairing() {
            String letters = Layouts.places(places);
            List<Integer> sizes = new ArrayList<>();
            List<Integer> lengths = new ArrayList<>();
            for (int place = 0; place < letters.length(); place++) {
                char axis = letters.charAt(place);
                sizes.add(kernel.shape().rank() == 0 ? 1 : size(kernel, kernelAxes, axis));
                lengths.add(input.shape().rank() == 0 ? 1 : size(input, inputAxes, axis));
            }
            WindowSettings moving = new WindowSettings(call, sizes, Collections.nCopies(places, 1));
            List<Window> windows = inOrder(moving.over(lengths), letters);
            int groups = (int) settings.number(Set.of("groups"), 1);
            boolean isFlipped = settings.isSet("flip", false);
            try {
                return new Convolution(input.shape(), inputAxes, kernel.shape(), kernelAxes, windows, groups, isFlipped)
                        .pairing(label(moving, groups, isFlipped));
            } catch (ShapeException fault) {
                throw new FormulaFault(FormulaCodes.WRONG_SHAPES, call.span(), String.valueOf(fault.getMessage()), "");
            }
        }

        /** The windows in the order of the input's axes. */
        private List<Window> inOrder(List<Window> windows, String letters) {
            List<Window> ordered = new ArrayList<>();
            for (int axis : Layouts.placesOf(inputAxes)) {
                ordered.add(windows.get(letters.indexOf(inputAxes.charAt(axis))));
            }
            return ordered;
        }

        private Label label(WindowSettings moving, int groups, boolean isFlipped) {
            Label label =
                    moving.added(new Label(call.function().replace(INPUT, "").replace(WEIGHT, ""), List.of()));
            if (groups != 1) {
                label = label.with("groups", String.valueOf(groups));
            }
            if (isFlipped) {
                label = label.with("flip", "True");
            }
            if (settings.says(TensorSettings.LAYOUT)) {
                label = label.with(
                        "layout", settings.word(TensorSettings.LAYOUT).orElseThrow());
            }
            if (settings.says(TensorSettings.WEIGHTS)) {
                label = label.with(
                        "weights", settings.word(TensorSettings.WEIGHTS).orElseThrow());
            }
            return label;
        }

        /** The axis of channels in the result; below 0 if it has none. */
        int channelAxis() {
            if (kernelAxes.indexOf('O') < 0) {
                return -1;
            }
            int own = inputAxes.indexOf('C');
            return own >= 0 ? own : inputAxes.indexOf('N') + 1;
        }
    }
}
