package gradus.formula;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which axis of a tensor is which, a letter for each: N counts examples, C channels, H and W are places. A single example has no
 * N, and one of a single channel no C.
 */
final class Layouts {
    private Layouts() {}

    /** The letters of the axes of places for so many of them. */
    static String places(int axes) {
        return axes == 1 ? "W" : "HW";
    }

    /** The letters of an input with so many axes of places. */
    static String ofInput(Typed input, int places, TensorSettings settings) {
        String whole = "NC" + places(places);
        String said = said(settings, TensorSettings.LAYOUT, whole, input.span()).orElse(whole);
        return shortened(said, input.shape(), List.of("N", "C"))
                .orElseThrow(() -> new FormulaFault(
                        FormulaCodes.WRONG_SHAPES,
                        input.span(),
                        "an input has the axes " + said + ", or fewer without " + said.replaceAll("[HW]", "")
                                + "; this is " + input.shape(),
                        ""));
    }

    /** The letters of a kernel for such an input: O counts kernels, I the channels that each is for. */
    static String ofKernel(Typed kernel, String input, int places, TensorSettings settings) {
        boolean areLast = input.endsWith("C");
        String whole = areLast ? places(places) + "IO" : "OI" + places(places);
        String said =
                said(settings, TensorSettings.WEIGHTS, whole, kernel.span()).orElse(whole);
        boolean hasChannels = input.indexOf('C') >= 0;
        return shortened(said, kernel.shape(), hasChannels ? List.of("O", "I") : List.of("I", "O"))
                .orElseThrow(() -> new FormulaFault(
                        FormulaCodes.WRONG_SHAPES,
                        kernel.span(),
                        "a kernel has the axes " + said + ", or fewer without O and I; this is " + kernel.shape(),
                        ""));
    }

    private static Optional<String> said(TensorSettings settings, Set<String> names, String whole, Span span) {
        return settings.word(names).map(word -> {
            String letters = word.toUpperCase(Locale.ROOT).replace('L', 'W');
            boolean isKnown = letters.chars().distinct().count() == letters.length()
                    && letters.chars().allMatch(letter -> whole.indexOf(letter) >= 0)
                    && whole.replaceAll("[NCOI]", "").chars().allMatch(letter -> letters.indexOf(letter) >= 0);
            if (!isKnown) {
                throw TensorSettings.fault(
                        span, "a layout has the letters of " + whole + ", got '" + word + "'", "write '" + whole + "'");
            }
            return letters;
        });
    }

    /** The letters without those that may be left out, as far as there are fewer axes. */
    private static Optional<String> shortened(String letters, Shape shape, List<String> leftOut) {
        String left = letters;
        for (String letter : leftOut) {
            left = left.length() > shape.rank() ? left.replace(letter, "") : left;
        }
        return left.length() == shape.rank() ? Optional.of(left) : Optional.empty();
    }

    /** The places of the axes of places, in their order. */
    static List<Integer> placesOf(String axes) {
        List<Integer> places = new ArrayList<>();
        for (int axis = 0; axis < axes.length(); axis++) {
            if ("HW".indexOf(axes.charAt(axis)) >= 0) {
                places.add(axis);
            }
        }
        return places;
    }
}
