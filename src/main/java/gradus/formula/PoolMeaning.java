package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.IndexMap;
import gradus.graph.Label;
import gradus.graph.Pairing;
import gradus.graph.Ties;
import gradus.graph.Window;
import gradus.graph.Windows;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What pooling means, what it sends back, and the windows that it is made of. */
final class PoolMeaning {
    private static final String INPUT = "_input";

    private final Meaning meaning;
    private final Measures measures;
    private final Scope scope;

    PoolMeaning(Meaning meaning, Measures measures, Scope scope) {
        this.meaning = meaning;
        this.measures = measures;
        this.scope = scope;
    }

    static boolean isMeant(String function) {
        return function.contains("_pool") || function.equals("windows") || function.equals("overlap_add");
    }

    Typed of(Term.Call call) {
        return switch (call.function()) {
            case "max_pool1d", "max_pool2d" -> largest(call, input(call));
            case "avg_pool1d", "avg_pool2d" -> mean(call, input(call));
            case "max_pool1d_input", "max_pool2d_input" -> largestSentBack(call);
            case "avg_pool1d_input", "avg_pool2d_input" -> meanSentBack(call);
            case "global_max_pool", "global_avg_pool" -> global(call);
            case "windows" -> {
                Typed input = input(call);
                yield measures.typed(
                        new Expression.Gather(
                                input.expression(), cut(call, input).map()),
                        call.span());
            }
            default -> overlapAdd(call);
        };
    }

    /** The only argument; the size of the windows may follow it. */
    private Typed input(Term.Call call) {
        if (call.arguments().isEmpty() || call.arguments().size() > 2) {
            throw Arguments.wrongCount(call, 1, 2);
        }
        return meaning.of(call.arguments().get(0));
    }

    private static int places(Term.Call call, Shape shape) {
        boolean isOneDimensional = call.function().contains("1d");
        boolean isTwoDimensional = call.function().contains("2d");
        if (isOneDimensional || isTwoDimensional) {
            return isOneDimensional ? 1 : 2;
        }
        int sizes = new TensorSettings(call)
                .numbers(TensorSettings.SIZE, 1)
                .map(List::size)
                .orElse(1);
        return sizes > 1 || (shape.rank() > 1 && !shape.isVector()) ? 2 : 1;
    }

    /** An input cut into windows. */
    private record Cut(Shape input, List<Integer> axes, List<Window> windows, IndexMap map, Label label) {
        /** The shape with one number for each window. */
        Shape pooled() {
            return without(map.to());
        }

        private static Shape without(Shape windows) {
            return new Shape(windows.sizes().subList(0, windows.rank() - 1));
        }

        int last() {
            return map.to().rank() - 1;
        }
    }

    private Cut cut(Term.Call call, Typed input) {
        TensorSettings settings = new TensorSettings(call);
        Shape shape = input.shape();
        int places = places(call, shape);
        boolean isSignal =
                places == 1 && shape.isVector() && shape.rank() <= 2 && !settings.says(TensorSettings.LAYOUT);
        List<Integer> axes = isSignal
                ? List.of(shape.rank() == 2 && shape.rows() == 1 ? 1 : 0)
                : Layouts.placesOf(Layouts.ofInput(input, places, settings));
        List<Integer> sizes = sizes(call, settings, places);
        boolean arePools =
                !call.function().equals("windows") && !call.function().equals("overlap_add");
        List<Integer> usualStride = arePools ? sizes : Collections.nCopies(places, 1);
        WindowSettings moving = new WindowSettings(call, sizes, usualStride);
        List<Window> windows = moving.over(axes.stream().map(shape::size).toList());
        Label label = moving.added(new Label("windows", List.of()).with("size", WindowSettings.text(sizes)));
        if (settings.says(TensorSettings.LAYOUT)) {
            label = label.with("layout", settings.word(TensorSettings.LAYOUT).orElseThrow());
        }
        IndexMap map = Windows.of(shape, axes, windows, ofWindows(label, sizes, usualStride));
        return new Cut(shape, axes, windows, map, label);
    }

