package gradus.report.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What stands in one place of a table. */
public sealed interface Cell {
    /** Digits of shares and correlations behind the point. */
    int DECIMALS = 4;

    Cell NONE = new None();

    record Text(String text) implements Cell {}

    record Decimal(BigDecimal number) implements Cell {}

    record Texts(List<String> texts) implements Cell {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /** Nothing: what would stand there has no meaning in this row. */
    record None() implements Cell {}

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(long number) {
        return new Decimal(BigDecimal.valueOf(number));
    }

    static Cell of(BigDecimal number) {
        return new Decimal(number);
    }

    static Cell of(List<String> texts) {
        return new Texts(texts);
    }

    static Cell ofText(Optional<String> text) {
        return text.<Cell>map(Text::new).orElse(NONE);
    }

    /** A number to four decimals, if there is one. */
    static Cell rounded(OptionalDouble number) {
        return number.isPresent()
                ? of(BigDecimal.valueOf(number.getAsDouble()).setScale(DECIMALS, RoundingMode.HALF_EVEN))
                : NONE;
    }

    /** A share to four decimals; nothing where there is no whole. */
    static Cell share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? NONE : of(part.divide(whole, DECIMALS, RoundingMode.HALF_EVEN));
    }
}
