package gradus.yaml;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import java.util.Optional;

/**
 * Reads a YAML or JSON file that a stranger wrote into one tree of texts with places.
 *
 * <p>Bad input never throws: it becomes issues. Sizes, lengths and depth are bounded before and while reading, anchors,
 * aliases and tags are refused, and no text is ever taken for a number, a truth value or a date.
 */
public final class YamlReader {
    /** The largest file that is read: 8 MiB. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The longest single text: 256 Ki UTF-16 characters. YAML scanners may be quadratic in it. */
    public static final int MAX_TEXT = 256 * 1024;

    /** How deep lists and mappings may be nested; the outermost one has depth 1. */
    public static final int MAX_DEPTH = 64;

    /** The most texts, lists and mappings in one file, keys included. */
    public static final int MAX_VALUES = 500_000;

    private YamlReader() {}

    /**
     * The tree of a file, or nothing if the file cannot be read as a whole; then {@code issues} has at least one error.
     *
     * <p>A key that occurs twice is an error too, but the tree is given with the first one, so that its other faults can
     * be found in the same go.
     *
     * @param fileName the name that positions carry; the file system is not touched
     * @param bytes the content in UTF-8, or in UTF-16 or UTF-32 with a byte order mark
     * @param syntax which notation it is in
     * @param issues gets everything that is wrong
     */
    public static Optional<YamlNode> read(String fileName, byte[] bytes, Syntax syntax, IssueList issues) {
        try {
            String text = decoded(fileName, bytes);
            Optional<YamlNode> plain = PlainText.read(fileName, text, syntax);
            return plain.isPresent() ? plain : Optional.of(tree(fileName, text, syntax, MAX_TEXT, issues));
        } catch (Refusal refusal) {
            issues.add(refusal.issue());
            return Optional.empty();
        }
    }

    /**
     * The tree of a JSON file whose texts may be as long as the file, such as pictures in a notebook; otherwise like
     * {@link #read}.
     */
    public static Optional<YamlNode> readWithLongTexts(String fileName, byte[] bytes, IssueList issues) {
        try {
            return Optional.of(tree(fileName, decoded(fileName, bytes), Syntax.JSON, MAX_BYTES, issues));
        } catch (Refusal refusal) {
            issues.add(refusal.issue());
            return Optional.empty();
        }
    }

    /**
     * The text of a file in another notation, or nothing if it is none; then {@code issues} has an error.
     *
     * @param fileName the name that positions carry
     * @param bytes the content in UTF-8, or in UTF-16 or UTF-32 with a byte order mark
     * @param issues gets what is wrong
     */
    public static Optional<String> text(String fileName, byte[] bytes, IssueList issues) {
        try {
            return Optional.of(decoded(fileName, bytes));
        } catch (Refusal refusal) {
            issues.add(refusal.issue());
            return Optional.empty();
        }
    }

    /** The lines of a file to be shown in messages; undecodable bytes become replacement characters. */
    public static SourceText sourceText(String fileName, byte[] bytes) {
        return bytes.length > MAX_BYTES
                ? SourceText.none(fileName)
                : SourceText.of(fileName, TextDecoder.decodeToShow(bytes));
    }

    private static YamlNode tree(String file, String text, Syntax syntax, int longest, IssueList issues) {
        if (syntax == Syntax.YAML) {
            LongTextScan.refuseLongTexts(file, text);
        }
        return TreeBuilder.build(file, text, syntax, longest, issues);
    }

    private static String decoded(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            String message = "'" + file + "' is larger than " + MAX_BYTES / (1024 * 1024) + " MiB";
            throw new Refusal(Issue.error(YamlCodes.FILE_TOO_LARGE, SourcePosition.start(file), 1, message));
        }
        return TextDecoder.decode(file, bytes);
    }
}
