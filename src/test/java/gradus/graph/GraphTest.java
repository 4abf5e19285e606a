package gradus.graph;

import static gradus.tensor.TensorAssertions.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GraphTest {
    private static final Quantity X = Quantity.variable("x");
    private static final Quantity Y = Quantity.variable("y");
    private static final Quantity Z = Quantity.variable("z");
    private static final Quantity W = Quantity.variable("w");

    private static Expression ref(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private static Expression plus(Quantity left, Quantity right) {
        return new Expression.Combine(BinaryFunction.ADD, ref(left), ref(right));
    }

    private static Expression square(Quantity quantity) {
        return new Expression.Apply(ElementaryFunction.SQUARE, ref(quantity));
    }

    private static Expression numbers(Tensor value) {
        return new Expression.Constant(value);
    }

    private static Expression number(double value) {
        return numbers(Tensor.scalar(value));
    }

    /** x = 3, y = x², z = x + y, w = y + z. */
    private static Map<Quantity, Expression> diamond() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(X, number(3));
        rules.put(Y, square(X));
        rules.put(Z, plus(X, Y));
        rules.put(W, plus(Y, Z));
        return rules;
    }

    private static double valueOf(Graph graph, Quantity quantity) {
        return graph.evaluate().of(quantity).at(0);
    }

    @Nested
    class Order {
        @Test
        void everyQuantityStandsAfterAllThatItsRuleMentions() {
            Map<Quantity, Expression> backwards = new LinkedHashMap<>();
            List<Quantity> names = new ArrayList<>(diamond().keySet());
            Collections.reverse(names);
            names.forEach(name -> backwards.put(name, diamond().get(name)));

            Graph graph = Graph.of(backwards);

            assertThat(graph.quantities()).containsExactly(X, Y, Z, W);
        }

        @Test
        void valuesDoNotDependOnTheOrderInWhichRulesAreGiven() {
            for (int seed = 0; seed < 100; seed++) {
                List<Quantity> shuffled = new ArrayList<>(diamond().keySet());
                Collections.shuffle(shuffled, new Random(seed));
                Map<Quantity, Expression> rules = new LinkedHashMap<>();
                shuffled.forEach(name -> rules.put(name, diamond().get(name)));

                Graph graph = Graph.of(rules);

                assertThat(valueOf(graph, Y)).isEqualTo(9);
                assertThat(valueOf(graph, Z)).isEqualTo(12);
                assertThat(valueOf(graph, W)).isEqualTo(21);
            }
        }

        @Test
        void aMapChangedLaterDoesNotChangeTheGraph() {
            Map<Quantity, Expression> rules = diamond();
            Graph graph = Graph.of(rules);

            rules.put(X, number(100));

            assertThat(valueOf(graph, W)).isEqualTo(21);
        }

        @Test
        void theQuantitiesCannotBeChangedFromOutside() {
            Graph graph = Graph.of(diamond());

            assertThatThrownBy(() -> graph.quantities().remove(X)).isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void aRuleMentionsEachQuantityOnceInTheOrderOfMention() {
            Map<Quantity, Expression> rules = diamond();
            rules.put(W, new Expression.Combine(BinaryFunction.MULTIPLY, plus(Z, X), plus(Y, Z)));

            Graph graph = Graph.of(rules);

            assertThat(graph.mentionedBy(W)).containsExactly(Z, X, Y);
        }
    }

    @Nested
    class Refusals {
        @Test
        void aCircleIsRefusedByName() {
            Map<Quantity, Expression> rules = diamond();
            rules.put(Y, plus(X, W));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Graph.of(rules))
                    .withMessageMatching("[yzw] depends on itself through [yzw]");
        }

        @Test
        void aQuantityMadeOfItselfIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Graph.of(Map.of(X, square(X))))
                    .withMessage("x depends on itself through x");
        }

        @Test
        void anUnknownQuantityIsRefusedByName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Graph.of(Map.of(Y, square(Quantity.variable("W", 2)))))
                    .withMessage("the graph has no quantity W2");
        }

        @Test
        void askingForAnUnknownQuantityIsRefusedByName() {
            Graph graph = Graph.of(Map.of(X, number(1)));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.rule(Y))
                    .withMessage("the graph has no quantity y");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.shape(Y))
                    .withMessage("the graph has no quantity y");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.evaluate().of(Y))
                    .withMessage("there is no value for y");
        }

        @Test
        void unfittingShapesAreRefusedWithTheQuantityAndBothShapes() {
            Tensor matrix = Tensor.filled(Shape.of(2, 3), 1);
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, numbers(matrix));
            rules.put(Quantity.variable("z", 1), new Expression.MatrixProduct(ref(X), ref(X)));

            assertThatThrownBy(() -> Graph.of(rules))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("z1: product of 2x3 and 2x3 is not defined");
        }

        @Test
        void anAxisThatIsNotThereIsRefused() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, numbers(Tensor.of(Shape.of(3), 1, 2, 3)));
            rules.put(Y, new Expression.SumOver(ref(X), 1));

            assertThatThrownBy(() -> Graph.of(rules))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("y: a tensor of shape 3 has no axis 1");
        }
    }

    @Nested
    class Shapes {
        private final Quantity matrix = Quantity.variable("A");
        private final Quantity column = Quantity.variable("c");

        private Shape shapeOf(Expression expression) {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(matrix, numbers(Tensor.filled(Shape.of(2, 3), 1)));
            rules.put(column, numbers(Tensor.filled(Shape.of(3, 1), 1)));
            rules.put(Y, expression);
            Graph graph = Graph.of(rules);
            assertThat(graph.evaluate().of(Y).shape()).isEqualTo(graph.shape(Y));
            return graph.shape(Y);
        }

        @Test
        void followFromTheRulesAndAgreeWithTheValues() {
            assertThat(shapeOf(new Expression.MatrixProduct(ref(matrix), ref(column))))
                    .isEqualTo(Shape.of(2, 1));
            assertThat(shapeOf(new Expression.Transpose(ref(matrix)))).isEqualTo(Shape.of(3, 2));
            assertThat(shapeOf(new Expression.SumOver(ref(matrix), 0))).isEqualTo(Shape.of(1, 3));
            assertThat(shapeOf(new Expression.SumOver(ref(matrix), 1))).isEqualTo(Shape.of(2, 1));
            assertThat(shapeOf(new Expression.ArgMax(ref(matrix), 0, 1))).isEqualTo(Shape.of(1, 3));
            assertThat(shapeOf(new Expression.Softmax(ref(matrix), 1))).isEqualTo(Shape.of(2, 3));
            assertThat(shapeOf(new Expression.Repeat(ref(column), Shape.of(2, 3, 4))))
                    .isEqualTo(Shape.of(2, 3, 4));
            assertThat(shapeOf(new Expression.Reshape(ref(matrix), Shape.of(6))))
                    .isEqualTo(Shape.of(6));
            assertThat(shapeOf(new Expression.LargestOver(ref(matrix), 1))).isEqualTo(Shape.of(2, 1));
            assertThat(shapeOf(new Expression.Diagonal(ref(column)))).isEqualTo(Shape.of(3, 3));
            assertThat(shapeOf(new Expression.Slice(ref(matrix), 1, 1, 2))).isEqualTo(Shape.of(2, 2));
            assertThat(shapeOf(new Expression.Concatenate(List.of(ref(matrix), ref(matrix), ref(matrix)), 0)))
                    .isEqualTo(Shape.of(6, 3));
            assertThat(shapeOf(new Expression.Combine(
                            BinaryFunction.ADD, ref(column), new Expression.Transpose(ref(column)))))
                    .isEqualTo(Shape.of(3, 3));
        }

        @Test
        void ofRepeatedAndReshapedThingsAreChecked() {
            assertThatThrownBy(() -> shapeOf(new Expression.Repeat(ref(column), Shape.of(2, 3))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("y: 3x1 and 2x3 do not go together entry by entry");
            assertThatThrownBy(() -> shapeOf(new Expression.Repeat(ref(column), Shape.of(1, 4))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("y: 3x1 cannot be repeated to 1x4");
            assertThatThrownBy(() -> shapeOf(new Expression.Reshape(ref(matrix), Shape.of(4))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("y: 2x3 cannot be reshaped to 4");
        }
    }

    @Nested
    class PartsAndWholes {
        private final Quantity matrix = Quantity.variable("A");
        private final Quantity column = Quantity.variable("c");

        private Graph graph(Expression expression) {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(matrix, numbers(Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6})));
            rules.put(column, numbers(Tensor.column(7, 8)));
            rules.put(Y, expression);
            return Graph.of(rules);
        }

        private Tensor valueOf(Expression expression) {
            return graph(expression).evaluate().of(Y);
        }

        private void isRefused(Expression expression, String message) {
            assertThatThrownBy(() -> graph(expression))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage(message);
        }

        @Test
        void aSliceHasTheEntriesFromItsStartOn() {
            assertThat(valueOf(new Expression.Slice(ref(matrix), 1, 1, 2)))
                    .isEqualTo(Tensor.matrix(new double[] {2, 3}, new double[] {5, 6}));
            assertThat(valueOf(new Expression.Slice(ref(matrix), 0, 1, 1))).isEqualTo(Tensor.row(4, 5, 6));
        }

        @Test
        void aSliceBeyondTheAxisIsRefusedWithBothSizes() {
            isRefused(
                    new Expression.Slice(ref(matrix), 1, 2, 2),
                    "y: entries 3 to 4 are asked, there are 3 along that axis of 2x3");
            isRefused(
                    new Expression.Slice(ref(matrix), 0, -1, 1),
                    "y: entries 0 to 0 are asked, there are 2 along that axis of 2x3");
            isRefused(
                    new Expression.Slice(ref(matrix), 0, 1, 0),
                    "y: entries 2 to 1 are asked, there are 2 along that axis of 2x3");
            isRefused(new Expression.Slice(ref(matrix), 2, 0, 1), "y: a tensor of shape 2x3 has no axis 2");
        }

        @Test
        void partsStandInTheirOrder() {
            assertThat(valueOf(new Expression.Concatenate(List.of(ref(column), ref(matrix)), 1)))
                    .isEqualTo(Tensor.matrix(new double[] {7, 1, 2, 3}, new double[] {8, 4, 5, 6}));
        }

        @Test
        void partsThatDoNotFitAreRefusedWithBothShapes() {
            isRefused(
                    new Expression.Concatenate(List.of(ref(matrix), ref(column)), 0),
                    "y: 2x3 and 2x1 cannot be put together along axis 0");
            isRefused(
                    new Expression.Concatenate(List.of(ref(matrix), number(1)), 0),
                    "y: a tensor of shape scalar has no axis 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Expression.Concatenate(List.of(), 0))
                    .withMessage("nothing is put together");
        }

        @Test
        void theLargestIsFoundAlongItsAxis() {
            assertThat(valueOf(new Expression.LargestOver(ref(matrix), 0))).isEqualTo(Tensor.row(4, 5, 6));
            assertThat(valueOf(new Expression.LargestOver(ref(matrix), 1))).isEqualTo(Tensor.column(3, 6));
            isRefused(new Expression.LargestOver(ref(matrix), 2), "y: a tensor of shape 2x3 has no axis 2");
        }

        @Test
        void aDiagonalIsMadeOfVectors() {
            assertThat(valueOf(new Expression.Diagonal(ref(column))))
                    .isEqualTo(Tensor.matrix(new double[] {7, 0}, new double[] {0, 8}));
            isRefused(new Expression.Diagonal(ref(matrix)), "y: a diagonal is made of a vector, got 2x3");
        }

        @Test
        void theyReadAsInNumpy() {
            assertThat(new Expression.Slice(ref(matrix), 1, 0, 2)).hasToString("A[:, 0:2]");
            assertThat(new Expression.Concatenate(List.of(ref(matrix), ref(column)), 1))
                    .hasToString("concatenate([A, c], axis=1)");
            assertThat(new Expression.LargestOver(ref(matrix), 1)).hasToString("max(A, axis=1)");
            assertThat(new Expression.Diagonal(ref(column))).hasToString("diag(c)");
        }
    }

    @Nested
    class Edits {
        private final Graph graph = Graph.of(diamond());

        @Test
        void aPinnedValueActsOnWhatFollowsFromIt() {
            Graph pinned = graph.with(Edit.pin(Y, Tensor.scalar(100)));

            assertThat(valueOf(pinned, X)).isEqualTo(3);
            assertThat(valueOf(pinned, Y)).isEqualTo(100);
            assertThat(valueOf(pinned, Z)).isEqualTo(103);
            assertThat(valueOf(pinned, W)).isEqualTo(203);
        }

        @Test
        void theGraphThatWasEditedStaysAsItWas() {
            graph.with(Edit.pin(Y, Tensor.scalar(100)));

            assertThat(valueOf(graph, W)).isEqualTo(21);
        }

        @Test
        void aPinChangesExactlyTheDescendantsOfItsQuantity() {
            for (int seed = 0; seed < 200; seed++) {
                RandomDependencies random = new RandomDependencies(seed);
                Graph drawn = Graph.of(random.rules());
                Quantity pinned = random.anyQuantity();
                Evaluation before = drawn.evaluate();
                Tensor higher = before.of(pinned).map(value -> value + 1);

                Evaluation after = drawn.with(Edit.pin(pinned, higher)).evaluate();

                Set<Quantity> changed = new HashSet<>(drawn.quantities());
                changed.removeIf(quantity -> before.of(quantity).equals(after.of(quantity)));
                assertThat(changed).as("seed %d, pinned %s", seed, pinned).isEqualTo(random.withDescendants(pinned));
            }
        }

        @Test
        void aReplacedRuleIsComputedFromItsOwnQuantities() {
            Graph replaced = graph.with(Edit.replace(Z, plus(X, X)));

            assertThat(valueOf(replaced, Z)).isEqualTo(6);
            assertThat(valueOf(replaced, W)).isEqualTo(15);
        }

        @Test
        void aReplacedRuleMayMentionWhatStoodBehindIt() {
            Map<Quantity, Expression> rules = diamond();
            rules.put(Quantity.variable("late"), number(7));
            Graph longer = Graph.of(rules);

            Graph replaced = longer.with(Edit.replace(Y, ref(Quantity.variable("late"))));

            assertThat(valueOf(replaced, W)).isEqualTo(17);
        }

        @Test
        void severalEditsActTogether() {
            Graph edited = graph.with(Edit.pin(X, Tensor.scalar(1)), Edit.replace(W, plus(X, Z)));

            assertThat(valueOf(edited, W)).isEqualTo(3);
        }

        @Test
        void aRuleReplacedByItselfChangesNothing() {
            Graph replaced = graph.with(Edit.replace(Z, graph.rule(Z)));

            for (Quantity quantity : graph.quantities()) {
                assertSameBits(
                        quantity.toString(),
                        replaced.evaluate().of(quantity),
                        graph.evaluate().of(quantity));
            }
        }

        @Test
        void aPinOfAnotherShapeIsRefused() {
            assertThatThrownBy(() -> graph.with(Edit.pin(Z, Tensor.column(1, 2))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("z is scalar, its replacement is 2x1");
        }

        @Test
        void aRuleOfAnotherShapeIsRefused() {
            assertThatThrownBy(() -> graph.with(Edit.replace(Z, numbers(Tensor.row(1, 2)))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("z is scalar, its replacement is 1x2");
        }

        @Test
        void anEditThatMakesACircleIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.with(Edit.replace(X, square(W))))
                    .withMessageMatching("[xyzw] depends on itself through [xyzw]");
        }

        @Test
        void anEditOfAnUnknownQuantityIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.with(Edit.pin(Quantity.variable("q"), Tensor.scalar(1))))
                    .withMessage("the graph has no quantity q");
        }
    }

    @Nested
    class LongChains {
        private static final int LENGTH = 10_000;

        private Quantity link(int number) {
            return Quantity.variable("q", number);
        }

        /** q1 = 1, then each is the one before plus one; the last first. */
        private Graph chain() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            for (int number = LENGTH; number > 1; number--) {
                rules.put(link(number), Algebra.add(ref(link(number - 1)), Algebra.constant(1)));
            }
            rules.put(link(1), number(1));
            return Graph.of(rules);
        }

        @Test
        @Timeout(5)
        void areOrderedAndEvaluatedFromTheWrongEnd() {
            Graph graph = chain();

            assertThat(valueOf(graph, link(LENGTH))).isEqualTo(LENGTH);
        }

        @Test
        @Timeout(5)
        void areDifferentiated() {
            Graph graph = Differentiation.extend(chain(), link(LENGTH), List.of(link(1)));

            assertThat(valueOf(graph, Quantity.gradient(link(LENGTH), link(1)))).isEqualTo(1);
        }

        @Test
        @Timeout(5)
        void closedToACircleAreRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chain().with(Edit.replace(link(1), ref(link(LENGTH)))))
                    .withMessageContaining("depends on itself");
        }
    }

    /** Random quantities, each with a rule that rises with every quantity it mentions; keeps book of who mentions whom itself. */
    private static final class RandomDependencies {
        private static final int COUNT = 12;
        private final Random random;
        private final Map<Quantity, List<Quantity>> mentions = new HashMap<>();

        RandomDependencies(long seed) {
            random = new Random(seed);
            for (int number = 1; number <= COUNT; number++) {
                List<Quantity> earlier = new ArrayList<>();
                for (int other = 1; other < number; other++) {
                    if (random.nextInt(4) == 0) {
                        earlier.add(Quantity.variable("q", other));
                    }
                }
                mentions.put(Quantity.variable("q", number), earlier);
            }
        }

        Quantity anyQuantity() {
            return Quantity.variable("q", 1 + random.nextInt(COUNT));
        }

        Map<Quantity, Expression> rules() {
            Map<Quantity, Expression> rules = new HashMap<>();
            mentions.forEach((quantity, earlier) -> rules.put(
                    quantity,
                    earlier.stream()
                            .map(GraphTest::ref)
                            .reduce(
                                    number(0.5),
                                    (left, right) -> new Expression.Combine(BinaryFunction.ADD, left, right))));
            return rules;
        }

        Set<Quantity> withDescendants(Quantity start) {
            Set<Quantity> reached = new HashSet<>(Set.of(start));
            boolean grown = true;
            while (grown) {
                grown = false;
                for (Map.Entry<Quantity, List<Quantity>> entry : mentions.entrySet()) {
                    if (entry.getValue().stream().anyMatch(reached::contains)) {
                        grown |= reached.add(entry.getKey());
                    }
                }
            }
            return reached;
        }
    }
}
