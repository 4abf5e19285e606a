package gradus.grading.shared;

import gradus.grading.cluster.ErrorGroup;
import gradus.grading.cluster.Likeness;
import gradus.grading.shared.WrittenError.WrongNumber;
import gradus.tensor.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Errors of one line that are the same as far as their digits tell. */
final class SameErrors {
    /** So many sets of numbers that meet in their first one are looked through for each error. */
    private static final int MOST_OPEN = 64;

    private static final double NOISE = 1e-6;

    private final List<WrittenError> errors = new ArrayList<>();
    private final SortedMap<Integer, WrongNumber> common;

    private SameErrors(WrittenError first) {
        this.common = new TreeMap<>(first.numbers());
        this.errors.add(first);
    }

    /** Puts errors of one line and one key together: sorted by their furthest numbers, so that only neighbours are compared. */
    static List<SameErrors> of(List<WrittenError> errors) {
        List<WrittenError> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingDouble(SameErrors::lower).thenComparingInt(WrittenError::paper));
        List<SameErrors> all = new ArrayList<>();
        List<SameErrors> open = new ArrayList<>();
        for (WrittenError error : sorted) {
            open.removeIf(same -> upper(same.errors.get(0)) < lower(error));
            Optional<SameErrors> known = open.stream()
                    .limit(MOST_OPEN)
                    .filter(same -> same.takes(error))
                    .findFirst();
            if (known.isEmpty()) {
                SameErrors made = new SameErrors(error);
                all.add(made);
                open.add(0, made);
            }
        }
        return all;
    }

    private static double lower(WrittenError error) {
        return error.numbers().isEmpty() ? 0 : error.furthest().written().lower();
    }

    private static double upper(WrittenError error) {
        return error.numbers().isEmpty() ? 0 : error.furthest().written().upper();
    }

    /** Takes an error in, if its numbers are the same wherever both are wrong. */
    private boolean takes(WrittenError error) {
        boolean isSame = error.numbers().entrySet().stream()
                .allMatch(entry -> !common.containsKey(entry.getKey())
                        || isSame(
                                common.get(entry.getKey()).written(),
                                entry.getValue().written()));
        if (isSame) {
            errors.add(error);
            common.keySet().retainAll(error.numbers().keySet());
            common.replaceAll((place, own) ->
                    coarser(own, Optional.ofNullable(error.numbers().get(place)).orElse(own)));
        }
        return isSame;
    }

    private static WrongNumber coarser(WrongNumber one, WrongNumber other) {
        return one.digits() <= other.digits() ? one : other;
    }

    /** Whether the one with fewer digits may be the other one, rounded: neighbours such as 0.12 and 0.13 only touch. */
    private static boolean isSame(Interval one, Interval other) {
        double room = Math.max(one.width(), other.width()) / 2;
        return Math.abs(one.middle() - other.middle()) <= room * (1 + NOISE);
    }

    List<WrittenError> errors() {
        return errors;
    }

    /** How many digits of the numbers that all of them have tell them from the right ones. */
    double digits() {
        return common.values().stream().mapToDouble(WrongNumber::digits).sum();
    }

    SharedError.Kind kind() {
        WrittenError first = errors.get(0);
        if (first.numbers().isEmpty()) {
            return SharedError.Kind.FORMULA;
        }
        if (errors.stream().anyMatch(error -> error.group().isEmpty())) {
            return SharedError.Kind.SLIP;
        }
        return errors.stream()
                        .allMatch(error -> error.group().flatMap(ErrorGroup::likeness).stream()
                                .allMatch(Likeness.SameNumbers.class::isInstance))
                ? SharedError.Kind.NUMBERS
                : SharedError.Kind.RULE;
    }
}
