package gradus.formula;

import gradus.issue.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks on what a function is called with. */
final class Arguments {
    private static final Set<String> AXIS = Set.of("axis", "dim");
    private static final Set<String> AXIS_AND_KEPT = Set.of("axis", "dim", "keepdims", "keepdim");

    private static final Map<String, Set<String>> SETTINGS = Map.ofEntries(
            Map.entry("sum", AXIS_AND_KEPT),
            Map.entry("mean", AXIS_AND_KEPT),
            Map.entry("max", AXIS_AND_KEPT),
            Map.entry("min", AXIS_AND_KEPT),
            Map.entry("np.max", AXIS_AND_KEPT),
            Map.entry("np.min", AXIS_AND_KEPT),
            Map.entry("amax", AXIS_AND_KEPT),
            Map.entry("amin", AXIS_AND_KEPT),
            Map.entry("prod", AXIS_AND_KEPT),
            Map.entry("var", Set.of("axis", "dim", "keepdims", "keepdim", "ddof")),
            Map.entry("std", Set.of("axis", "dim", "keepdims", "keepdim", "ddof")),
            Map.entry("norm", Set.of("axis", "dim", "keepdims", "keepdim", "ord")),
            Map.entry("logsumexp", AXIS_AND_KEPT),
            Map.entry("softmax", AXIS),
            Map.entry("concatenate", AXIS),
            Map.entry("cat", AXIS),
            Map.entry("append", AXIS),
            Map.entry("array", Set.of("dtype")),
            Map.entry("asarray", Set.of("dtype")),
            Map.entry("tensor", Set.of("dtype")),
            Map.entry("gelu", Set.of("approximate")));

    private Arguments() {}

    static void requireKnownSettings(Term.Call call) {
        Set<String> known =
                TensorFunctions.isKnown(call.function()) ? TensorFunctions.settings(call.function()) : ofOthers(call);
        for (Term.Option option : call.options()) {
            requireKnown(call, option, known);
        }
    }

    private static Set<String> ofOthers(Term.Call call) {
        return Functions.composed(call.function())
                .filter(ComposedFunction::hasParameter)
                .map(ComposedFunction::settings)
                .orElse(SETTINGS.getOrDefault(call.function(), Set.of()));
    }

    private static void requireKnown(Term.Call call, Term.Option option, Set<String> known) {
        if (!known.contains(option.name())) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    option.span(),
                    "'" + call.function() + "' has no setting " + Names.quoted(option.name()),
                    known.isEmpty()
                            ? ""
                            : "it has "
                                    + String.join(", ", known.stream().sorted().toList()));
        }
    }

    static void requireNoDerivative(Term.Call call) {
        if (call.derivatives() > 0) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "the derivative of '" + call.function() + "' is not known as a function of one number",
                    "");
        }
    }

    static void requireCount(Term.Call call, int count) {
        if (call.arguments().size() != count) {
            throw wrongCount(call, count);
        }
    }

    static FormulaFault wrongCount(Term.Call call, int expected) {
        return wrongCount(call, expected + (expected == 1 ? " argument" : " arguments"));
    }

    static FormulaFault wrongCount(Term.Call call, int fewest, int most) {
        return wrongCount(call, fewest + " or " + most + " arguments");
    }

    private static FormulaFault wrongCount(Term.Call call, String expected) {
        return new FormulaFault(
                FormulaCodes.WRONG_ARGUMENTS,
                call.span(),
                "'" + call.function() + "' takes " + expected + ", got "
                        + call.arguments().size(),
                "");
    }

    /** The only argument. */
    static Term only(Term.Call call) {
        requireCount(call, 1);
        return call.arguments().get(0);
    }

    /** The value of a setting under one of its names. */
    static Optional<Term.Option> setting(Term.Call call, Set<String> names) {
        return call.options().stream()
                .filter(option -> names.contains(option.name()))
                .findFirst();
    }

    /** The axis that is named, such as {@code axis=0}; {@code axis=None} names none. */
    static Optional<Double> axis(Term.Call call) {
        return setting(call, AXIS)
                .filter(option -> !option.value().equals("None"))
                .map(option -> number(option, "an axis is a whole number"));
    }

    /** The axes that are named, such as {@code axis=(0, 2)}; empty if none is. */
    static List<Double> axes(Term.Call call) {
        return setting(call, AXIS).filter(option -> !option.value().equals("None")).stream()
                .flatMap(option -> Stream.of(option.value().split(",", -1))
                        .map(part -> number(
                                new Term.Option(option.name(), part.strip(), option.span()),
                                "an axis is a whole number")))
                .toList();
    }

    /** The number that a setting has. */
    static double number(Term.Option option, String rule) {
        try {
            return Double.parseDouble(option.value());
        } catch (NumberFormatException fault) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, option.span(), rule + ", got '" + option.value() + "'", "");
        }
    }

    /** The number that a term writes, perhaps with a sign; empty if it is something else. */
    static Optional<Double> number(Term term) {
        if (term instanceof Term.Numeral number) {
            return Optional.of(number.value());
        }
        return term instanceof Term.Negation negation && negation.operand() instanceof Term.Numeral number
                ? Optional.of(-number.value())
                : Optional.empty();
    }

    /** The array that a list without separators is: MATLAB's {@code []}. */
    static boolean isEmptyList(List<Term> arguments, int place) {
        return arguments.size() > place
                && arguments.get(place) instanceof Term.Block block
                && block.rows().isEmpty();
    }
}
