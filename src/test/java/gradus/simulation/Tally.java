package gradus.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts how often something is so, and keeps the first cases of each kind in which it is not. */
final class Tally {
    private static final int KEPT = 5;

    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, List<String>> misses = new TreeMap<>();

    /** One more case of a kind. */
    void count(String kind, boolean isSo, Supplier<String> otherwise) {
        int[] count = counts.computeIfAbsent(kind, name -> new int[2]);
        count[1]++;
        if (isSo) {
            count[0]++;
            return;
        }
        List<String> kept = misses.computeIfAbsent(kind, name -> new ArrayList<>());
        if (kept.size() < KEPT) {
            kept.add(otherwise.get());
        }
    }

    /** The share of the cases of a kind in which it is so, from 0 to 1; 1 without a case. */
    double share(String kind) {
        int[] count = counts.getOrDefault(kind, new int[] {1, 1});
        return (double) count[0] / count[1];
    }

    /** The share of all cases of some kinds, those whose names begin alike. */
    double shareOfAll(String beginning) {
        int so = 0;
        int all = 0;
        for (Map.Entry<String, int[]> count : counts.entrySet()) {
            if (count.getKey().startsWith(beginning)) {
                so += count.getValue()[0];
                all += count.getValue()[1];
            }
        }
        return all == 0 ? 0 : (double) so / all;
    }

    /** How many cases of a kind there were. */
    int cases(String kind) {
        return counts.getOrDefault(kind, new int[2])[1];
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((kind, count) -> text.append(
                String.format(Locale.ROOT, "%-60s %6d of %6d  %.4f%n", kind, count[0], count[1], share(kind))));
        misses.forEach((kind, kept) -> kept.forEach(
                miss -> text.append("  ").append(kind).append(": ").append(miss).append('\n')));
        return text.toString();
    }
}
