package gradus.formula;

import gradus.graph.Label;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Formulas as mathematics writes them, whatever the glyphs: factors side by side are a matrix product, ∘ is entry by entry, Σ
 * adds up everything behind it, and a product with ones adds up rows or columns. What is only repeated is not written.
 */
abstract class MathematicalForm extends FormulaForm {
    /** A sum of no more terms is rather written twice than called by the name of a function. */
    private static final int FEW_TERMS = 2;

    /** What can stand between two parts of a row. */
    enum Sign {
        PLUS,
        MINUS,
        /** Multiplication entry by entry. */
        ENTRYWISE,
        /** Multiplication of numbers, where side by side would mislead. */
        TIMES,
        /** Multiplication without a sign. */
        SIDE_BY_SIDE,
        /** Nothing, as behind a Σ. */
        NOTHING,
        ABOVE,
        AT_LEAST,
        COMMA
    }

    /** What follows in a row. */
    record Link(Sign sign, String text) {}

    abstract String row(String first, List<Link> rest);

    abstract String negative(String text);

    /** A number that is not negative. */
    abstract Piece number(String decimal);

    /** A number that is not finite. */
    abstract String infinite(double number);

    abstract Piece fraction(String numerator, String denominator);

    /** Rows of numbers. */
    abstract String matrix(List<List<String>> rows);

    /** Rows of anything, put together like a matrix. */
    abstract String blocks(List<List<String>> rows);

    /** The sign of a sum. */
    abstract String summation();

    /** The column of ones, or the row. */
    abstract String ones(boolean isRow);

    abstract String identityLetter();

    abstract Piece raised(String base, Phrase exponent);

    abstract Piece transposed(String base);

    /** A function with its arguments, one text with commas. */
    abstract String application(String function, boolean isSlope, String arguments);

    /** A setting of a function, such as {@code axis=0}: numbers and words, several in brackets. */
    abstract String setting(String name, List<String> values);

    private String axisSetting(int axis) {
        return setting("axis", List.of(String.valueOf(axis)));
    }

    /** Something with indices, such as {@code 2:3, :}. */
    abstract Piece indexed(Phrase whole, String indices);

    @Override
    Piece numeral(Ratio value) {
        return value.isFraction()
                ? fraction(value.numerator().toString(), value.denominator().toString())
                : number(value.decimal());
    }

    @Override
    Piece value(Phrase.Value value) {
        String text = signed(value.number(), value.significantDigits());
        if (value.number() < 0) {
            return new Piece(text, Strength.SUM);
        }
        return Double.isFinite(value.number())
                ? number(digits(value.number(), value.significantDigits()))
                : Piece.atom(text);
    }

    private String signed(double number, int significantDigits) {
        if (!Double.isFinite(number)) {
            return infinite(number);
        }
        String text = number(digits(number, significantDigits)).text();
        return number < 0 ? negative(text) : text;
    }

