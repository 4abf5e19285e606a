package gradus.formula;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What products, quotients, powers and transposes mean, where that depends on how a formula is meant. */
interface Products {
    /** The signs of products; none where factors stand side by side. */
    Set<String> SIGNS = Set.of("", "·", "*", "@");

    /** left * right. */
    Typed star(Typed left, Typed right, Span span);

    /** Factors without a sign, or with a dot. */
    Typed sideBySide(Typed left, Typed right, Span span);

    /** left @ right, dot(left, right). */
    Typed matrix(Typed left, Typed right, Span span);

    /** left / right. */
    Typed quotient(Typed left, Typed right, Span span);

    /** base^exponent. */
    Typed superscript(Typed base, Typed exponent, Span span);

    /** A product whose other factor is ones: a column of them, or a row. */
    Typed withOnes(Ones ones, Typed operand, Span span);

    Typed transposed(Typed operand, Span span);

    /** The product of two terms of which one is transposed, where that has a meaning of its own; else nothing. */
    Optional<Typed> ofTransposed(Term.Operation product, Function<Term, Typed> meaning);

    /** Refuses two vectors that go together entry by entry only by making a matrix that nobody means. */
    void requireOneDirection(Typed left, Typed right, Span span);

    /** Where ones stand beside the other factor, and how they lie. */
    enum Ones {
        ROW_FROM_LEFT,
        COLUMN_FROM_LEFT,
        ROW_FROM_RIGHT,
        COLUMN_FROM_RIGHT
    }
}
