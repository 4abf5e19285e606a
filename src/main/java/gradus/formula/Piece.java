package gradus.formula;

/**
 * A part of a formula in one form.
 *
 * @param text the text of the form
 * @param strength how tightly it holds together
 */
record Piece(String text, Strength strength) {

    static Piece atom(String text) {
        return new Piece(text, Strength.ATOM);
    }

    boolean isBelow(Strength needed) {
        return strength.isBelow(needed);
    }
}