    /** The matrices of a tensor stand one below the other, with a row left free between them. */
    @Override
    Piece grid(Phrase.Grid grid) {
        Tensor numbers = grid.numbers();
        Shape shape = numbers.shape();
        int columns = shape.rank() < 2 ? 1 : shape.size(shape.rank() - 1);
        int ofMatrix = shape.rank() < 3 ? numbers.count() : columns * shape.size(shape.rank() - 2);
        List<List<String>> rows = new ArrayList<>();
        for (int start = 0; start < numbers.count(); start += columns) {
            if (start > 0 && start % ofMatrix == 0 && ofMatrix > columns) {
                rows.add(Collections.nCopies(columns, ""));
            }
            List<String> row = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                row.add(signed(numbers.at(start + column), grid.significantDigits()));
            }
            rows.add(row);
        }
        return Piece.atom(matrix(rows));
    }

    @Override
    Piece identity(Phrase.Identity identity) {
        return Piece.atom(identityLetter());
    }

    @Override
    Piece negation(Phrase.Negation negation) {
        return new Piece(negative(text(negation.operand(), Strength.SUMMATION)), Strength.SUM);
    }

    @Override
    Piece sum(Phrase.Sum sum) {
        Phrase.Term head = sum.terms().get(0);
        String first = head.isNegative() ? negative(text(head.phrase(), Strength.SUMMATION)) : alone(head.phrase());
        List<Link> rest = new ArrayList<>();
        for (Phrase.Term term : sum.terms().subList(1, sum.terms().size())) {
            rest.add(new Link(term.isNegative() ? Sign.MINUS : Sign.PLUS, text(term.phrase(), Strength.SUMMATION)));
        }
        return new Piece(row(first, rest), Strength.SUM);
    }

    @Override
    Piece product(Phrase.Product product) {
        return new ProductRow(product).piece();
    }

    /** Factors one by one, with what has to stand between them. */
    private final class ProductRow {
        private final List<Phrase> factors = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private final int numbers;

        ProductRow(Phrase.Product product) {
            factors.addAll(product.scalars());
            factors.addAll(product.entries());
            factors.forEach(factor -> pieces.add(factor.in(MathematicalForm.this)));
            numbers = product.scalars().size();
        }

        Piece piece() {
            List<Link> rest = new ArrayList<>();
            for (int i = 1; i < factors.size(); i++) {
                rest.add(new Link(i > numbers ? Sign.ENTRYWISE : signBefore(i), text(i)));
            }
            boolean endsInSum = factors.get(factors.size() - 1) instanceof Phrase.TotalSum;
            return new Piece(row(text(0), rest), endsInSum ? Strength.SUMMATION : Strength.PRODUCT);
        }

        /** Side by side f (1 − f) would be a function of 1 − f, and two numbers would be one. */
        private Sign signBefore(int factor) {
            Phrase before = factors.get(factor - 1);
            Phrase phrase = factors.get(factor);
            boolean isCallLike =
                    before instanceof Phrase.Named && pieces.get(factor).isBelow(needed(factor));
            boolean isMisread = isCallLike || isNumber(phrase) || before instanceof Phrase.Value;
            return isMisread || isWord(before) || isWord(phrase) ? Sign.TIMES : Sign.SIDE_BY_SIDE;
        }

        private String text(int factor) {
            return MathematicalForm.this.text(pieces.get(factor), needed(factor));
        }

        private Strength needed(int factor) {
            boolean isLast = factor == factors.size() - 1;
            Phrase phrase = factors.get(factor);
            boolean isFirstNumber = factor == 0 && isNumber(phrase) && !isNegative(phrase);
            if (isFirstNumber || (isLast && phrase instanceof Phrase.TotalSum)) {
                return Strength.SUM;
            }
            if (factor >= numbers) {
                return Strength.CHAIN;
            }
            return isLast ? Strength.INLINE : Strength.FRACTION;
        }
    }

    private static boolean isNumber(Phrase phrase) {
        return phrase instanceof Phrase.Numeral || phrase instanceof Phrase.Value;
    }

    private static boolean isNegative(Phrase phrase) {
        return phrase instanceof Phrase.Value value && value.number() < 0;
    }

    /** Whether a name is a word of several letters, which side by side with others would be read as one. */
    private static boolean isWord(Phrase phrase) {
        return phrase instanceof Phrase.Named named
                && named.name() instanceof Name.Letter letter
                && !Word.of(letter.text()).isSymbol();
    }

    @Override
    Piece chain(Phrase.Chain chain) {
        List<Link> rest = new ArrayList<>();
        int last = chain.factors().size() - 1;
        for (int i = 1; i <= last; i++) {
            rest.add(new Link(Sign.SIDE_BY_SIDE, link(chain.factors().get(i), i == last)));
        }
        return new Piece(row(link(chain.factors().get(0), false), rest), Strength.CHAIN);
    }

    private String link(Phrase factor, boolean isLast) {
        boolean isProductWithOnes = factor instanceof Phrase.AxisSum sum && sum.rank() == 2;
        Strength besideOthers = isLast ? Strength.INLINE : Strength.FRACTION;
        return text(factor, isProductWithOnes ? Strength.CHAIN : besideOthers);
    }

    @Override
    Piece power(Phrase.Power power) {
        boolean isSquare = power.exponent().equals(new Phrase.Numeral(Ratio.TWO));
        if (power.ofSquareMatrix()) {
            return ofSquareMatrix(power, isSquare);
        }
        return raised(text(power.base(), Strength.ATOM), power.exponent());
    }

    /** A superscript would be one of the matrix. */
    private Piece ofSquareMatrix(Phrase.Power power, boolean isSquare) {
        if (isSquare && isShort(power.base())) {
            return product(new Phrase.Product(List.of(), List.of(power.base(), power.base())));
        }
        Phrase.Call call = isSquare
                ? new Phrase.Call("square", false, List.of(power.base()))
                : new Phrase.Call("power", false, List.of(power.base(), power.exponent()));
        return call(call);
    }

    private static boolean isShort(Phrase phrase) {
        if (phrase instanceof Phrase.Sum sum) {
            return sum.terms().size() <= FEW_TERMS && sum.terms().stream().allMatch(term -> isLeaf(term.phrase()));
        }
        return isLeaf(phrase);
    }

    private static boolean isLeaf(Phrase phrase) {
        return phrase instanceof Phrase.Named
                || phrase instanceof Phrase.Grid
                || phrase instanceof Phrase.Numeral
                || phrase instanceof Phrase.Value;
    }

    @Override
    Piece transposition(Phrase.Transposition transposition) {
        return transposed(text(transposition.operand(), Strength.ATOM));
    }

    @Override
    Piece call(Phrase.Call call) {
        return Piece.atom(application(call.function(), call.isSlope(), arguments(call.arguments())));
    }

    private String arguments(List<Phrase> phrases) {
        List<Link> rest = new ArrayList<>();
        for (Phrase phrase : phrases.subList(1, phrases.size())) {
            rest.add(new Link(Sign.COMMA, alone(phrase)));
        }
        return row(alone(phrases.get(0)), rest);
    }

    @Override
    Piece along(Phrase.Along along) {
        return along(along.function(), along.operand(), along.axis(), along.isAxisKnown());
    }

    private Piece along(String function, Phrase operand, int axis, boolean isAxisKnown) {
        List<Link> setting = isAxisKnown ? List.of() : List.of(new Link(Sign.COMMA, axisSetting(axis)));
        return Piece.atom(application(function, false, row(alone(operand), setting)));
    }

    /** Places count from 1, so the classes that count from 0 are one less. */
    @Override
    Piece largestPlace(Phrase.LargestPlace place) {
        Piece piece = along("argmax", place.operand(), place.axis(), place.isAxisKnown());
        int shift = place.first() - 1;
        if (shift == 0) {
            return piece;
        }
        Link shifted = new Link(
                shift < 0 ? Sign.MINUS : Sign.PLUS,
                number(String.valueOf(Math.abs(shift))).text());
        return new Piece(row(piece.text(), List.of(shifted)), Strength.SUM);
    }

    @Override
    Piece totalSum(Phrase.TotalSum sum) {
        String operand = text(sum.operand(), Strength.PRODUCT);
        return new Piece(row(summation(), List.of(new Link(Sign.NOTHING, operand))), Strength.SUMMATION);
    }

    @Override
    Piece axisSum(Phrase.AxisSum sum) {
        if (sum.rank() != 2) {
            return along("sum", sum.operand(), sum.axis(), false);
        }
        Piece operand = sum.operand().in(this);
        if (sum.axis() == 0) {
            Link summed = new Link(Sign.SIDE_BY_SIDE, text(operand, Strength.CHAIN));
            return new Piece(row(ones(true), List.of(summed)), Strength.CHAIN);
        }
        Strength needed = operand.strength() == Strength.INLINE ? Strength.FRACTION : Strength.CHAIN;
        Link ones = new Link(Sign.SIDE_BY_SIDE, ones(false));
        return new Piece(row(text(operand, needed), List.of(ones)), Strength.CHAIN);
    }

    /** A vector is the same standing or lying, but for a transpose. */
    @Override
    Piece reshaped(Phrase.Reshaped reshaped) {
        Shape from = reshaped.from();
        Shape to = reshaped.to();
        if (from.count() == 1 && to.rank() == 0) {
            return reshaped.operand().in(this);
        }
        boolean areTensors = from.rank() > 2 || to.rank() > 2;
        if (from.isVector() && to.isVector() && !areTensors) {
            return isRow(from) == isRow(to)
                    ? reshaped.operand().in(this)
                    : transposition(new Phrase.Transposition(reshaped.operand()));
        }
        List<Link> sizes = new ArrayList<>();
        to.sizes()
                .forEach(size -> sizes.add(
                        new Link(Sign.COMMA, number(String.valueOf(size)).text())));
        return Piece.atom(application("reshape", false, row(alone(reshaped.operand()), sizes)));
    }

    private static boolean isRow(Shape vector) {
        return vector.rank() == 2 && vector.columns() > 1;
    }

    @Override
    Piece repeated(Phrase.Repeated repeated) {
        Shape from = repeated.from();
        Shape to = repeated.to();
        if (to.rank() > 2) {
            return operation(new Phrase.Operation(
                    List.of(repeated.operand()), new Label("broadcast_to", List.of()).with("shape", to)));
        }
        boolean isDown = to.rank() == 2 && to.rows() > 1 && (from.rank() < 2 || from.rows() == 1);
        boolean isAcross = to.rank() == 2 && to.columns() > 1 && (from.isScalar() || from.columns() == 1);
        List<Link> rest = new ArrayList<>();
        String operand = text(repeated.operand(), Strength.FRACTION);
        String first = isDown && !from.isScalar() ? ones(false) : operand;
        if (isDown) {
            rest.add(new Link(Sign.SIDE_BY_SIDE, from.isScalar() ? ones(false) : operand));
        }
        if (isAcross) {
            rest.add(new Link(Sign.SIDE_BY_SIDE, ones(true)));
        }
        return rest.isEmpty() ? Piece.atom(first) : new Piece(row(first, rest), Strength.CHAIN);
    }

    @Override
    Piece spread(Phrase.Spread spread) {
        return spread.operand().in(this);
    }

    /** Places count from 1, and the last one is inclusive. */
    @Override
    Piece part(Phrase.Part part) {
        List<String> axes = new ArrayList<>();
        for (int axis = 0; axis < part.rank(); axis++) {
            axes.add(axis == part.axis() ? range(part.start() + 1, part.start() + part.size()) : ":");
        }
        return indexed(part.operand(), String.join(", ", axes));
    }

    private static String range(int first, int last) {
        return first == last ? String.valueOf(first) : first + ":" + last;
    }

    /** What indices can stand at the foot of: a letter without any, or something in brackets. */
    final String indexable(Phrase whole) {
        boolean isBare = whole instanceof Phrase.Named named
                && Scripts.areOn(named.name())
                && Scripts.of(named.name()).lower().isEmpty();
        return isBare ? alone(whole) : bracketed(alone(whole));
    }

    /** The indices of an entry, a row or a column. */
    static String indices(Name.Entry entry) {
        return (entry.row() == 0 ? ":" : entry.row()) + ", " + (entry.column() == 0 ? ":" : entry.column());
    }

    @Override
    Piece joined(Phrase.Joined joined) {
        List<List<String>> rows = new ArrayList<>();
        for (Phrase part : joined.parts()) {
            if (joined.axis() == 0 || rows.isEmpty()) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(alone(part));
        }
        return Piece.atom(blocks(rows));
    }

    @Override
    Piece operation(Phrase.Operation operation) {
        List<Link> rest = new ArrayList<>();
        for (Phrase operand :
                operation.operands().subList(1, operation.operands().size())) {
            rest.add(new Link(Sign.COMMA, alone(operand)));
        }
        for (Label.Setting setting : operation.label().settings()) {
            rest.add(new Link(
                    Sign.COMMA, setting(setting.name(), List.of(setting.value().split(",", -1)))));
        }
        String arguments = row(alone(operation.operands().get(0)), rest);
        return Piece.atom(application(operation.label().function(), false, arguments));
    }
}
