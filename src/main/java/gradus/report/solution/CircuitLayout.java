package gradus.report.solution;

import gradus.report.solution.Circuit.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the gates of a circuit stand: in columns from left to right, every gate behind all that it uses. A wire across several
 * columns has a place of its own in each, so that it passes no gate.
 */
final class CircuitLayout {
    private static final int SWEEPS = 4;

    private final Circuit circuit;
    private final int[] columns;
    private final List<List<Slot>> slots = new ArrayList<>();

    /**
     * A place in a column.
     *
     * @param gate the gate that stands there, or whose wire passes
     * @param target the gate that a passing wire leads to; the gate itself where it stands there
     */
    record Slot(int gate, int target, int column) {}

    CircuitLayout(Circuit circuit) {
        this.circuit = circuit;
        this.columns = columns(circuit.gates());
        fill();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            untangle();
        }
    }

    /** An input stands right before the first gate that uses it, any other gate right behind the last that it uses. */
    private static int[] columns(List<Gate> gates) {
        int[] columns = new int[gates.size()];
        for (int gate = 0; gate < columns.length; gate++) {
            for (int source : gates.get(gate).sources()) {
                columns[gate] = Math.max(columns[gate], columns[source] + 1);
            }
        }
        int[] placed = columns.clone();
        for (int gate = 0; gate < columns.length; gate++) {
            if (gates.get(gate).isInput()) {
                int self = gate;
                int first = Integer.MAX_VALUE;
                for (int user = 0; user < columns.length; user++) {
                    first = gates.get(user).sources().contains(self) ? Math.min(first, columns[user]) : first;
                }
                placed[gate] = first == Integer.MAX_VALUE ? 0 : first - 1;
            }
        }
        return placed;
    }

    private void fill() {
        int last = 0;
        for (int column : columns) {
            last = Math.max(last, column);
        }
        for (int column = 0; column <= last; column++) {
            slots.add(new ArrayList<>());
        }
        for (int gate = 0; gate < columns.length; gate++) {
            slots.get(columns[gate]).add(new Slot(gate, gate, columns[gate]));
            for (int source : circuit.gates().get(gate).sources()) {
                for (int column = columns[source] + 1; column < columns[gate]; column++) {
                    slots.get(column).add(new Slot(source, gate, column));
                }
            }
        }
    }

    /** Every column in the order of the middles of what its places are connected with. */
    private void untangle() {
        for (int column = slots.size() - 2; column >= 0; column--) {
            sort(column, column + 1);
        }
        for (int column = 1; column < slots.size(); column++) {
            sort(column, column - 1);
        }
    }

    private void sort(int column, int beside) {
        Map<Slot, Double> middles = new HashMap<>();
        for (Slot slot : slots.get(column)) {
            middles.put(slot, middle(slot, beside));
        }
        slots.get(column).sort(Comparator.comparingDouble(slot -> middles.getOrDefault(slot, 0.0)));
    }

    private double middle(Slot slot, int beside) {
        double sum = 0;
        int count = 0;
        for (Slot other : slots.get(beside)) {
            if (isConnected(slot, other)) {
                sum += height(other);
                count++;
            }
        }
        return count == 0 ? height(slot) : sum / count;
    }

    private boolean isConnected(Slot one, Slot other) {
        Slot left = one.column() < other.column() ? one : other;
        Slot right = one.column() < other.column() ? other : one;
        boolean isSameWire = left.gate() == right.gate() && left.target() == right.target();
        boolean leaves = isGate(left) && right.gate() == left.gate() && !isGate(right);
        boolean arrives = isGate(right)
                && (isGate(left)
                        ? circuit.gates().get(right.gate()).sources().contains(left.gate())
                        : left.target() == right.gate());
        return isSameWire || leaves || arrives;
    }

    private static boolean isGate(Slot slot) {
        return slot.gate() == slot.target();
    }

    int columnCount() {
        return slots.size();
    }

    /** How many places the fullest column has. */
    int rowCount() {
        return slots.stream().mapToInt(List::size).max().orElse(0);
    }

    int column(int gate) {
        return columns[gate];
    }

    /** The height of a gate in rows, with the middle of every column at the same height. */
    double height(int gate) {
        return height(new Slot(gate, gate, columns[gate]));
    }

    /** The height at which the wire from one gate to another passes a column between them. */
    double passage(int source, int target, int column) {
        return height(new Slot(source, target, column));
    }

    private double height(Slot slot) {
        List<Slot> column = slots.get(slot.column());
        int row = column.indexOf(slot);
        if (row < 0) {
            throw new IllegalArgumentException("nothing has the place " + slot);
        }
        return row + (rowCount() - column.size()) / 2.0;
    }
}
