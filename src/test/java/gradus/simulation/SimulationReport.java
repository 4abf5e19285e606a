package gradus.simulation;

import java.util.ArrayList;
import java.util.List;

/** Prints what the tests of this package count, for as many problems as wanted: {@code single 100}. */
final class SimulationReport {
    private SimulationReport() {}

    /**
     * Runs one simulation.
     *
     * @param arguments {@code right}, {@code files}, {@code single}, {@code pairs}, {@code others} or {@code sparse}, and the
     *     number of problems
     */
    public static void main(String[] arguments) {
        int problems = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        List<Digits> kept = new ArrayList<>(Simulation.DIGITS);
        kept.add(Digits.decimals(3));
        kept.add(Digits.significant(3));
        System.out.println(
                switch (arguments[0]) {
                    case "right" -> Simulation.rightOnDrawn(problems);
                    case "files" -> Simulation.rightOnFiles();
                    case "single" -> Simulation.single(problems, kept);
                    case "pairs" -> Simulation.pairs(problems, kept);
                    case "others" -> Simulation.others(problems, kept);
                    case "sparse" -> Simulation.sparse(problems, kept);
                    default -> throw new IllegalArgumentException("no simulation is called " + arguments[0]);
                });
    }
}
