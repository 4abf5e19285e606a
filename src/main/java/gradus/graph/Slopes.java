package gradus.graph;

import gradus.tensor.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * How steeply a number rises or falls with each of some symbols: an interval for every symbol it depends on, sorted by
 * symbol. All others have the slope 0.
 */
final class Slopes {
    static final Slopes NONE = new Slopes(new int[0], new Interval[0]);

    private final int[] symbols;
    private final Interval[] bounds;

    private Slopes(int[] symbols, Interval[] bounds) {
        this.symbols = symbols;
        this.bounds = bounds;
    }

    static Slopes of(int symbol, Interval bound) {
        return new Slopes(new int[] {symbol}, new Interval[] {bound});
    }

    /** @param symbols in ascending order, each with its slope at the same place */
    static Slopes of(int[] symbols, List<Interval> bounds) {
        return new Slopes(symbols.clone(), bounds.toArray(new Interval[0]));
    }

    int count() {
        return symbols.length;
    }

    int symbol(int place) {
        return symbols[place];
    }

    Interval bound(int place) {
        return bounds[place];
    }

    boolean isBounded() {
        for (Interval bound : bounds) {
            if (!bound.isBounded()) {
                return false;
            }
        }
        return true;
    }

    /** The slope by the only symbol; 0 if there is none, anything if there are several. */
    Interval only() {
        return switch (count()) {
            case 0 -> Interval.ZERO;
            case 1 -> bounds[0];
            default -> Interval.WHOLE;
        };
    }

    /** Whether both together depend on one symbol at most. */
    boolean isOneSymbolWith(Slopes other) {
        return count() + other.count() <= 1 || (count() == 1 && Arrays.equals(symbols, other.symbols));
    }

    Slopes scaled(Interval factor) {
        Interval[] scaled = new Interval[bounds.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = bounds[i].times(factor);
        }
        return new Slopes(symbols, scaled);
    }

    Slopes plus(Slopes other) {
        if (count() == 0 || other.count() == 0) {
            return count() == 0 ? other : this;
        }
        return Arrays.equals(symbols, other.symbols) ? alike(other) : merged(other);
    }

    private Slopes alike(Slopes other) {
        Interval[] sums = new Interval[bounds.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = bounds[i].plus(other.bounds[i]);
        }
        return new Slopes(symbols, sums);
    }

    private Slopes merged(Slopes other) {
        int[] names = new int[count() + other.count()];
        Interval[] sums = new Interval[names.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < count() || theirs < other.count()) {
            int name = Math.min(symbolOrEnd(mine), other.symbolOrEnd(theirs));
            Interval own = symbolOrEnd(mine) == name ? bounds[mine++] : Interval.ZERO;
            sums[size] = other.symbolOrEnd(theirs) == name ? own.plus(other.bounds[theirs++]) : own;
            names[size++] = name;
        }
        return new Slopes(Arrays.copyOf(names, size), Arrays.copyOf(sums, size));
    }

    private int symbolOrEnd(int place) {
        return place < symbols.length ? symbols[place] : Integer.MAX_VALUE;
    }

    /** How far the number may move when every symbol moves by at most 1, up or down. */
    double reach() {
        Interval reach = Interval.ZERO;
        for (Interval bound : bounds) {
            reach = reach.plus(bound.absolute());
        }
        return reach.upper();
    }
}
