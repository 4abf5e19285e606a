package gradus.grading.mistake;

import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.QueryPoint;
import gradus.network.StepNames;
import gradus.network.recurrent.QuerySequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes a mistake from the first pass through a recurrent network to all of them: those of later steps of a training, and those of
 * further sequences.
 */
final class EveryPass {
    private final Graph graph;
    private final int last;
    private final StepNames names;
    private final List<QuerySequence> queries;

    EveryPass(RecurrentNetwork network) {
        this.graph = network.graph();
        this.last = network.task()
                .training()
                .map(training -> training.plan().steps())
                .orElse(1);
        this.names = new StepNames(last, quantity -> true);
        this.queries = network.task().queries();
    }

    /** The mistake in every pass. */
    Occurrence of(Occurrence occurrence) {
        List<Edit> edits = new ArrayList<>(occurrence.edits());
        for (Edit edit : occurrence.edits()) {
            for (int step = 2; step <= last; step++) {
                int number = step;
                add(edits, edit, quantity -> inStep(quantity, number));
            }
            queries.forEach(query -> add(edits, edit, quantity -> inQuery(quantity, query)));
        }
        return Occurrence.of(occurrence.layer(), edits);
    }

    private void add(List<Edit> edits, Edit first, UnaryOperator<Quantity> naming) {
        Quantity quantity = naming.apply(first.quantity());
        boolean isOwn = !quantity.equals(first.quantity())
                && (!(graph.rule(quantity) instanceof Expression.Constant)
                        || graph.rule(first.quantity()) instanceof Expression.Constant);
        if (isOwn) {
            Expression rule = first.rule()
                    .rewritten(part -> part instanceof Expression.Reference reference
                            ? new Expression.Reference(naming.apply(reference.quantity()))
                            : part);
            if (rule.shape(graph::shape).equals(graph.shape(quantity))) {
                edits.add(Edit.replace(quantity, rule));
            }
        }
    }

    /** The name in a step; what is the same in all steps keeps its own. */
    private Quantity inStep(Quantity quantity, int step) {
        Quantity later = names.name(quantity, step);
        return graph.contains(later) ? later : quantity;
    }

    /** The name in a further sequence, which may go through the new parameters. */
    private Quantity inQuery(Quantity quantity, QuerySequence query) {
        Quantity there = new Quantity.AtPoint(quantity, query.name());
        Quantity updated = new Quantity.Updated(quantity);
        boolean isNew = query.parameters() == QueryPoint.Parameters.UPDATED && graph.contains(updated);
        return graph.contains(there) ? there : isNew ? updated : quantity;
    }
}
