package gradus.written;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Several numbers in one text, as numpy prints a vector: {@code 0.1 0.2 0.3}, with or without one pair of brackets. A
 * comma separates only if a blank follows it, because {@code 0,5} is a decimal comma to half of the world.
 */
final class NumberRow {
    private NumberRow() {}

    /** The numbers, if the text is brackets around numbers, or two or more numbers. */
    static Optional<List<WrittenNumber>> read(String text) {
        String inside = withoutBrackets(text.strip());
        boolean bracketed = inside.length() < text.strip().length();
        if (!bracketed && WrittenNumber.of(inside).isPresent()) {
            return Optional.empty();
        }
        List<WrittenNumber> numbers = new ArrayList<>();
        for (String part : parts(inside)) {
            Optional<WrittenNumber> number = WrittenNumber.of(part);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers.add(number.get());
        }
        return numbers.size() > (bracketed ? 0 : 1) ? Optional.of(numbers) : Optional.empty();
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("(?:,(?=\\s)|\\s)++", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String withoutBrackets(String text) {
        boolean bracketed =
                (text.startsWith("[") && text.endsWith("]")) || (text.startsWith("(") && text.endsWith(")"));
        return bracketed && text.length() > 1
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}
