package gradus.report.page;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a line tells strong papers from weak ones: the correlation between the points of the line and the points of all other
 * lines of the paper, over the papers that hand in the problem. For a line that is worth all or nothing that is the point-biserial
 * correlation. Counted from one paper after the other.
 */
final class Discrimination {
    /** With fewer papers the correlation says nothing. */
    static final int FEWEST_PAPERS = 10;

    private static final double NOISE = 1e-12;

    private int papers;
    private double meanOfLine;
    private double meanOfRest;
    private double squaresOfLine;
    private double squaresOfRest;
    private double products;

    /**
     * Adds a paper.
     *
     * @param line the points of the line
     * @param rest the points of all other lines
     */
    void add(double line, double rest) {
        papers++;
        double fromLine = line - meanOfLine;
        double fromRest = rest - meanOfRest;
        meanOfLine += fromLine / papers;
        meanOfRest += fromRest / papers;
        squaresOfLine += fromLine * (line - meanOfLine);
        squaresOfRest += fromRest * (rest - meanOfRest);
        products += fromLine * (rest - meanOfRest);
    }

    /** The correlation, from -1 to 1; empty where it has no meaning. */
    OptionalDouble value() {
        return reason().isPresent()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(-1, Math.min(1, products / Math.sqrt(squaresOfLine * squaresOfRest))));
    }

    /** Why there is none, as the end of the key of a message. */
    Optional<String> reason() {
        if (papers < FEWEST_PAPERS) {
            return Optional.of("too-few-papers");
        }
        if (squaresOfLine <= NOISE * papers) {
            return Optional.of("all-the-same");
        }
        return squaresOfRest <= NOISE * papers ? Optional.of("rest-all-the-same") : Optional.empty();
    }
}
