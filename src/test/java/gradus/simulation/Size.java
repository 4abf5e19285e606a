package gradus.simulation;

/** How much is simulated: as little as shows a fault in the suite, and as much as {@code -Dsimulation.size=} says. */
final class Size {
    private Size() {}

    /**
     * How many there are of something.
     *
     * @param usual how many in the suite
     */
    static int of(int usual) {
        return (int) Math.max(1, usual * Double.parseDouble(System.getProperty("simulation.size", "1")));
    }
}
