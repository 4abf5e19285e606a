package gradus.formula;

/**
 * A word of a formula.
 *
 * @param kind what it is
 * @param text what it means: the name, the digits, or the operator in its usual spelling
 * @param span where it stands
 * @param spaceBefore whether a blank stands before it
 */
record Token(Kind kind, String text, Span span, boolean spaceBefore) {
    private static final int LONGEST_WHOLE = 9;

    enum Kind {
        NUMBER,
        /** A name or function. */
        NAME,
        /** An operator, a bracket, a comma. */
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** The operator or bracket; empty if it is something else. */
    String sign() {
        return kind == Kind.SIGN ? text : "";
    }

    boolean isWhole() {
        return kind == Kind.NUMBER
                && text.length() <= LONGEST_WHOLE
                && text.chars().allMatch(Character::isDigit);
    }
}
