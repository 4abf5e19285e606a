package gradus.formula;

import gradus.graph.Label;
import gradus.graph.Window;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** How windows move, as the settings of a call say it: stride, padding, dilation. */
final class WindowSettings {
    private static final List<String> PADDINGS = List.of("valid", "same", "full");

    private final TensorSettings settings;
    private final Term.Call call;
    private final List<Integer> sizes;
    private final List<Integer> usualStride;
    private final List<Integer> stride;
    private final List<Integer> dilation;
    private final String padding;

    /**
     * The settings of a call.
     *
     * @param sizes the size of a window along each axis
     * @param usualStride the stride if the call says none
     */
    WindowSettings(Term.Call call, List<Integer> sizes, List<Integer> usualStride) {
        this.call = call;
        this.settings = new TensorSettings(call);
        this.sizes = sizes;
        this.usualStride = usualStride;
        this.stride = settings.numbers(TensorSettings.STRIDE, sizes.size(), 1).orElse(usualStride);
        this.dilation =
                settings.numbers(TensorSettings.DILATION, sizes.size(), 1).orElse(Collections.nCopies(sizes.size(), 1));
        this.padding = settings.word(TensorSettings.PADDING).orElse("valid");
    }

    /** The windows over axes of these lengths. */
    List<Window> over(List<Integer> lengths) {
        List<Window> windows = new ArrayList<>();
        for (int axis = 0; axis < sizes.size(); axis++) {
            windows.add(over(lengths.get(axis), axis));
        }
        return windows;
    }

    private Window over(int length, int axis) {
        try {
            return switch (padding) {
                case "valid" -> padded(length, axis, 0);
                case "same" -> Window.same(length, sizes.get(axis), stride.get(axis), dilation.get(axis));
                case "full" -> padded(length, axis, (sizes.get(axis) - 1) * dilation.get(axis));
                default -> padded(length, axis, zeros().get(axis));
            };
        } catch (ShapeException fault) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, call.span(), String.valueOf(fault.getMessage()), "");
        }
    }

    private Window padded(int length, int axis, int zeros) {
        return new Window(length, sizes.get(axis), stride.get(axis), zeros, zeros, dilation.get(axis));
    }

    private List<Integer> zeros() {
        if (Character.isLetter(padding.charAt(0))) {
            throw TensorSettings.fault(
                    call.span(),
                    "'padding' is " + String.join(", ", PADDINGS) + " or a number, got '" + padding + "'",
                    "write 'padding=same' or 'padding=1'");
        }
        return settings.numbers(TensorSettings.PADDING, sizes.size(), 0).orElseThrow();
    }

    /** A label with what is not as usual. */
    Label added(Label label) {
        Label named = label;
        if (!stride.equals(usualStride)) {
            named = named.with("stride", text(stride));
        }
        boolean isWord = PADDINGS.contains(padding);
        if (isWord ? !padding.equals("valid") : zeros().stream().anyMatch(number -> number > 0)) {
            named = named.with("padding", isWord ? padding : text(zeros()));
        }
        return dilation.stream().allMatch(number -> number == 1) ? named : named.with("dilation", text(dilation));
    }

    /** One number for all, or one for each. */
    static String text(List<Integer> numbers) {
        return numbers.stream().distinct().map(String::valueOf).count() == 1
                ? String.valueOf(numbers.get(0))
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
