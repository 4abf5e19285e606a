package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Mistakes at connections that skip layers, there and back. */
final class ResidualMistakes {
    private ResidualMistakes() {}

    static List<LocalMistake> all() {
        return List.of(
                LocalMistake.of(
                        "residual-forgotten",
                        Family.FORWARD,
                        Tier.D,
                        "Residual connection forgotten",
                        "What is added to what the layers compute?",
                        "Only what the layers make of x was taken. The connection adds x itself.",
                        "An x of 0.",
                        ResidualMistakes::withoutSkip),
                LocalMistake.of(
                        "residual-gradient-forgotten",
                        Family.DELTA_RECURSION,
                        Tier.D,
                        "Gradient through the residual connection forgotten",
                        "On how many ways does x reach the sum?",
                        "What the connection sends back, the gradient of the sum as it is, was left out.",
                        "A gradient of 0.",
                        ResidualMistakes::withoutGradient));
    }

    private static List<Expression> withoutSkip(LocalMistake.Step step) {
        return step.isBackward()
                ? List.of()
                : without(
                        step,
                        term -> term instanceof Expression.Reference skip
                                && isSkip(step.graph(), skip.quantity(), step.quantity()));
    }

    /** Whether a quantity is added as it is to something that is made of it. */
    private static boolean isSkip(Graph graph, Quantity skip, Quantity sum) {
        Expression added = new Expression.Reference(skip);
        List<Expression> terms = LocalMistake.terms(graph.rule(sum));
        return terms.contains(added)
                && graph.shape(skip).equals(graph.shape(sum))
                && terms.stream().anyMatch(term -> !term.equals(added) && isMadeOf(graph, term, skip));
    }

    private static boolean isMadeOf(Graph graph, Expression formula, Quantity source) {
        return LocalMistake.contains(
                formula,
                part -> part instanceof Expression.Reference reference
                        && (reference.quantity().equals(source)
                                || Differentiation.depends(graph, reference.quantity(), source)));
    }

    private static List<Expression> withoutGradient(LocalMistake.Step step) {
        return step.quantity() instanceof Quantity.Gradient own
                ? without(
                        step,
                        term -> term instanceof Expression.Reference reference
                                && reference.quantity() instanceof Quantity.Gradient behind
                                && step.graph().contains(behind.by())
                                && isSkip(step.graph(), own.by(), behind.by()))
                : List.of();
    }

    private interface Choice {
        boolean isLeftOut(Expression term);
    }

    /** The sum without one term, for each that is chosen. */
    private static List<Expression> without(LocalMistake.Step step, Choice choice) {
        List<Expression> terms = LocalMistake.terms(step.rule());
        List<Expression> sums = new ArrayList<>();
        for (int place = 0; place < terms.size() && terms.size() > 1; place++) {
            if (choice.isLeftOut(terms.get(place))) {
                List<Expression> kept = new ArrayList<>(terms);
                kept.remove(place);
                sums.add(kept.stream().reduce(Algebra::add).orElseThrow());
            }
        }
        return sums;
    }
}