    /** As windows their stride is 1 if nothing is said, as a pool it is their size; and a size for each axis says how many are cut. */
    private static Label ofWindows(Label label, List<Integer> sizes, List<Integer> usualStride) {
        Label sized = label.without("size")
                .with("size", sizes.stream().map(String::valueOf).collect(Collectors.joining(",")));
        boolean isOne = usualStride.stream().allMatch(stride -> stride == 1);
        return isOne || label.value("stride").isPresent()
                ? sized
                : sized.with("stride", WindowSettings.text(usualStride));
    }

    private static List<Integer> sizes(Term.Call call, TensorSettings settings, int places) {
        boolean isSecond = call.arguments().size() == 2 && !call.function().endsWith(INPUT);
        if (isSecond) {
            double size = Arguments.number(call.arguments().get(1)).orElse(0.0);
            if (size != Math.rint(size) || size < 1 || size > Measures.MOST_ENTRIES) {
                throw TensorSettings.fault(
                        call.arguments().get(1).span(), "a size is a whole number from 1 on", "write 'size=2'");
            }
            return Collections.nCopies(places, (int) size);
        }
        return settings.numbers(TensorSettings.SIZE, places, 1)
                .orElseThrow(() -> TensorSettings.fault(
                        call.span(), "'" + call.function() + "' needs the size of its windows", "write 'size=2'"));
    }

    private static Ties ties(Term.Call call) {
        return new TensorSettings(call)
                .choice("ties", List.of("first", "shared", "all"))
                .map(word -> Ties.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Ties.FIRST);
    }

    private Expression.LargestOver largestOf(Term.Call call, Typed input, Cut cut) {
        boolean isPadded = cut.windows().stream().anyMatch(window -> window.before() + window.after() > 0);
        IndexMap map = isPadded ? inside(cut) : cut.map();
        Ties ties = ties(call);
        if (isPadded && ties != Ties.FIRST) {
            throw TensorSettings.fault(
                    call.span(), "with padding the first of equally large entries counts", "write 'ties=first'");
        }
        return new Expression.LargestOver(new Expression.Gather(input.expression(), map), cut.last(), ties);
    }

    /** Padding never is the largest entry: a window that reaches over the edge takes one of its own entries again. */
    private static IndexMap inside(Cut cut) {
        IndexMap map = cut.map();
        int size = map.to().size(cut.last());
        return IndexMap.of(
                map.from(),
                map.to(),
                place -> {
                    int first = place / size * size;
                    int own = map.place(place);
                    for (int entry = first; own < 0 && entry < first + size; entry++) {
                        own = map.place(entry);
                    }
                    return own;
                },
                map.label(),
                map.backLabel());
    }

    private Typed largest(Term.Call call, Typed input) {
        Cut cut = cut(call, input);
        return measures.typed(new Expression.Reshape(largestOf(call, input, cut), cut.pooled()), call.span());
    }

    private Typed largestSentBack(Term.Call call) {
        Arguments.requireCount(call, 2);
        Typed adjoint = meaning.of(call.arguments().get(0));
        Typed input = meaning.of(call.arguments().get(1));
        Cut cut = cut(call, input);
        requireShape(adjoint, cut.pooled());
        Expression.LargestOver largest = largestOf(call, input, cut);
        Shape kept = cut.map().to().with(cut.last(), 1);
        Expression routed = Algebra.multiply(
                new Expression.Reshape(adjoint.expression(), kept), largest.share(measures.shapesOf()));
        IndexMap map = ((Expression.Gather) largest.operand()).map();
        return measures.typed(new Expression.ScatterAdd(routed, map), call.span());
    }

