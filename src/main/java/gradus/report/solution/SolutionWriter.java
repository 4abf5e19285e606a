package gradus.report.solution;

/** One form of worked solutions. */
public interface SolutionWriter {

    /**
     * A whole document.
     *
     * @param significantDigits to how many digits numbers are rounded for reading, at least 1
     */
    String write(WorkedSolution solution, int significantDigits);
}
