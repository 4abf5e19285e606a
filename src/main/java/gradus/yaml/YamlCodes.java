package gradus.yaml;

/** The stable identifiers of everything this package reports. */
public final class YamlCodes {
    /** The file is not text at all: it holds bytes or control characters that no text file has. */
    public static final String NOT_TEXT = "GY001";

    /** The file is text, but its bytes are not UTF-8 (nor UTF-16 or UTF-32 with a byte order mark). */
    public static final String NOT_UTF8 = "GY002";

    /** The file is empty or has only comments. */
    public static final String EMPTY_FILE = "GY003";

    /** The file is larger than {@link YamlReader#MAX_BYTES}. */
    public static final String FILE_TOO_LARGE = "GY004";

    /** A single text or comment is longer than {@link YamlReader#MAX_TEXT}. */
    public static final String TEXT_TOO_LONG = "GY005";

    /** Lists and mappings are nested deeper than {@link YamlReader#MAX_DEPTH}. */
    public static final String TOO_DEEP = "GY006";

    /** A mapping names the same key twice; the first one counts. */
    public static final String DUPLICATE_KEY = "GY007";

    /** A YAML anchor ({@code &name}) or alias ({@code *name}). */
    public static final String ANCHOR = "GY008";

    /** A YAML tag ({@code !name}). */
    public static final String TAG = "GY009";

    /** A second document, or text after the end of the first one. */
    public static final String SECOND_DOCUMENT = "GY010";

    /** A tab stands where the indentation must be blanks. */
    public static final String TAB = "GY011";

    /** {@code key:value} without the blank after the colon. */
    public static final String MISSING_BLANK = "GY012";

    /** A quotation or a bracket is opened and never closed. */
    public static final String NOT_CLOSED = "GY013";

    /** Items without a comma between them, or the wrong closing bracket. */
    public static final String MISSING_COMMA = "GY014";

    /** A colon with a blank inside a text that has no quotes. */
    public static final String SECOND_COLON = "GY015";

    /** A line whose indentation does not fit the lines above it. */
    public static final String INDENTATION = "GY016";

    /** A character that needs quotes where it stands. */
    public static final String NEEDS_QUOTES = "GY017";

    /** A comment in a JSON file. */
    public static final String JSON_COMMENT = "GY018";

    /** A comma before a closing bracket in a JSON file. */
    public static final String JSON_TRAILING_COMMA = "GY019";

    /** Any other place that cannot be read as YAML or JSON. */
    public static final String SYNTAX = "GY020";

    /** A mapping is expected and something else stands there. */
    public static final String NOT_A_MAPPING = "GY021";

    /** A mapping has a key that means nothing there. */
    public static final String UNKNOWN_KEY = "GY022";

    /** A mapping lacks a key that it needs. */
    public static final String MISSING_KEY = "GY023";

    /** A key stands there without a value. */
    public static final String EMPTY_VALUE = "GY024";

    /** A text is expected and a list or a mapping stands there. */
    public static final String NOT_A_TEXT = "GY025";

    /** More values than {@link YamlReader#MAX_VALUES}. */
    public static final String TOO_MANY_VALUES = "GY026";

    private YamlCodes() {}
}
