package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.util.Optional;

/** How much a text from a stranger may hold; counted in one pass, before anything is made of it. */
public final class TextLimits {
    /** The most numbers, or words with a digit in them. */
    public static final int NUMBERS = 500_000;

    /** The most signs that may stand between a name and a value: equals signs, colons, ends of cells. */
    public static final int RELATIONS = 50_000;

    private TextLimits() {}

    /** Why a text is too much, if it is. */
    static Optional<Issue> exceeded(String file, String text) {
        int numbers = 0;
        int relations = 0;
        boolean inNumber = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            numbers += isDigit && !inNumber ? 1 : 0;
            inNumber = isDigit || (inNumber && c == '.');
            relations += c == '=' || c == ':' ? 1 : 0;
        }
        if (numbers > NUMBERS) {
            return Optional.of(tooMuch(file, "the text has more than 500,000 numbers"));
        }
        return relations > RELATIONS
                ? Optional.of(tooMuch(file, "the text has more than 50,000 equals signs and colons"))
                : Optional.empty();
    }

    private static Issue tooMuch(String file, String message) {
        return Issue.error(TextCodes.TOO_MUCH, SourcePosition.start(file), 1, message)
                .withFix("hand in the answers alone");
    }
}
