package gradus.problem;

import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.JacobianDerivation;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.NetworkQuantities;
import gradus.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the derivatives that a problem speaks of and that it has not got yet, and adds them to its model: that of a single number
 * is a gradient, that of a vector by a vector a Jacobian.
 */
final class DerivativeReader {
    private final Values values;
    private final Model model;
    private final Graph graph;
    private final Vocabulary vocabulary;
    private final Set<Quantity> found = new LinkedHashSet<>();
    private final Set<YamlNode> refused = new HashSet<>();

    DerivativeReader(Values values, Model model) {
        this.values = values;
        this.model = model;
        this.graph = model.computed().graph();
        this.vocabulary = new Vocabulary(model.notation(), model.computed().named(), List.of());
    }

    /**
     * What came of the names.
     *
     * @param model the model with the derivatives
     * @param refused the names of derivatives that do not exist, which are reported
     */
    record Derived(Model model, Set<YamlNode> refused) {}

    /** Adds the derivatives among some names; whatever is no derivative of two known quantities is left to others. */
    Derived read(List<YamlNode> names) {
        names.forEach(this::read);
        return new Derived(found.isEmpty() ? model : model.withDerivatives(List.copyOf(found)), refused);
    }

    private void read(YamlNode node) {
        String written = Values.text(node);
        if (refused.contains(node) || !(vocabulary.resolveExactly(written) instanceof Resolution.Unknown)) {
            return;
        }
        DerivativeName.of(written).ifPresent(name -> {
            Optional<Quantity> of = quantity(name.of());
            Optional<Quantity> by = quantity(name.by());
            if (of.isPresent() && by.isPresent()) {
                add(node, of.get(), by.get());
            }
        });
    }

    /** A quantity of the forward pass. */
    private Optional<Quantity> quantity(String name) {
        return vocabulary.resolveExactly(name) instanceof Resolution.Found found && isForward(found.quantity())
                ? Optional.of(found.quantity())
                : Optional.empty();
    }

    private static boolean isForward(Quantity quantity) {
        if (quantity instanceof Quantity.Entry entry) {
            return isForward(entry.whole());
        }
        if (quantity instanceof Quantity.AtStep later) {
            return isForward(later.quantity());
        }
        return quantity instanceof Quantity.Variable || quantity instanceof Quantity.AtPoint;
    }

    private void add(YamlNode node, Quantity of, Quantity by) {
        Optional<Issue> fault = fault(node, of, by);
        if (fault.isPresent()) {
            values.issues().add(fault.get());
            refused.add(node);
            return;
        }
        found.add(
                isSingleNumber(of)
                        ? Quantity.gradient(of, Problem.whole(by))
                        : Quantity.jacobian(of, Problem.whole(by)));
    }

    /** Whether a derivative of it is a gradient. A layer of one unit is still a layer, and its derivatives are Jacobians. */
    private boolean isSingleNumber(Quantity of) {
        boolean isOne = graph.shape(of).isScalar();
        return isOne && (model.task().isEmpty() || of.equals(NetworkQuantities.LOSS) || of instanceof Quantity.Entry);
    }

    private Optional<Issue> fault(YamlNode node, Quantity of, Quantity by) {
        if (isClass(of)) {
            return Optional.of(issue(node, "a class has no derivative", Optional.empty()));
        }
        if (of.equals(by) || !Differentiation.depends(graph, of, Problem.whole(by))) {
            return Optional.of(issue(node, name(of) + " is not computed from " + name(by), Optional.empty()));
        }
        return isSingleNumber(of) ? Optional.empty() : faultOfJacobian(node, of, by);
    }

    private boolean isClass(Quantity of) {
        return graph.rule(of) instanceof Expression.ArgMax || NetworkQuantities.isClass(of);
    }

    private Optional<Issue> faultOfJacobian(YamlNode node, Quantity of, Quantity by) {
        List<String> matrices = new ArrayList<>();
        for (Quantity quantity : List.of(of, by)) {
            boolean isRow =
                    quantity instanceof Quantity.Entry && !graph.shape(quantity).isScalar();
            if (isRow || !graph.shape(quantity).isVector()) {
                matrices.add(name(quantity) + " is " + graph.shape(quantity));
            }
        }
        if (!matrices.isEmpty()) {
            return Optional.of(issue(
                    node,
                    String.join(" and ", matrices) + ", and a Jacobian is that of a vector by a vector",
                    isBatch() ? Optional.of("pose the problem with one example") : Optional.empty()));
        }
        if (by instanceof Quantity.Entry entry) {
            return Optional.of(issue(
                    node,
                    name(by) + " is a single entry and " + name(of) + " is not",
                    Optional.of(
                            "ask for the derivative of a single entry, or for that by all of " + name(entry.whole()))));
        }
        return faultOnTheWay(node, of, by);
    }

    private boolean isBatch() {
        return model.task().filter(task -> task.examples() > 1).isPresent();
    }

    private Optional<Issue> faultOnTheWay(YamlNode node, Quantity of, Quantity by) {
        try {
            JacobianDerivation.extend(graph, of, by);
            return Optional.empty();
        } catch (IllegalArgumentException fault) {
            return Optional.of(issue(node, String.valueOf(fault.getMessage()), Optional.empty()));
        }
    }

    private String name(Quantity quantity) {
        return model.notation().spell(quantity);
    }

    private static Issue issue(YamlNode node, String reason, Optional<String> fix) {
        return Issue.error(
                        ProblemCodes.NO_DERIVATIVE,
                        node.position(),
                        node.length(),
                        Values.shown(node) + " does not exist: " + reason)
                .withFix(fix);
    }
}
