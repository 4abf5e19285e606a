package gradus.grading;

/**
 * How much speaks for a mistake.
 *
 * @param entries how many entries are what the mistake gives and not what is right
 * @param of how many entries the line has
 * @param digits how many decimal digits in all agree where the right rule would give others: the chance that some other mistake
 *     gives these numbers is about one in ten to this power
 */
public record Evidence(int entries, int of, double digits) {}
