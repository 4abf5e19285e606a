package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Scopes for tests: names with shapes. */
public final class FormulaScopes {
    private FormulaScopes() {}

    /** A reader of formulas over whole vectors and matrices of the given names. */
    public static FormulaReader reader(Dialect dialect, Map<String, Shape> shapes) {
        return reader(dialect, shapes, List.of());
    }

    /** A reader of formulas about an entry. */
    public static FormulaReader reader(Dialect dialect, Map<String, Shape> shapes, List<String> indices) {
        return reader(dialect, shapes, indices, scope(shapes, 0, Reductions.OVER_EVERYTHING));
    }

    /** A reader of formulas about one example, whose units lie along the axis. */
    public static FormulaReader readerAboutUnits(Dialect dialect, Map<String, Shape> shapes, int unitAxis) {
        return reader(dialect, shapes, List.of(), scope(shapes, unitAxis, Reductions.OVER_UNITS));
    }

    private static FormulaReader reader(Dialect dialect, Map<String, Shape> shapes, List<String> indices, Scope scope) {
        return new FormulaReader(
                scope, quantity -> shapes.getOrDefault(quantity.toString(), Shape.SCALAR), dialect, indices);
    }

    static Scope scope(Map<String, Shape> shapes, int unitAxis, Reductions reductions) {
        Map<String, Shape> sorted = new TreeMap<>(shapes);
        return new Scope() {
            @Override
            public Optional<Expression> lookUp(String name) {
                return sorted.containsKey(name)
                        ? Optional.of(new Expression.Reference(Quantity.variable(name)))
                        : Optional.empty();
            }

            @Override
            public List<String> names() {
                return new ArrayList<>(sorted.keySet());
            }

            @Override
            public int unitAxis() {
                return unitAxis;
            }

            @Override
            public Reductions reductions() {
                return reductions;
            }
        };
    }
}
