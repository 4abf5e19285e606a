package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.RecurrentCell;
import gradus.network.recurrent.RecurrentTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A recurrent network with its graph, seen direction by direction. Places count the steps of a direction in the order in which it
 * reads them, from 1; place 0 is what comes before, place T + 1 what comes back from outside.
 *
 * @param task what the network is
 * @param graph its quantities with their rules
 */
public record RecurrentNetwork(RecurrentTask task, Graph graph) implements MistakeSite {

    /** One direction: its cell, and the numbers of its steps in the order of reading. */
    record Direction(RecurrentCell cell, List<Integer> numbers) {
        int steps() {
            return numbers.size();
        }

        /** A quantity of the step at a place. */
        Quantity at(String usual, int place) {
            if (place > steps()) {
                return cell.names().next(usual);
            }
            return cell.names().at(usual, place == 0 ? 0 : numbers.get(place - 1));
        }

        Expression ref(String usual, int place) {
            return new Expression.Reference(at(usual, place));
        }

        /** ∂E by a quantity of the step at a place. */
        Quantity gradient(String usual, int place) {
            return NetworkQuantities.lossGradient(at(usual, place));
        }

        /** The letters of the states that are hidden ones, or outputs that are fed back. */
        List<String> hiddenStates() {
            return cell.states().stream()
                    .filter(state -> !state.equals(CellNames.CELL))
                    .toList();
        }

        /** The net input of the simple cell, or of a gate. */
        static String net(String gate) {
            return "z" + gate;
        }
    }

    /** The directions: from the front, and from the end if there are two. */
    List<Direction> directions() {
        List<Integer> forward =
                IntStream.rangeClosed(1, task.sequences().steps()).boxed().toList();
        List<Direction> directions =
                new ArrayList<>(List.of(new Direction(task.cells().get(0), forward)));
        if (task.isBidirectional()) {
            List<Integer> backward =
                    forward.stream().map(number -> forward.size() + 1 - number).toList();
            directions.add(new Direction(task.cells().get(1), backward));
        }
        return directions;
    }

    /** Whether a quantity is there and has a rule, so that a mistake can be made in it. */
    boolean isComputed(Quantity quantity) {
        return graph.contains(quantity) && !(graph.rule(quantity) instanceof Expression.Constant);
    }

    /** Another rule in the place of the right one; none where it is the same, does not fit, or nothing is computed. */
    Optional<Edit> replaced(Quantity quantity, Expression rule) {
        return isComputed(quantity) && !rule.equals(graph.rule(quantity)) && fits(quantity, rule)
                ? Optional.of(Edit.replace(quantity, rule))
                : Optional.empty();
    }

    private boolean fits(Quantity quantity, Expression rule) {
        try {
            return rule.shape(graph::shape).equals(graph.shape(quantity));
        } catch (IllegalArgumentException doesNotFitOrIsNotThere) {
            return false;
        }
    }

    /** The right rule with some parts changed, from the outside in. */
    Optional<Edit> rewritten(Quantity quantity, UnaryOperator<Expression> change) {
        return isComputed(quantity) ? replaced(quantity, graph.rule(quantity).rewritten(change)) : Optional.empty();
    }

    /** The right rule with another formula for one of its parts. */
    Optional<Edit> exchanged(Quantity quantity, Expression part, Expression other) {
        return rewritten(quantity, formula -> formula.equals(part) ? other : formula);
    }

    /** The terms of the rule of a quantity. */
    List<Expression> terms(Quantity quantity) {
        return isComputed(quantity) ? terms(graph.rule(quantity)) : List.of();
    }

    private static List<Expression> terms(Expression formula) {
        if (formula instanceof Expression.Combine sum && sum.function() == BinaryFunction.ADD) {
            List<Expression> terms = new ArrayList<>(terms(sum.left()));
            terms.addAll(terms(sum.right()));
            return terms;
        }
        return List.of(formula);
    }

    /** A rule without some of its terms; none where all stay or all go. */
    Optional<Edit> without(Quantity quantity, Predicate<Expression> left) {
        List<Expression> all = terms(quantity);
        List<Expression> kept = all.stream().filter(left.negate()).toList();
        return kept.isEmpty() || kept.size() == all.size() ? Optional.empty() : replaced(quantity, sum(kept));
    }

    /** A rule with some of its terms changed. */
    Optional<Edit> withTerms(Quantity quantity, Predicate<Expression> which, UnaryOperator<Expression> change) {
        List<Expression> all = terms(quantity);
        return all.isEmpty()
                ? Optional.empty()
                : replaced(
                        quantity,
                        sum(all.stream()
                                .map(term -> which.test(term) ? change.apply(term) : term)
                                .toList()));
    }

    static Expression sum(List<Expression> terms) {
        return terms.stream().reduce(Algebra::add).orElse(Algebra.constant(0));
    }

    /** Whether something is computed from the gradient by a quantity of the step at a place. */
    boolean comesFrom(Expression term, Direction direction, int place) {
        List<String> letters = new ArrayList<>(direction.cell().letters());
        letters.addAll(direction.cell().states());
        return letters.stream().anyMatch(letter -> mentions(term, direction.gradient(letter, place)));
    }

    /** Whether a quantity occurs in a formula. */
    static boolean mentions(Expression formula, Quantity quantity) {
        return formula.equals(new Expression.Reference(quantity))
                || formula.operands().stream().anyMatch(part -> mentions(part, quantity));
    }
}
