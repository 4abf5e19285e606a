package gradus.network;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.FormulaPrinter;
import gradus.formula.RoundTrip;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.JacobianDerivation;
import gradus.graph.Quantity;
import gradus.network.QueryPoint.Parameters;
import gradus.problem.Notation;
import gradus.problem.NotationNames;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every activation function, loss, layout and reduction comes back when it is printed and read. */
class PrintedRulesTest {
    static Stream<NetworkKind> kinds() {
        return NetworkKind.pairwise();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRuleIsReadAsItWasPrinted(NetworkKind kind) {
        check(kind.drawn(), kind.layout(), kind.seed());
    }

    private static void check(PlainNetwork plain, Layout layout, long seed) {
        Tensor input = NetworkDraw.laid(layout, new double[plain.input().length][2]);
        Graph graph = NetworkDraw.with(
                        NetworkDraw.task(plain, layout),
                        NetworkDraw.sgd(0.1),
                        List.of(new QueryPoint("x_new", input, Parameters.UPDATED)))
                .graph();
        check(plain, layout, graph, seed);
    }

    /** With one example everything that has a Jacobian is a vector. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    void everyRuleOfAJacobianIsReadAsItWasPrinted(Layout layout) {
        int checked = 0;
        for (int seed = 0; checked < 60; seed++) {
            PlainNetwork plain = new NetworkDraw(20_270 + seed).network();
            int layers = plain.layers().size();
            if (plain.input()[0].length == 1 && layers > 1) {
                checked++;
                Graph graph = NetworkDraw.task(plain, layout).graph();
                Quantity output = NetworkQuantities.activation(layers);
                Graph byInput = JacobianDerivation.extend(graph, output, NetworkQuantities.INPUT);
                Graph both = JacobianDerivation.extend(byInput, output, NetworkQuantities.netInput(1));
                check(plain, layout, both, seed);
            }
        }
    }

    private static void check(PlainNetwork plain, Layout layout, Graph graph, long seed) {
        Set<Quantity> quantities = graph.quantities();
        NotationNames names =
                new NotationNames(Notation.canonical(plain.layers().size()), quantities);
        FormulaPrinter printer = new FormulaPrinter(names, graph::shape, OptionalInt.of(layout.unitAxis()));
        RoundTrip roundTrip = new RoundTrip(printer, quantities, graph::shape, layout.unitAxis());
        Map<Quantity, Tensor> draw = roundTrip.draw(seed);
        Set<String> unread = new TreeSet<>();
        for (Quantity quantity : quantities) {
            Expression rule = graph.rule(quantity);
            if (rule instanceof Expression.Constant || rule instanceof Expression.ArgMax) {
                unread.add(quantity.toString());
            } else {
                roundTrip.check(layout + ": " + quantity, rule, draw);
            }
        }
        assertThat(unread)
                .allMatch(name ->
                        name.matches("x(\\(x_new\\))?|t|[Wb]\\d|.*_factor|learning_rate|class.*|da\\d/d(x|z1)"));
    }
}
