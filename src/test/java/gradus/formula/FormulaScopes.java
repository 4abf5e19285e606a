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
        return new FormulaReader(
                scope(shapes), quantity -> shapes.getOrDefault(quantity.toString(), Shape.SCALAR), dialect, indices);
    }

    static Scope scope(Map<String, Shape> shapes) {
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
                return 0;
            }
        };
    }
}
