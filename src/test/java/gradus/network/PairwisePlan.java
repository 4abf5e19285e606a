package gradus.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Rows with a choice for each of several factors, few of them, such that every pair of choices of two factors that may stand
 * together does so in some row. Deterministic.
 */
final class PairwisePlan {
    private final List<List<String>> factors;
    private final Predicate<List<String>> allowed;
    private final Set<String> open = new TreeSet<>();

    /**
     * A plan.
     *
     * @param factors the choices of each factor
     * @param allowed whether choices of the first factors, as many as are given, may stand together
     */
    PairwisePlan(List<List<String>> factors, Predicate<List<String>> allowed) {
        this.factors = factors;
        this.allowed = allowed;
    }

    List<List<String>> rows() {
        List<List<String>> all = new ArrayList<>();
        for (int one = 0; one < factors.size(); one++) {
            for (int other = one + 1; other < factors.size(); other++) {
                for (String left : factors.get(one)) {
                    for (String right : factors.get(other)) {
                        List<String> row = filled(one, left, other, right);
                        if (!row.isEmpty()) {
                            open.add(pair(one, left, other, right));
                            all.add(row);
                        }
                    }
                }
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> candidate : all) {
            while (openPairs(candidate) > 0) {
                List<String> row = improved(candidate);
                rows.add(row);
                cover(row);
            }
        }
        return rows;
    }

    private static String pair(int one, String left, int other, String right) {
        return one + " " + left + " " + other + " " + right;
    }

    /** A row with two choices; empty if none is allowed. */
    private List<String> filled(int one, String left, int other, String right) {
        return completed(new ArrayList<>(), one, left, other, right);
    }

    private List<String> completed(List<String> start, int one, String left, int other, String right) {
        if (start.size() == factors.size()) {
            return start;
        }
        int place = start.size();
        List<String> choices = place == one ? List.of(left) : place == other ? List.of(right) : factors.get(place);
        for (String choice : choices) {
            List<String> longer = new ArrayList<>(start);
            longer.add(choice);
            if (allowed.test(longer)) {
                List<String> row = completed(longer, one, left, other, right);
                if (!row.isEmpty()) {
                    return row;
                }
            }
        }
        return List.of();
    }

    private int openPairs(List<String> row) {
        return (int) pairs(row).stream().filter(open::contains).count();
    }

    private static List<String> pairs(List<String> row) {
        List<String> pairs = new ArrayList<>();
        for (int one = 0; one < row.size(); one++) {
            for (int other = one + 1; other < row.size(); other++) {
                pairs.add(pair(one, row.get(one), other, row.get(other)));
            }
        }
        return pairs;
    }

    /** The row with single choices exchanged as long as that brings more pairs that no row has yet. */
    private List<String> improved(List<String> row) {
        List<String> best = row;
        for (int place = 0; place < factors.size(); place++) {
            for (String choice : factors.get(place)) {
                List<String> changed = new ArrayList<>(best);
                changed.set(place, choice);
                if (isAllowed(changed) && openPairs(changed) > openPairs(best)) {
                    best = changed;
                }
            }
        }
        return best;
    }

    private boolean isAllowed(List<String> row) {
        for (int count = 1; count <= row.size(); count++) {
            if (!allowed.test(row.subList(0, count))) {
                return false;
            }
        }
        return true;
    }

    private void cover(List<String> row) {
        pairs(row).forEach(open::remove);
    }

    /** The pairs that could stand in a row and stand in none; none after {@link #rows()}. */
    Set<String> left() {
        return open;
    }
}
