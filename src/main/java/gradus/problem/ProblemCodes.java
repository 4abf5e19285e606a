package gradus.problem;

/** The stable codes of what can be wrong with a problem file; docs/messages.md explains each. */
public final class ProblemCodes {
    /** A name is none of the known activation functions, losses, optimisers or options. */
    public static final String UNKNOWN_NAME = "GP101";
    /** A number is expected. */
    public static final String NOT_A_NUMBER = "GP102";
    /** A number lies outside of what it may be. */
    public static final String OUT_OF_RANGE = "GP103";
    /** A list is expected. */
    public static final String NOT_A_LIST = "GP104";
    /** The id, or the name of a query point, has characters that it cannot have. */
    public static final String BAD_ID = "GP105";
    /** A formula is expected. */
    public static final String NOT_A_FORMULA = "GP106";
    /** A problem is either a network or a graph of definitions. */
    public static final String NETWORK_AND_GRAPH = "GP107";
    /** A key has no meaning beside another one. */
    public static final String WRONG_FORM = "GP108";
    /** The formula of an activation or a loss does not use what it is a formula of. */
    public static final String FORMULA_OF_NOTHING = "GP109";
    /** A problem is larger than what is computed with; see {@link ProblemLimits}. */
    public static final String TOO_LARGE = "GP110";
    /** Numbers do not have the shape that is needed. */
    public static final String WRONG_SHAPE = "GP201";
    /** There is a training step, but no loss that it could follow. */
    public static final String MISSING_LOSS = "GP202";
    /** Something refers to the training step, but there is none. */
    public static final String NO_TRAINING = "GP203";
    /** The formula of an activation or a loss mixes the examples of a batch. */
    public static final String NOT_BY_EXAMPLE = "GP204";
    /** No quantity of the problem is called so. */
    public static final String UNKNOWN_QUANTITY = "GP301";
    /** Several quantities of the problem can be meant. */
    public static final String AMBIGUOUS_QUANTITY = "GP302";
    /** A quantity is asked or given twice. */
    public static final String TWICE = "GP303";
    /** An asked quantity is not finite. */
    public static final String NOT_FINITE = "GP304";
    /** A derivative of one quantity by another that has none here. */
    public static final String NO_DERIVATIVE = "GP305";
    /** A formula may not use something. */
    public static final String NOT_USABLE = "GP306";
    /** A formula is asked for something that is not computed by one. */
    public static final String NO_FORMULA = "GP307";
    /** A value is given for an entry of something that is computed as a whole. */
    public static final String PART_GIVEN = "GP308";
    /** No known mistake or convention is called so. */
    public static final String UNKNOWN_MISTAKE = "GP309";
    /** A printed number differs from the solver's. */
    public static final String WRONG_KEY = "GP401";
    /** A printed number is cut off rather than rounded. */
    public static final String TRUNCATED_KEY = "GP402";
    /** A printed formula differs from the derived one. */
    public static final String WRONG_FORMULA_KEY = "GP403";
    /** What explains a printed number that is wrong. */
    public static final String KEY_EXPLAINED = "GP404";
    /** The reduction over the batch is not stated. */
    public static final String REDUCTION_NOT_STATED = "GP501";
    /** The reference gradient of a quantity disagrees with finite differences. */
    public static final String GRADIENT_CHECK = "GP502";
    /** A rectifier sits on its kink, and its derivative there is not stated. */
    public static final String KINK = "GP503";
    /** Two outputs are equally large, so the predicted class is arbitrary. */
    public static final String TIE = "GP504";
    /** A relative tolerance against a true value of 0 accepts nothing. */
    public static final String RELATIVE_TO_ZERO = "GP505";
    /** A unit is saturated: its derivative is so small that gradients through it vanish. */
    public static final String SATURATED = "GP506";
    /** All questions together are worth nothing. */
    public static final String NO_POINTS = "GP507";
    /** A tolerance is so wide that an answer of zeros is right. */
    public static final String ZEROS_ACCEPTED = "GP508";
    /** So much cancels in an answer that rounding on the way leaves little of it. */
    public static final String CANCELS = "GP509";

    private ProblemCodes() {}
}
