package gradus.platform;

import gradus.platform.RawTable.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where in a table what goes.
 *
 * @param roster whose row is which
 * @param mark the column of the marks
 * @param feedback the column of what students read, if there is one
 * @param constants what else has to stand in a row with feedback, by column
 * @param maximum what a paper without a fault gets in a row, as far as the table says it
 * @param refused why the platform would not take a mark for a row
 * @param kept the columns that are handed back; nothing for all of them and all rows, else only rows with marks
 */
record TableColumns(
        Roster roster,
        int mark,
        Optional<Integer> feedback,
        Map<Integer, String> constants,
        Function<Row, Optional<BigDecimal>> maximum,
        Function<Row, Optional<String>> refused,
        List<Integer> kept) {
    TableColumns {
        constants = Map.copyOf(constants);
        kept = List.copyOf(kept);
    }

    /** A table of which only the marks change. */
    static TableColumns marks(Roster roster, int mark, Function<Row, Optional<BigDecimal>> maximum) {
        return new TableColumns(roster, mark, Optional.empty(), Map.of(), maximum, row -> Optional.empty(), List.of());
    }

    TableColumns withFeedback(Optional<Integer> column, Map<Integer, String> otherCells) {
        return new TableColumns(roster, mark, column, otherCells, maximum, refused, kept);
    }

    TableColumns refusing(Function<Row, Optional<String>> reason) {
        return new TableColumns(roster, mark, feedback, constants, maximum, reason, kept);
    }

    TableColumns keeping(List<Integer> columns) {
        return new TableColumns(roster, mark, feedback, constants, maximum, refused, columns);
    }

    /** A number in a table, with a point or a comma. */
    static Optional<BigDecimal> number(String text) {
        String plain = text.strip().replace(',', '.');
        return plain.matches("\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** A maximum that marks can be scaled to. */
    static Optional<BigDecimal> positive(String text) {
        return number(text).filter(value -> value.signum() > 0);
    }
}
