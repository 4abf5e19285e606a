package gradus.grading;

/**
 * A part of a written formula.
 *
 * @param formula the whole formula as written
 * @param offset where the part starts, in code points from 0
 * @param length how many code points it has
 */
public record FormulaPart(String formula, int offset, int length) {}
