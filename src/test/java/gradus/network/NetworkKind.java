package gradus.network;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a drawn network is made of.
 *
 * @param hidden the activation function of the layers before the last
 * @param output that of the last
 */
record NetworkKind(
        String hidden, String output, String loss, Reduction overOutputs, Reduction overBatch, Layout layout) {
    private static final List<String> REDUCTIONS = List.of("SUM", "MEAN");
    private static final List<List<String>> FACTORS = List.of(
            NetworkDraw.ACTIVATIONS,
            NetworkDraw.LOSSES,
            REDUCTIONS,
            REDUCTIONS,
            List.of("COLUMNS", "ROWS"),
            NetworkDraw.ACTIVATIONS);

    /** Kinds such that every two parts that can stand together do so in one of them. */
    static Stream<NetworkKind> pairwise() {
        return plan().rows().stream()
                .map(row -> new NetworkKind(
                        row.get(0),
                        row.get(5),
                        row.get(1),
                        Reduction.valueOf(row.get(2)),
                        Reduction.valueOf(row.get(3)),
                        Layout.valueOf(row.get(4))));
    }

    static PairwisePlan plan() {
        return new PairwisePlan(FACTORS, NetworkKind::isAllowed);
    }

    private static boolean isAllowed(List<String> row) {
        return row.size() < FACTORS.size()
                ? row.size() < 3
                        || row.get(2).equals("SUM")
                        || !NetworkDraw.loss(row.get(1)).isOneNumber()
                : NetworkDraw.fits(row.get(1), row.get(5));
    }

    long seed() {
        return Objects.hash(hidden, output, loss, overOutputs.name(), overBatch.name(), layout.name());
    }

    PlainNetwork drawn() {
        return new NetworkDraw(seed()).network(hidden, output, loss, overOutputs, overBatch);
    }
}
