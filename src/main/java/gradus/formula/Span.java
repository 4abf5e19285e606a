package gradus.formula;

/**
 * A piece of a formula's text.
 *
 * @param start the first character, counted from 0
 * @param end the character behind the last one
 */
record Span(int start, int end) {
    int length() {
        return Math.max(1, end - start);
    }

    Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }
}
