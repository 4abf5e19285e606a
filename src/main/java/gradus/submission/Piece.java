package gradus.submission;

import java.util.List;

/**
 * What stands between two separators: words, or a chain of parts with {@code =} between them.
 *
 * @param parts what stands before, between and behind the signs; one part if there is no sign
 * @param before what separates it from the piece before it
 * @param mathematics whether it stands in a formula
 * @param colon whether the first sign is a colon
 */
record Piece(List<Span> parts, Separator before, boolean mathematics, boolean colon) {
    /** What separates two pieces. */
    enum Separator {
        /** A comma. */
        COMMA,
        /** The end of a line. */
        LINE,
        /** The border of a formula within a line. */
        BORDER,
        /** Something behind which another statement begins. */
        END
    }

    Piece {
        parts = List.copyOf(parts);
    }

    int from() {
        return parts.get(0).from();
    }

    Span last() {
        return parts.get(parts.size() - 1);
    }

    boolean hasSign() {
        return parts.size() > 1;
    }

    boolean isBlank(String text) {
        return parts.stream().allMatch(part -> part.isBlank(text));
    }

    /** Whether it goes on with what stands before it: {@code = [0.1]}. */
    boolean beginsWithSign(String text) {
        return hasSign() && parts.get(0).isBlank(text);
    }
}