    private static void requireShape(Typed adjoint, Shape pooled) {
        if (!adjoint.shape().equals(pooled)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    adjoint.span(),
                    "what is sent back has a number for each window, " + pooled + "; this is " + adjoint.shape(),
                    "");
        }
    }

    private Typed mean(Term.Call call, Typed input) {
        Cut cut = cut(call, input);
        return measures.typed(
                new Expression.SumOfProducts(input.expression(), weights(call, cut), pairing(call, cut)), call.span());
    }

    /** What each entry of a window counts: 1 divided by their number, with the padding or without. */
    private static Expression weights(Term.Call call, Cut cut) {
        int size = cut.map().to().size(cut.last());
        if (countsPadding(call)) {
            return new Expression.Constant(Tensor.scalar(1.0 / size));
        }
        Shape pooled = cut.pooled();
        double[] weights = new double[pooled.count()];
        for (int window = 0; window < weights.length; window++) {
            int inside = 0;
            for (int entry = 0; entry < size; entry++) {
                inside += cut.map().place(window * size + entry) < 0 ? 0 : 1;
            }
            weights[window] = inside == 0 ? 0 : 1.0 / inside;
        }
        return new Expression.Constant(Tensor.of(pooled, weights));
    }

    private static boolean countsPadding(Term.Call call) {
        return new TensorSettings(call).isSet("count_include_pad", true);
    }

    private static Pairing pairing(Term.Call call, Cut cut) {
        int size = cut.map().to().size(cut.last());
        boolean isOne = countsPadding(call);
        String function = call.function().replace(INPUT, "");
        Label label = cut.label().named(function);
        Label whole = isOne ? label : label.with("count_include_pad", "False");
        return Pairing.of(
                cut.input(),
                isOne ? Shape.SCALAR : cut.pooled(),
                cut.pooled(),
                triples -> {
                    for (int place = 0; place < cut.map().to().count(); place++) {
                        if (cut.map().place(place) >= 0) {
                            triples.add(cut.map().place(place), isOne ? 0 : place / size, place / size);
                        }
                    }
                },
                whole,
                whole.named(function + INPUT).with("shape", cut.input()),
                whole.named(function + "_weight"));
    }

    private Typed meanSentBack(Term.Call call) {
        Arguments.requireCount(call, 1);
        Typed adjoint = meaning.of(Arguments.only(call));
        Cut cut = cut(call, ofShape(call));
        requireShape(adjoint, cut.pooled());
        return measures.typed(
                new Expression.SumOfProducts(
                        adjoint.expression(), weights(call, cut), pairing(call, cut), Pairing.Role.LEFT),
                call.span());
    }

    /** A stand-in for an input whose shape a setting says. */
    private static Typed ofShape(Term.Call call) {
        Shape shape = new TensorSettings(call)
                .numbers(TensorSettings.SHAPE, 1)
                .map(Shape::new)
                .orElseThrow(() -> TensorSettings.fault(
                        call.span(), "'" + call.function() + "' needs the shape of the input", "write 'shape=(4, 4)'"));
        return new Typed(Algebra.constant(0), shape, call.span());
    }

    private Typed overlapAdd(Term.Call call) {
        Typed windows = meaning.of(Arguments.only(call));
        Cut cut = cut(call, ofShape(call));
        return measures.typed(new Expression.ScatterAdd(windows.expression(), cut.map()), call.span());
    }

    /** One number for each channel: a column, or a row where examples are rows. */
    private Typed global(Term.Call call) {
        Typed input = meaning.of(Arguments.only(call));
        boolean isOneDimensional = input.shape().rank() < 2 || input.shape().isVector();
        int places = isOneDimensional ? 1 : 2;
        String axes = Layouts.ofInput(input, places, new TensorSettings(call));
        List<Integer> cut = Layouts.placesOf(axes);
        List<Integer> sizes = cut.stream().map(input.shape()::size).toList();
        List<Term.Option> options = new ArrayList<>(call.options());
        options.add(new Term.Option("size", WindowSettings.text(sizes), call.span()));
        String function = call.function().replace("global_", "") + (places == 1 ? "1d" : "2d");
        Term.Call whole = new Term.Call(function, 0, call.arguments(), options, call.span());
        Typed pooled = function.startsWith("max") ? largest(whole, input) : mean(whole, input);
        return vector(pooled, axes, call.span());
    }

    private Typed vector(Typed pooled, String axes, Span span) {
        int examples = axes.indexOf('N') < 0 ? 1 : pooled.shape().size(axes.indexOf('N'));
        int channels = axes.indexOf('C') < 0 ? 1 : pooled.shape().size(axes.indexOf('C'));
        boolean inRows = scope.unitAxis() == 1;
        if (examples == 1) {
            Shape shape = inRows ? Shape.of(1, channels) : Shape.of(channels, 1);
            return measures.typed(new Expression.Reshape(pooled.expression(), shape), span);
        }
        Expression rows = new Expression.Reshape(pooled.expression(), Shape.of(examples, channels));
        return measures.typed(inRows ? rows : Algebra.transpose(rows), span);
    }
}
