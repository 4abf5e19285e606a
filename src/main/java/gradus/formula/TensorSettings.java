package gradus.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The settings of a call as sizes and words. */
final class TensorSettings {
    static final Set<String> STRIDE = Set.of("stride", "strides");
    static final Set<String> SIZE = Set.of("size", "kernel_size", "pool_size");
    static final Set<String> PADDING = Set.of("padding");
    static final Set<String> DILATION = Set.of("dilation");
    static final Set<String> LAYOUT = Set.of("layout", "data_format");
    static final Set<String> WEIGHTS = Set.of("weights", "kernel_layout");
    static final Set<String> SHAPE = Set.of("shape");
    static final Set<String> AXIS = Set.of("axis", "axes", "dim", "dims");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    private final Term.Call call;

    TensorSettings(Term.Call call) {
        this.call = call;
    }

    static FormulaFault fault(Span span, String message, String fix) {
        return new FormulaFault(FormulaCodes.WRONG_ARGUMENTS, span, message, fix);
    }

    boolean says(Set<String> names) {
        return Arguments.setting(call, names).isPresent();
    }

    Optional<String> word(Set<String> names) {
        return Arguments.setting(call, names).map(Term.Option::value);
    }

    /** One of some words. */
    Optional<String> choice(String name, List<String> choices) {
        return Arguments.setting(call, Set.of(name)).map(option -> {
            String word = option.value().toLowerCase(Locale.ROOT);
            if (!choices.contains(word)) {
                throw fault(
                        option.span(),
                        "'" + name + "' is " + String.join(" or ", choices) + ", got '" + option.value() + "'",
                        "");
            }
            return word;
        });
    }

    boolean isSet(String name, boolean otherwise) {
        return Arguments.setting(call, Set.of(name))
                .map(option -> {
                    String word = option.value().toLowerCase(Locale.ROOT);
                    if (!YES.contains(word) && !NO.contains(word)) {
                        throw fault(option.span(), "'" + name + "' is True or False, got '" + option.value() + "'", "");
                    }
                    return YES.contains(word);
                })
                .orElse(otherwise);
    }

    double number(Set<String> names, double otherwise) {
        return Arguments.setting(call, names)
                .map(option -> Arguments.number(option, "'" + option.name() + "' is a number"))
                .orElse(otherwise);
    }

    /** Whole numbers, one for all or one for each; empty if the setting is not there. */
    Optional<List<Integer>> numbers(Set<String> names, int count, int least) {
        return Arguments.setting(call, names).map(option -> spread(all(option, least), count, option));
    }

    /** Whole numbers, however many. */
    Optional<List<Integer>> numbers(Set<String> names, int least) {
        return Arguments.setting(call, names).map(option -> all(option, least));
    }

    private static List<Integer> spread(List<Integer> numbers, int count, Term.Option option) {
        if (numbers.size() == 1) {
            return Collections.nCopies(count, numbers.get(0));
        }
        if (numbers.size() != count) {
            throw fault(
                    option.span(),
                    "'" + option.name() + "' has " + numbers.size() + " numbers, and there are " + count
                            + " axes of places",
                    "");
        }
        return numbers;
    }

    private static List<Integer> all(Term.Option option, int least) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : option.value().split(",", -1)) {
            numbers.add(whole(part, least, option));
        }
        return numbers;
    }

    private static int whole(String text, int least, Term.Option option) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= Measures.MOST_ENTRIES) {
                return number;
            }
        } catch (NumberFormatException fault) {
            // What is no number is as wrong as one out of range.
        }
        String range = least == Integer.MIN_VALUE ? "a whole number" : "a whole number from " + least + " on";
        throw fault(option.span(), "'" + option.name() + "' is " + range + ", got '" + option.value() + "'", "");
    }
}
