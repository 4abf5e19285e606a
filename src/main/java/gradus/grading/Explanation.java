package gradus.grading;

/**
 * Something that gives the numbers of a wrong line.
 *
 * @param id the id of a known mistake, or of a slip of the pen
 * @param layer the layer where it was made, counted from 1; 0 if that is not said
 * @param name what it is, in a few words
 * @param hint a question that leads to the place
 * @param text what was done and what is to be done instead
 */
public record Explanation(String id, int layer, String name, String hint, String text) {}
