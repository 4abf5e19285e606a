package gradus.written;

import java.util.List;
import java.util.Optional;

/**
 * Two items of a list that should have the same shape and do not.
 *
 * @param first the first item of the list
 * @param other the first item that differs from it
 * @param index which one that is, counted from 1
 */
record Irregularity(WrittenArray first, WrittenArray other, int index) {
    UnreadableValue explain(Place place) {
        return WrittenValues.unreadable(place, reason(), fix(), other.position());
    }

    private String reason() {
        int depth = first.dimensions().size();
        int otherDepth = other.dimensions().size();
        if (depth == 1 && otherDepth == 1) {
            return "row " + index + " has " + count(other) + ", row 1 has " + count(first);
        }
        if (Math.min(depth, otherDepth) == 0) {
            return "item " + index + " is " + kind(other) + ", item 1 is " + kind(first);
        }
        return "item " + index + " has the shape " + shape(other) + ", item 1 has " + shape(first);
    }

    /** If one row has twice the numbers of the other and none has a point, commas were meant as decimal points. */
    private Optional<String> fix() {
        if (first.dimensions().isEmpty()) {
            boolean suspected = other.numbers().size() == 2 && DecimalCommas.suspected(other.numbers());
            return Optional.of(DecimalCommas.fixWithoutSeparators()).filter(fix -> suspected);
        }
        return List.of(first, other).stream()
                .filter(row ->
                        row.looksLikeDecimalCommas(theOther(row).numbers().size()))
                .findFirst()
                .map(row -> DecimalCommas.fix(row.numbers()));
    }

    private WrittenArray theOther(WrittenArray row) {
        return row.equals(first) ? other : first;
    }

    private static String count(WrittenArray row) {
        int size = row.numbers().size();
        return size == 1 ? "1 number" : size + " numbers";
    }

    private static String kind(WrittenArray item) {
        return item.dimensions().isEmpty() ? "a number" : "a list";
    }

    private static String shape(WrittenArray item) {
        return String.join("x", item.dimensions().stream().map(String::valueOf).toList());
    }
}
