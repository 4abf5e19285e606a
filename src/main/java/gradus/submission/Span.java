package gradus.submission;

/**
 * Some characters of a text.
 *
 * @param from the index of the first one
 * @param to the index behind the last one
 */
record Span(int from, int to) {
    Span {
        if (from > to) {
            throw new IllegalArgumentException("a span from " + from + " to " + to);
        }
    }

    String of(String text) {
        return text.substring(from, to);
    }

    boolean isBlank(String text) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Without blanks at both ends. */
    Span stripped(String text) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
