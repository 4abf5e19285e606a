package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Mistakes that can be made in any graph, with layers or without: in a step of the chain rule a sign is lost, a factor or one of
 * several paths is left out, a matrix is not transposed.
 */
public final class GraphMistakes {
    /** A sign lost in a step. */
    public static final Mistake SIGN = mistake(
            "chain-sign-lost",
            Tier.B,
            "A sign lost in the chain rule",
            "Does this quantity raise or lower the one it goes into? Compare the sign of its derivative with that.",
            "The derivative has the other sign: the derivative of a − b by b is −1, and that of 1/q is −1/q².",
            "A derivative of 0.");

    /** A factor left out. */
    public static final Mistake FACTOR = mistake(
            "chain-factor-missing",
            Tier.B,
            "A factor of the chain rule left out",
            "Write the step down as a product: what comes back from behind, times what this step adds. Is each factor there?",
            "By the chain rule the derivative from behind is multiplied with the local derivative of this step. One of the factors"
                    + " was left out.",
            "A factor of 1.");

    /** One of several paths left out. */
    public static final Mistake PATH = mistake(
            "chain-path-missing",
            Tier.B,
            "One of several paths left out",
            "On how many ways does this quantity reach the result? Each of them sends something back.",
            "Where a quantity is used in several places, the derivatives of all paths are added. One path was left out.",
            "A path that sends nothing back.");

    /** A matrix not transposed. */
    public static final Mistake TRANSPOSE = mistake(
            "chain-transpose-missing",
            Tier.B,
            "A matrix not transposed on the way back",
            "What multiplies from one side on the way there stands on which side, and how, on the way back?",
            "On the way back a matrix is transposed: if y = A x, then ∂E/∂x = Aᵀ ∂E/∂y.",
            "A symmetric matrix; a matrix that is not square has no other way.");

    private static final List<Mistake> GENERAL = List.of(SIGN, FACTOR, PATH, TRANSPOSE);

    private GraphMistakes() {}

    private static Mistake mistake(
            String id, Tier tier, String name, String hint, String explanation, String hiddenBy) {
        return Mistake.wrong(id, Family.DELTA_RECURSION, tier, name, hint, explanation, hiddenBy, network -> List.of());
    }

    /** All of them, in the order in which they are tried. */
    public static List<Mistake> all() {
        List<Mistake> all = new ArrayList<>(LayerMistakes.all());
        all.addAll(GENERAL);
        return all;
    }

    /** Every step of a graph, got wrong in every way; what is a mistake of a layer has the name that it has there. */
    public static List<Map.Entry<Mistake, Occurrence>> in(Graph graph) {
        List<Map.Entry<Mistake, Occurrence>> found = new ArrayList<>(LayerMistakes.in(graph));
        for (Quantity quantity : graph.quantities()) {
            if (quantity instanceof Quantity.Gradient) {
                Expression rule = graph.rule(quantity);
                add(found, SIGN, graph, quantity, Algebra.negate(rule));
                withoutAFactor(rule).forEach(wrong -> add(found, FACTOR, graph, quantity, wrong));
                withoutAPath(rule).forEach(wrong -> add(found, PATH, graph, quantity, wrong));
                withoutATranspose(rule).forEach(wrong -> add(found, TRANSPOSE, graph, quantity, wrong));
            }
        }
        return found;
    }

    private static void add(
            List<Map.Entry<Mistake, Occurrence>> found,
            Mistake mistake,
            Graph graph,
            Quantity quantity,
            Expression wrong) {
        Occurrence occurrence = Occurrence.of(Occurrence.EVERYWHERE, Edit.replace(quantity, wrong));
        boolean isNamed = found.stream()
                .filter(other -> !GENERAL.contains(other.getKey()))
                .anyMatch(other -> other.getValue().equals(occurrence));
        if (!wrong.equals(graph.rule(quantity)) && !isNamed && fits(graph, quantity, wrong)) {
            found.add(Map.entry(mistake, occurrence));
        }
    }

    private static boolean fits(Graph graph, Quantity quantity, Expression wrong) {
        try {
            return wrong.shape(graph::shape).equals(graph.shape(quantity));
        } catch (ShapeException doesNotFit) {
            return false;
        }
    }

    /** The formula with one of two factors in the place of their product, at every place. */
    private static List<Expression> withoutAFactor(Expression formula) {
        return replacements(formula, part -> {
            if (part instanceof Expression.Combine combine && combine.function() == BinaryFunction.MULTIPLY) {
                return List.of(combine.left(), combine.right());
            }
            if (part instanceof Expression.MatrixProduct product) {
                return List.of(product.left(), product.right());
            }
            return part instanceof Expression.Combine combine && combine.function() == BinaryFunction.DIVIDE
                    ? List.of(combine.left())
                    : List.of();
        });
    }

    /** The formula with one of the terms in the place of their sum. */
    private static List<Expression> withoutAPath(Expression formula) {
        return formula instanceof Expression.Combine combine && combine.function() == BinaryFunction.ADD
                ? List.of(combine.left(), combine.right())
                : List.of();
    }

    private static List<Expression> withoutATranspose(Expression formula) {
        return replacements(
                formula,
                part -> part instanceof Expression.Transpose transpose ? List.of(transpose.operand()) : List.of());
    }

    private interface Alternatives {
        List<Expression> of(Expression part);
    }

    /** The formula with one part of it replaced by each of its alternatives. */
    private static List<Expression> replacements(Expression formula, Alternatives alternatives) {
        List<Expression> replaced = new ArrayList<>(alternatives.of(formula));
        List<Expression> operands = formula.operands();
        for (int i = 0; i < operands.size(); i++) {
            for (Expression changed : replacements(operands.get(i), alternatives)) {
                List<Expression> all = new ArrayList<>(operands);
                all.set(i, changed);
                replaced.add(formula.withOperands(all));
            }
        }
        return replaced;
    }
}
