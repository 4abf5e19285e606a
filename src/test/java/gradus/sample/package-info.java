/**
 * Simulated students: how they compute, where they go wrong, how they write, and the sample class made of them.
 *
 * <p>{@link gradus.sample.Paper}, {@link gradus.sample.Work}, {@link gradus.sample.Mistake}, {@link gradus.sample.Rounding},
 * {@link gradus.sample.Slip}, {@link gradus.sample.Style} and {@link gradus.sample.PaperWriter} are for any test that needs
 * papers. They use the graph of a problem, and nothing that grades.
 */
package gradus.sample;
