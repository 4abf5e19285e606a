package gradus.submission.table;

import gradus.issue.SourcePosition;
import gradus.written.NumberText;
import gradus.yaml.YamlScalar;

/**
 * One cell of a table.
 *
 * @param text what it holds, without quotation marks and surrounding blanks
 * @param quoted whether it stands in quotation marks
 * @param position its first character, which is the mark of a quoted one
 */
record Cell(String text, boolean quoted, SourcePosition position) {
    private static final int LONGEST_NAME = 400;

    boolean isBlank() {
        return text.isBlank();
    }

    /** Whether it is called like a quantity: it begins with a letter or a sign for one, and is no number. */
    boolean isName() {
        if (isBlank() || text.length() > LONGEST_NAME) {
            return false;
        }
        int first = text.codePointAt(0);
        boolean begins = Character.isLetter(first) || "∂∇_\\$".indexOf(first) >= 0;
        return begins && NumberText.read(text) instanceof NumberText.NotANumber;
    }

    /** The cell with another text, at the same place. */
    Cell with(String other) {
        return new Cell(other, quoted, position);
    }

    YamlScalar scalar() {
        return new YamlScalar(text, quoted, position);
    }
}
