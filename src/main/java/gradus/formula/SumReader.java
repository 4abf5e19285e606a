package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.List;
import java.util.OptionalInt;

/** Reads {@code \sum_k …}, {@code \sum_{k=1}^{n} …}; without an index the sum of all entries of what follows. */
final class SumReader {
    private final Words words;
    private final FormulaParser parser;

    SumReader(Words words, FormulaParser parser) {
        this.words = words;
        this.parser = parser;
    }

    Term sum() {
        Token sign = words.advance();
        String index = "";
        int first = 1;
        if (words.take("_")) {
            boolean inGroup = words.take("{");
            index = words.word(Kind.NAME, "a sum needs the letter of an index here")
                    .text();
            first = words.take("=") ? lowerLimit() : 1;
            if (inGroup && !words.here().is("}") && !words.isAtEnd()) {
                throw partialSum();
            }
            if (inGroup) {
                words.expect("}", sign.span());
            }
        }
        OptionalInt last = upperLimit(sign);
        words.deeper();
        Term operand = parser.product();
        words.shallower();
        Span span = sign.span().to(operand.span());
        return index.isEmpty()
                ? new Term.Call("sum", 0, List.of(operand), List.of(), span)
                : new Term.IndexedSum(
                        index, last.isPresent() ? last.getAsInt() - first + 1 : Term.IndexedSum.ALL, operand, span);
    }

    private int lowerLimit() {
        if (!words.here().text().equals("0") && !words.here().text().equals("1")) {
            throw partialSum();
        }
        return words.here().kind() == Kind.NUMBER && words.advance().text().equals("0") ? 0 : 1;
    }

    private FormulaFault partialSum() {
        return new FormulaFault(
                FormulaCodes.WRONG_ARGUMENTS,
                words.here().span(),
                "a sum over some of the entries is not known",
                "write the sum over all, less the entries that are left out");
    }

    /** The number that a sum ends with; none if it ends with a letter. */
    private OptionalInt upperLimit(Token sum) {
        if (!words.take("^")) {
            return OptionalInt.empty();
        }
        boolean inGroup = words.take("{");
        Token limit = words.advance();
        boolean alone = !inGroup || words.here().is("}");
        while (inGroup && !words.here().is("}") && !words.isAtEnd()) {
            words.advance();
        }
        if (inGroup) {
            words.expect("}", sum.span());
        }
        boolean isNumber = alone && limit.kind() == Kind.NUMBER && limit.text().matches("[0-9]{1,6}");
        return isNumber ? OptionalInt.of(Integer.parseInt(limit.text())) : OptionalInt.empty();
    }
}
