package gradus.submission;

/** A text of which is known which bracket closes which. */
final class PairedText {
    private final String text;
    private final int[] close;
    private final Surface surface;

    /**
     * A text with its brackets.
     *
     * @param close for the index of an opening bracket or of {@code \begin} the index behind its end; 0 elsewhere
     */
    PairedText(String text, int[] close, Surface surface) {
        this.text = text;
        this.close = close;
        this.surface = surface;
    }

    /** The text; frames such as {@code \boxed{…}} and environments that change nothing have become blanks. */
    String text() {
        return text;
    }

    Surface surface() {
        return surface;
    }

    /** The index behind the bracket or environment that opens at an index, or 0 if none does. */
    int behind(int index) {
        return index < close.length ? close[index] : 0;
    }

    char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    /** The index behind the letters of a command of LaTeX whose backslash stands at an index. */
    int behindCommand(int index) {
        int end = index + 1;
        while (Character.isLetter(at(end))) {
            end++;
        }
        return end == index + 1 ? Math.min(text.length(), index + 2) : end;
    }
}
