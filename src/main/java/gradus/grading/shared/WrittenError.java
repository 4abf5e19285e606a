package gradus.grading.shared;

import gradus.grading.UnexplainedError;
import gradus.grading.cluster.ErrorGroup;
import gradus.tensor.Interval;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is kept of an error on one paper: the wrong numbers of its line, or its formula.
 *
 * @param paper the number of the hand-in
 * @param key where the number stands that is furthest off, or the formula: errors with other ones are never the same
 * @param numbers the wrong numbers by their place, that of the key among them; none of a formula
 * @param shown as written, short
 * @param group the errors of the class that are alike; empty for slips of the pen
 */
record WrittenError(
        int paper, String key, SortedMap<Integer, WrongNumber> numbers, String shown, Optional<ErrorGroup> group) {
    /** Further wrong numbers of a line are not compared. */
    private static final int MOST_NUMBERS = 16;

    private static final int MOST_SHOWN = 6;
    private static final int LONGEST = 80;
    private static final double MOST_DIGITS = 6;

    /**
     * A wrong number.
     *
     * @param written what it stands for
     * @param digits how many of its digits tell it from the right one
     */
    record WrongNumber(Interval written, double digits) {}

    WrittenError {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /** The number that is furthest off. There has to be one. */
    WrongNumber furthest() {
        return Optional.ofNullable(numbers.get(Integer.valueOf(key))).orElseThrow();
    }

    /** What can be compared of an error; empty where that is nothing that tells one from another. */
    static Optional<WrittenError> of(UnexplainedError error, int paper, Optional<ErrorGroup> group) {
        if (error instanceof UnexplainedError.Numbers numbers) {
            return of(numbers, paper, group);
        }
        UnexplainedError.Writing writing = (UnexplainedError.Writing) error;
        String formula = writing.text().replaceAll("\\s+", "");
        return writing.kind() == UnexplainedError.Kind.FORMULA
                ? Optional.of(new WrittenError(paper, formula, new TreeMap<>(), shortened(writing.text()), group))
                : Optional.empty();
    }

    private static Optional<WrittenError> of(UnexplainedError.Numbers error, int paper, Optional<ErrorGroup> group) {
        SortedMap<Integer, WrongNumber> all = new TreeMap<>();
        for (int place = 0; place < error.written().count(); place++) {
            Interval written = error.written().at(place);
            Interval right = error.right().at(place);
            if (written.isBounded() && right.isBounded() && !written.meets(right)) {
                all.put(place, new WrongNumber(written, digits(written, right)));
            }
        }
        Optional<Integer> furthest = all.keySet().stream()
                .max(Comparator.comparingDouble((Integer place) -> away(error, place))
                        .thenComparing(Comparator.reverseOrder()));
        return furthest.map(place -> {
            SortedMap<Integer, WrongNumber> kept = new TreeMap<>();
            all.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(place)
                            || all.headMap(entry.getKey()).size() < MOST_NUMBERS)
                    .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
            return new WrittenError(paper, place.toString(), kept, shown(error, all.keySet()), group);
        });
    }

    private static double away(UnexplainedError.Numbers error, int place) {
        return Math.abs(
                error.written().at(place).middle() - error.right().at(place).middle());
    }

    private static double digits(Interval written, Interval right) {
        double away = Math.abs(written.middle() - right.middle());
        return Math.min(MOST_DIGITS, Math.max(0, StrictMath.log10(away / (written.width() + right.width()))));
    }

    private static String shown(UnexplainedError.Numbers error, Set<Integer> places) {
        String first = places.stream().limit(MOST_SHOWN).map(error::literal).collect(Collectors.joining(", "));
        return shortened(first + (places.size() > MOST_SHOWN ? ", …" : ""));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
