package gradus.graph;

import gradus.tensor.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up jets, multiples of jets and products of two, one number after the other. */
final class JetSum {
    /** The slope by each symbol so far, where {@code isMet}. */
    private final Interval[] slopes;

    private final boolean[] isMet;
    private final int[] met;
    private int count;
    private Interval middle = Interval.ZERO;
    private Interval rest = Interval.ZERO;
    /** The sum of all squares, if all are of the same symbol. */
    private Interval square = Interval.ZERO;
    /** The sum of all squares, whatever symbols they are of. */
    private Interval anySquare = Interval.ZERO;

    /** @param symbols how many symbols there are, counted from 0 */
    JetSum(int symbols) {
        slopes = new Interval[symbols];
        isMet = new boolean[symbols];
        met = new int[symbols];
    }

    void add(Jet jet) {
        addMultiple(jet, Interval.ONE);
    }

    /** Adds a jet times a factor. */
    void addMultiple(Jet jet, Interval factor) {
        middle = middle.plus(jet.middle().times(factor));
        addTerms(jet, factor);
    }

    /** {@code u v = u₀ v₀ + u₀ (v − v₀) + v₀ (u − u₀) + (u − u₀) (v − v₀)}. */
    void addProduct(Jet left, Jet right) {
        if (left.hull().equals(Interval.ZERO) || right.hull().equals(Interval.ZERO)) {
            return;
        }
        middle = middle.plus(left.middle().times(right.middle()));
        addTerms(left, right.middle());
        addTerms(right, left.middle());
        if (left.isParabolaWith(right)) {
            addSquare(left.secant().times(right.secant()));
        } else {
            addRest(left.distance().times(right.distance()));
        }
    }

    /** Adds all terms but the middle. */
    private void addTerms(Jet jet, Interval factor) {
        addSlopes(jet.slopes(), factor);
        addSquare(jet.square().times(factor));
        addRest(jet.rest().times(factor));
    }

    private void addSquare(Interval factor) {
        square = square.plus(factor);
        anySquare = anySquare.plus(factor.hull(Interval.ZERO));
    }

    void addRest(Interval added) {
        rest = rest.plus(added);
    }

    private void addSlopes(Slopes added, Interval factor) {
        for (int place = 0; place < added.count(); place++) {
            int symbol = added.symbol(place);
            Interval product = added.bound(place).times(factor);
            slopes[symbol] = isMet[symbol] ? slopes[symbol].plus(product) : product;
            if (!isMet[symbol]) {
                isMet[symbol] = true;
                met[count++] = symbol;
            }
        }
    }

    /** What was added, known to lie in some bounds; the next sum starts at 0. */
    Jet total(Interval bounds) {
        return total(bounds, middle);
    }

    /** What was added but for the middle, which is known; the next sum starts at 0. */
    Jet total(Interval bounds, Interval knownMiddle) {
        Slopes all = takeSlopes();
        Jet total = all.count() == 1
                ? Jet.within(bounds, knownMiddle, all, square, rest)
                : Jet.within(bounds, knownMiddle, all, Interval.ZERO, rest.plus(anySquare));
        middle = Interval.ZERO;
        rest = Interval.ZERO;
        square = Interval.ZERO;
        anySquare = Interval.ZERO;
        return total;
    }

    private Slopes takeSlopes() {
        int[] symbols = Arrays.copyOf(met, count);
        Arrays.sort(symbols);
        List<Interval> bounds = new ArrayList<>(count);
        for (int symbol : symbols) {
            bounds.add(slopes[symbol]);
            isMet[symbol] = false;
        }
        count = 0;
        return Slopes.of(symbols, bounds);
    }
}
