package gradus.formula;

/** The stable codes of what can be wrong with a formula; docs/messages.md explains each. */
public final class FormulaCodes {
    /** A character that stands for nothing here, or a bracket that is not closed. */
    public static final String SYNTAX = "GF101";
    /** The formula is too long, too deep or too costly. */
    public static final String TOO_LARGE = "GF102";
    /** Nothing is called so. */
    public static final String UNKNOWN_NAME = "GF201";
    /** A function gets too few or too many arguments, or one it does not know. */
    public static final String WRONG_ARGUMENTS = "GF202";
    /** The shapes of two parts do not fit. */
    public static final String WRONG_SHAPES = "GF203";
    /** It can be read in two ways that give different numbers. */
    public static final String AMBIGUOUS = "GF204";

    private FormulaCodes() {}
}
