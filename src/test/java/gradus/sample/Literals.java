package gradus.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What stands behind one name on a paper, character by character.
 *
 * @param dimensions the length of each level of brackets, outermost first; empty for a single number, {@code [0]} for nothing
 * @param texts the numbers as typed, the last dimension running fastest
 */
public record Literals(List<Integer> dimensions, List<String> texts) {
    /** A name with nothing behind it. */
    public static final Literals BLANK = new Literals(List.of(0), List.of());

    public Literals {
        dimensions = List.copyOf(dimensions);
        texts = List.copyOf(texts);
        if (dimensions.size() > 2 || dimensions.stream().reduce(1, Math::multiplyExact) != texts.size()) {
            throw new IllegalArgumentException(texts.size() + " numbers do not lie in brackets of " + dimensions);
        }
    }

    /** A single number without brackets. */
    public static Literals number(String text) {
        return new Literals(List.of(), List.of(text));
    }

    /** A formula. */
    public static Literals formula(String text) {
        return new Literals(List.of(), List.of(text));
    }

    public boolean isBlank() {
        return texts.isEmpty();
    }

    /** The rows of a matrix, or the one row of anything else. */
    public List<List<String>> rows() {
        if (dimensions.size() < 2) {
            return List.of(texts);
        }
        int width = dimensions.get(1);
        List<List<String>> rows = new ArrayList<>();
        for (int start = 0; start < texts.size(); start += width) {
            rows.add(texts.subList(start, start + width));
        }
        return rows;
    }

    /** One number typed differently; the place counts from 0. */
    public Literals with(int place, String text) {
        List<String> changed = new ArrayList<>(texts);
        changed.set(place, text);
        return new Literals(dimensions, changed);
    }

    /** Every number typed differently. */
    public Literals map(UnaryOperator<String> change) {
        return new Literals(dimensions, texts.stream().map(change).toList());
    }

    /** The same numbers in one pair of brackets. */
    public Literals flattened() {
        return new Literals(List.of(texts.size()), texts);
    }
}
