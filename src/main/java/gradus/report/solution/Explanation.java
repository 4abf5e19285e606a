package gradus.report.solution;

/**
 * What is said about a quantity.
 *
 * @param title what it is
 * @param sentence how it is computed, and why so
 */
record Explanation(Sentence title, Sentence sentence) {
    static Explanation of(String title, Sentence sentence) {
        return new Explanation(Sentence.of(title), sentence);
    }

    static Explanation of(String title, String sentence) {
        return of(title, Sentence.of(sentence));
    }
}
