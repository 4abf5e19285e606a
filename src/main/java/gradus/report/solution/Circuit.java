package gradus.report.solution;

import gradus.graph.BinaryFunction;
import gradus.graph.Differentiation;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.tensor.Digits;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A small graph of definitions taken apart into single operations, each with its value and with the derivative of the result by
 * it, as courses draw circuits of gates.
 *
 * @param gates inputs and operations, each behind those it uses
 */
record Circuit(List<Gate> gates) {
    /** A drawing with more gates is one that nobody reads. */
    private static final int MOST_GATES = 24;

    /** A longer vector does not fit on a wire. */
    private static final int MOST_ENTRIES = 4;

    /** Functions that a drawing calls otherwise than formulas do. */
    private static final Map<String, String> FUNCTIONS =
            Map.of("-", "× (−1)", "log", "ln", "square", "u²", "sigmoid", "σ");

    private static final int LABEL_DIGITS = 4;

    Circuit {
        gates = List.copyOf(gates);
    }

    /**
     * An input or an operation.
     *
     * @param label the name of an input, the sign of an operation
     * @param name the name of the result in the problem's spelling, where it has one
     * @param sources the places of the gates it uses, from 0
     * @param value what leaves it
     * @param slope the derivative of the result of the circuit by that; empty where there is none
     */
    record Gate(String label, Optional<String> name, List<Integer> sources, Tensor value, Optional<Tensor> slope) {
        Gate {
            sources = List.copyOf(sources);
        }

        boolean isInput() {
            return sources.isEmpty();
        }
    }

    /** The circuit of a problem; empty where it is a network, or too large to be drawn. */
    static Optional<Circuit> of(Problem problem) {
        return problem.task().isPresent() || problem.recurrence().isPresent()
                ? Optional.empty()
                : Optional.of(new Dissection(problem))
                        .filter(Dissection::isSmall)
                        .map(Dissection::circuit);
    }

    /** A graph in which every rule is a single operation. */
    private static final class Dissection {
        private final Problem problem;
        private final Map<Quantity, Expression> rules = new LinkedHashMap<>();
        private final Map<Quantity, String> labels = new LinkedHashMap<>();

        /** How many gates have no name of their own. */
        private int made;

        Dissection(Problem problem) {
            this.problem = problem;
            problem.graph().quantities().stream()
                    .filter(Quantity.Variable.class::isInstance)
                    .forEach(this::add);
        }

        private void add(Quantity quantity) {
            Expression rule = problem.graph().rule(quantity);
            if (rule instanceof Expression.Constant) {
                put(quantity, rule, problem.notation().spell(quantity));
            } else {
                addOperation(quantity, rule);
            }
        }

        private void put(Quantity quantity, Expression rule, String label) {
            rules.put(quantity, rule);
            labels.put(quantity, label);
        }

        /** A gate for the outermost operation, behind those for its operands. */
        private void addOperation(Quantity quantity, Expression rule) {
            List<Expression> operands = new ArrayList<>();
            for (Expression operand : rule.operands()) {
                operands.add(isPartOfGate(operand) ? operand : new Expression.Reference(gate(operand)));
            }
            put(quantity, rule.operands().isEmpty() ? rule : rule.withOperands(operands), label(rule));
        }

        private Quantity gate(Expression operand) {
            if (operand instanceof Expression.Reference reference) {
                return reference.quantity();
            }
            made++;
            Quantity gate = Quantity.variable("gate " + made);
            if (operand instanceof Expression.Constant constant) {
                put(gate, constant, "constant");
            } else {
                addOperation(gate, operand);
            }
            return gate;
        }

        /** A number is written into the gate, and so is the transpose of a vector in a product. */
        private static boolean isPartOfGate(Expression operand) {
            return (operand instanceof Expression.Constant constant
                            && constant.value().shape().isScalar())
                    || (operand instanceof Expression.Transpose transpose
                            && transpose.operand() instanceof Expression.Reference)
                    || (operand instanceof Expression.Repeat repeat && isPartOfGate(repeat.operand()));
        }

        private static String label(Expression rule) {
            if (rule instanceof Expression.Combine combine) {
                return label(combine);
            }
            if (rule instanceof Expression.Apply apply) {
                return FUNCTIONS.getOrDefault(
                        apply.function().symbol(), apply.function().symbol());
            }
            if (rule instanceof Expression.MatrixProduct product) {
                return product.left() instanceof Expression.Transpose ? "uᵀv" : "·";
            }
            return rule instanceof Expression.SumOver ? "Σ" : rule instanceof Expression.Reference ? "=" : name(rule);
        }

        private static String name(Expression rule) {
            return rule.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        private static String label(Expression.Combine combine) {
            String sign = sign(combine.function());
            Optional<String> left = number(combine.left());
            Optional<String> right = number(combine.right());
            return left.map(number -> number + " " + sign)
                    .or(() -> right.map(number -> sign + " " + number))
                    .orElse(sign);
        }

        private static String sign(BinaryFunction function) {
            return switch (function) {
                case MULTIPLY -> "×";
                case SUBTRACT -> "−";
                case POWER -> "^";
                case ADD, DIVIDE, MAXIMUM, MINIMUM -> function.symbol();
            };
        }

        private static Optional<String> number(Expression operand) {
            return operand instanceof Expression.Constant constant
                            && constant.value().shape().isScalar()
                    ? Optional.of(
                            Digits.rounded(constant.value().at(0), LABEL_DIGITS).replace('-', '−'))
                    : Optional.empty();
        }

        boolean isSmall() {
            return rules.size() <= MOST_GATES
                    && Graph.of(rules).quantities().stream()
                            .allMatch(
                                    quantity -> Graph.of(rules).shape(quantity).count() <= MOST_ENTRIES);
        }

        Circuit circuit() {
            Graph plain = Graph.of(rules);
            Optional<Quantity> result = result();
            Graph graph = result.map(scalar -> differentiated(plain, scalar)).orElse(plain);
            Evaluation values = graph.evaluate();
            List<Quantity> order = new ArrayList<>(plain.quantities());
            List<Gate> gates = new ArrayList<>();
            for (Quantity quantity : order) {
                List<Integer> sources =
                        plain.mentionedBy(quantity).stream().map(order::indexOf).toList();
                Optional<Tensor> slope = result.map(scalar -> Quantity.gradient(scalar, quantity))
                        .filter(graph::contains)
                        .map(values::of)
                        .or(() -> result.filter(quantity::equals).map(scalar -> Tensor.scalar(1)));
                gates.add(new Gate(
                        labels.getOrDefault(quantity, ""), name(quantity), sources, values.of(quantity), slope));
            }
            return new Circuit(gates);
        }

        private Optional<String> name(Quantity quantity) {
            return problem.graph().contains(quantity)
                    ? Optional.of(problem.notation().spell(quantity))
                    : Optional.empty();
        }

        /** The number whose derivatives the problem has. */
        private Optional<Quantity> result() {
            return problem.graph().quantities().stream()
                    .filter(Quantity.Gradient.class::isInstance)
                    .map(quantity -> ((Quantity.Gradient) quantity).of())
                    .filter(rules::containsKey)
                    .findFirst();
        }

        private Graph differentiated(Graph plain, Quantity scalar) {
            Set<Quantity> inputs = rules.keySet().stream()
                    .filter(quantity -> problem.graph().contains(quantity)
                            && plain.mentionedBy(quantity).isEmpty())
                    .collect(Collectors.toSet());
            return Differentiation.extend(plain, scalar, inputs);
        }
    }
}
