package gradus.formula;

import gradus.tensor.Digits;
import java.util.List;

/**
 * One way to write formulas, such as LaTeX. It says something about every {@link Phrase}: its text, and how tightly the text
 * holds together, from which brackets follow.
 */
public abstract class FormulaForm {
    FormulaForm() {}

    /**
     * Formulas joined by equals signs, as a text of its own that a document can hold.
     *
     * @param sides what {@link FormulaPrinter} printed in this form, at least one
     */
    public abstract String equation(List<String> sides);

    abstract Piece named(Name name);

    abstract Piece numeral(Ratio value);

    abstract Piece value(Phrase.Value value);

    abstract Piece grid(Phrase.Grid grid);

    abstract Piece identity(Phrase.Identity identity);

    abstract Piece negation(Phrase.Negation negation);

    abstract Piece sum(Phrase.Sum sum);

    abstract Piece product(Phrase.Product product);

    abstract Piece chain(Phrase.Chain chain);

    abstract Piece quotient(Phrase.Quotient quotient);

    abstract Piece power(Phrase.Power power);

    abstract Piece root(Phrase.Root root);

    abstract Piece transposition(Phrase.Transposition transposition);

    abstract Piece call(Phrase.Call call);

    abstract Piece along(Phrase.Along along);

    abstract Piece largestPlace(Phrase.LargestPlace place);

    abstract Piece indicator(Phrase.Indicator indicator);

    abstract Piece totalSum(Phrase.TotalSum sum);

    abstract Piece axisSum(Phrase.AxisSum sum);

    abstract Piece reshaped(Phrase.Reshaped reshaped);

    abstract Piece repeated(Phrase.Repeated repeated);

    abstract Piece spread(Phrase.Spread spread);

    abstract Piece part(Phrase.Part part);

    abstract Piece joined(Phrase.Joined joined);

    abstract Piece operation(Phrase.Operation operation);

    /** A text in brackets. */
    abstract String bracketed(String text);

    /** The text of a phrase, in brackets where it holds less tightly than needed. */
    final String text(Phrase phrase, Strength needed) {
        return text(phrase.in(this), needed);
    }

    /** The text of a piece, in brackets where it holds less tightly than needed. */
    final String text(Piece piece, Strength needed) {
        return piece.isBelow(needed) ? bracketed(piece.text()) : piece.text();
    }

    /** The text of a phrase that stands alone, as in brackets or behind a comma. */
    final String alone(Phrase phrase) {
        return phrase.in(this).text();
    }

    /** The absolute value of a number with so many digits, with a point and perhaps an exponent. */
    static String digits(double number, int significantDigits) {
        double size = Math.abs(number);
        return significantDigits == Phrase.Value.ALL ? Digits.full(size) : Digits.rounded(size, significantDigits);
    }
}
