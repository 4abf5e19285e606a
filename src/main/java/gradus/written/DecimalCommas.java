package gradus.written;

import java.util.List;

/** Tells numbers with decimal commas inside a list: each has become two, neither with a point. */
final class DecimalCommas {
    private DecimalCommas() {}

    static boolean suspected(List<WrittenNumber> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            String literal = numbers.get(i).literal();
            if (!isDigits(i % 2 == 0 ? withoutSign(literal) : literal)) {
                return false;
            }
        }
        return !numbers.isEmpty() && numbers.size() % 2 == 0;
    }

    /** The repair for a list whose first two items are one number with a comma. */
    static String fix(List<WrittenNumber> numbers) {
        return "write decimals with a point: " + numbers.get(0).literal() + "."
                + numbers.get(1).literal();
    }

    /** The repair for {@code [0,5 0,5]}: to YAML the three items 0, "5 0" and 5. */
    static String fixWithoutSeparators() {
        return "write decimals with a point, and a comma between two numbers: [0.5, 0.5]";
    }

    private static String withoutSign(String literal) {
        boolean signed = literal.startsWith("-") || literal.startsWith("+") || literal.startsWith("\u2212");
        return signed ? literal.substring(1) : literal;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
