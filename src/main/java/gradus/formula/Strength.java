package gradus.formula;

/** How tightly a piece of a formula holds together, from loose to tight; a looser one in a tighter place needs brackets. */
enum Strength {
    /** Terms with + and −, or a sign before something. */
    SUM,
    /** A Σ before something; it reaches as far to the right as a product goes. */
    SUMMATION,
    /** A quotient on one line. */
    QUOTIENT,
    /** Factors with ∘, or numbers before something. */
    PRODUCT,
    /** Factors side by side: a matrix product. */
    CHAIN,
    /** A derivative or fraction on one line, ∂E/∂W2. */
    INLINE,
    /** A fraction with a bar. */
    FRACTION,
    /** Something with a superscript. */
    POWER,
    /** A name, a number, a function with its argument, or whatever has brackets. */
    ATOM;

    boolean isBelow(Strength other) {
        return compareTo(other) < 0;
    }
}
