/**
 * What students hand in: who they are, and for each quantity the numbers they wrote, digit for digit.
 *
 * <p>Knows files and written numbers. Must not know a problem, an answer or a mark; whether a name means anything and
 * whether a number is right is decided elsewhere.
 */
@org.jspecify.annotations.NullMarked
package gradus.submission;
