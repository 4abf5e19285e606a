package gradus.report.solution;

import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.network.recurrent.Readout.Every;
import gradus.network.recurrent.RecurrentTask;
import gradus.problem.Problem;
import gradus.tensor.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The conventions on which courses differ and that decide something in a solution. */
final class Conventions {
    private final Problem problem;
    private final Set<Quantity> needed;
    private final List<Sentence> sentences = new ArrayList<>();

    Conventions(Problem problem, Set<Quantity> needed) {
        this.problem = problem;
        this.needed = needed;
    }

    List<Sentence> sentences(int significantDigits) {
        problem.task().ifPresent(this::addNetwork);
        problem.recurrence().ifPresent(this::addRecurrence);
        addLogarithm();
        addGradientLayout();
        addSigns();
        add("Numbers are rounded to " + significantDigits
                + (significantDigits == 1 ? " significant digit" : " significant digits")
                + " for reading; every result is computed"
                + " from unrounded ones.");
        return sentences;
    }

    private void add(String words) {
        sentences.add(Sentence.of(words));
    }

    private void addNetwork(NetworkTask task) {
        String net = task.layout() == Layout.COLUMNS
                ? "Each example is a column, and weights have a row for each unit."
                : "Each example is a row, and weights have a column for each unit.";
        add(net);
        addReduction(task);
        addKinks(task);
        if (needed.contains(NetworkQuantities.LEARNING_RATE)) {
            sentences.add(Sentence.of("The learning rate is ")
                    .then(NetworkQuantities.LEARNING_RATE)
                    .then(" = "
                            + Digits.full(problem.truth(NetworkQuantities.LEARNING_RATE)
                                    .at(0))
                            + (looksAhead(task)
                                    ? "; all gradients are taken ahead of the old parameters."
                                    : "; all gradients are taken at the old parameters.")));
        }
        if (needed.stream().anyMatch(NetworkQuantities::isClass)) {
            addClasses(task);
        }
    }

    private void addRecurrence(RecurrentTask task) {
        add(
                task.layout() == Layout.COLUMNS
                        ? "Each example is a column, and weights have a row for each unit."
                        : "Each example is a row, and weights have a column for each unit.");
        add("The number behind a letter is that of the step; all steps use the same weights and biases.");
        boolean hasParts = needed.stream()
                .anyMatch(quantity -> quantity instanceof Quantity.Gradient gradient
                        && !problem.graph().contains(gradient.by()));
        if (hasParts) {
            add("A gradient by weights with the number of a step is what this step contributes.");
        }
        task.loss()
                .filter(given -> needed.contains(NetworkQuantities.BATCH_FACTOR))
                .ifPresent(given -> {
                    String steps =
                            task.every() == Every.LAST ? "" : " and " + word(given.overSteps()) + " over the steps";
                    add("The error is " + word(given.loss().overOutputs()) + " over the outputs of an example, "
                            + word(given.loss().overBatch()) + " over the examples" + steps + ".");
                });
        if (needed.contains(NetworkQuantities.LEARNING_RATE)) {
            add("All gradients are taken at the old parameters.");
        }
    }

    private static boolean looksAhead(NetworkTask task) {
        return task.training().filter(Training::looksAhead).isPresent();
    }

    private void addReduction(NetworkTask task) {
        if (!needed.contains(NetworkQuantities.BATCH_FACTOR)) {
            return;
        }
        task.loss()
                .ifPresent(
                        targeted -> add("The error is " + word(targeted.loss().overOutputs())
                                + " over the outputs of an example and "
                                + word(targeted.loss().overBatch())
                                + (task.examples() == 1 ? " over the examples (here one)." : " over the examples.")));
    }

    private static String word(Reduction reduction) {
        return reduction == Reduction.SUM ? "a sum" : "a mean";
    }

    private void addClasses(NetworkTask task) {
        int axis = task.layout().unitAxis();
        int outputs = problem.shape(NetworkQuantities.activation(task.layers().size()))
                .size(axis);
        add(
                outputs > 1
                        ? "The class is the place of the largest output, counted from "
                                + task.classes().first() + "."
                        : "The class is 1 from an output of "
                                + Digits.full(task.classes().threshold()) + " on, else 0.");
    }

    private void addLogarithm() {
        if (needed.stream().anyMatch(quantity -> hasLogarithm(problem.graph().rule(quantity)))) {
            add("ln is the natural logarithm.");
        }
    }

    private static boolean hasLogarithm(Expression rule) {
        if (rule instanceof Expression.Apply apply && apply.function() == ElementaryFunction.LOG) {
            return true;
        }
        for (Expression operand : rule.operands()) {
            if (hasLogarithm(operand)) {
                return true;
            }
        }
        return false;
    }

    /** The derivatives of rectifiers at 0 that a solution uses. */
    private void addKinks(NetworkTask task) {
        Set<String> said = new TreeSet<>();
        for (int layer = 1; layer <= task.layers().size(); layer++) {
            if (needed.contains(NetworkQuantities.delta(layer))
                    && problem.graph().rule(NetworkQuantities.activation(layer)) instanceof Expression.Apply apply
                    && apply.function() instanceof Rectifier rectifier) {
                said.add("The derivative of " + rectifier.symbol().replace('_', ' ') + " at 0 is taken to be "
                        + Digits.full(rectifier.atZero()) + ".");
            }
        }
        said.forEach(this::add);
    }

    /** The signs of the formulas that not every course uses. */
    private void addSigns() {
        Formulas formulas = new Formulas(problem, Script.TEXT, 1);
        String all = needed.stream()
                .filter(quantity -> !(problem.graph().rule(quantity) instanceof Expression.Constant))
                .map(quantity -> formulas.symbols(problem.graph().rule(quantity)))
                .collect(Collectors.joining("\n"));
        if (all.contains("∘")) {
            add("∘ multiplies entry by entry.");
        }
        if (all.contains("𝟏ᵀ") || all.contains(" 𝟏\n") || all.endsWith(" 𝟏") || all.contains("𝟏)")) {
            add("𝟏 is a vector of ones: a product with it adds up columns or rows.");
        }
        if (all.contains("𝟏[")) {
            add("𝟏[…] is 1 where the condition holds, and 0 elsewhere.");
        }
    }

    private void addGradientLayout() {
        boolean isTurned = needed.stream().anyMatch(Quantity.Transposed.class::isInstance);
        boolean hasGradient = needed.stream()
                .anyMatch(quantity -> quantity instanceof Quantity.Gradient
                        && !problem.shape(quantity).isScalar());
        if (isTurned) {
            add("Derivatives lie in numerator layout: as the transpose of what they belong to.");
        } else if (hasGradient) {
            add("A gradient has the shape of what it belongs to.");
        }
    }
}
