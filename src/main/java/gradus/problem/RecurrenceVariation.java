package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.Reduction;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.GateSet;
import gradus.network.recurrent.GateWeights;
import gradus.network.recurrent.GateWeights.Part;
import gradus.network.recurrent.Parameter;
import gradus.network.recurrent.QuerySequence;
import gradus.network.recurrent.Readout;
import gradus.network.recurrent.RecurrentCell;
import gradus.network.recurrent.RecurrentTask;
import gradus.network.recurrent.SequenceLoss;
import gradus.network.recurrent.Sequences;
import gradus.problem.Foundation.Sizes;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A variant of a recurrent network: other numbers and perhaps other sizes; as many steps. */
final class RecurrenceVariation {
    private static final int INPUTS = 0;
    private static final int UNITS = 1;
    private static final int OUTPUTS = 2;
    private static final int EXAMPLES = 3;

    private final RecurrentTask own;
    private final RandomNumbers numbers;
    private final Sizes sizes;
    private final Layout layout;
    private final List<Integer> counts;

    RecurrenceVariation(RecurrentTask own, RandomNumbers numbers, Sizes sizes) {
        this.own = own;
        this.numbers = numbers;
        this.sizes = sizes;
        this.layout = own.layout();
        this.counts = sizes == Sizes.KEPT ? ownCounts() : otherCounts();
    }

    private List<Integer> ownCounts() {
        return List.of(
                own.inputs(),
                own.cells().get(0).units(),
                own.readout().isPresent() ? own.outputs() : 1,
                own.allExamples());
    }

    /** Sizes of which no two are alike; what is 1 stays 1, and what a mean is taken over stays as it is. */
    private List<Integer> otherCounts() {
        List<Integer> before = ownCounts();
        List<Integer> after = new ArrayList<>();
        for (int place = 0; place < before.size(); place++) {
            boolean keeps = before.get(place) == 1
                    || (place == EXAMPLES && (isMeanOverBatch() || hasBatches()))
                    || (place == OUTPUTS && isMeanOverOutputs());
            after.add(keeps ? before.get(place) : 0);
        }
        for (int place = 0; place < after.size(); place++) {
            if (after.get(place) == 0) {
                int size = 2;
                while (after.contains(size)) {
                    size++;
                }
                after.set(place, size);
            }
        }
        return after;
    }

    private boolean isMeanOverBatch() {
        return own.loss()
                .filter(given -> given.loss().overBatch() == Reduction.MEAN)
                .isPresent();
    }

    private boolean isMeanOverOutputs() {
        return own.loss()
                .filter(given -> given.loss().overOutputs() == Reduction.MEAN)
                .isPresent();
    }

    private boolean hasBatches() {
        return own.training().flatMap(training -> training.plan().batchSize()).isPresent();
    }

    private int outputs() {
        return own.readout().isPresent() ? counts.get(OUTPUTS) : states();
    }

    private int states() {
        return own.cells().size() * counts.get(UNITS);
    }

    RecurrentTask task() {
        return new RecurrentTask(
                layout,
                own.names(),
                own.cells().stream().map(this::cell).toList(),
                own.readout().map(this::readout),
                sequences(),
                own.loss().map(this::loss),
                sizes == Sizes.KEPT
                        ? own.training()
                        : own.training().map(training -> training.with(NetworkFoundation.varied(training, numbers))),
                own.queries().stream().map(this::query).toList(),
                own.classes());
    }

    private RecurrentCell cell(RecurrentCell cell) {
        int units = counts.get(UNITS);
        int fedBack = cell.states().contains(CellNames.OUTPUT) ? outputs() : units;
        GateSet gates = cell.gates();
        List<GateWeights> weights = gates.weights().stream()
                .map(set -> weights(set, gates.perSet() * units, fedBack, gates.perSet() * cell.units()))
                .toList();
        return cell.with(new GateSet(gates.gates(), weights), units);
    }

    private GateWeights weights(GateWeights set, int units, int fedBack, int unitsNow) {
        Map<Part, Parameter> parts = new EnumMap<>(Part.class);
        set.parts().forEach((part, parameter) -> {
            Shape shape = switch (part) {
                case INPUT -> layout.weightShape(units, counts.get(INPUTS));
                case STATE -> layout.weightShape(units, fedBack);
                case JOINED -> layout.weightShape(units, fedBack + counts.get(INPUTS));
                case BIAS, STATE_BIAS -> bias(parameter.value(), unitsNow, units);
            };
            parts.put(part, like(parameter, shape));
        });
        return new GateWeights(parts, set.order());
    }

    /** A bias that all units share stays one. */
    private Shape bias(Tensor value, int unitsNow, int units) {
        boolean isPerUnit = unitsNow > 1 && value.shape().equals(layout.biasShape(unitsNow));
        return isPerUnit ? layout.biasShape(units) : value.shape();
    }

    private Parameter like(Parameter parameter, Shape shape) {
        return new Parameter(parameter.quantity(), numbers.like(parameter.value(), shape));
    }

    private Readout readout(Readout layer) {
        return new Readout(
                like(layer.weights(), layout.weightShape(outputs(), states())),
                layer.bias().map(bias -> like(bias, bias(bias.value(), own.outputs(), outputs()))),
                layer.activation(),
                layer.every());
    }

    private Sequences sequences() {
        Sequences now = own.sequences();
        Map<Quantity, Tensor> initial = new LinkedHashMap<>();
        now.initial().forEach((state, value) -> {
            boolean isOutput = own.cells().get(0).states().contains(CellNames.OUTPUT);
            int size = isOutput ? outputs() : counts.get(UNITS);
            initial.put(state, numbers.like(value, layout.batchShape(size, counts.get(EXAMPLES))));
        });
        return new Sequences(
                now.inputs().stream()
                        .map(input -> numbers.like(input, layout.batchShape(counts.get(INPUTS), counts.get(EXAMPLES))))
                        .toList(),
                now.targets().stream().map(this::target).toList(),
                initial);
    }

    private Tensor target(Tensor now) {
        Tensor byExample = layout == Layout.COLUMNS ? now.transposed() : now;
        Tensor varied = numbers.targetsLike(byExample, Shape.of(counts.get(EXAMPLES), outputs()));
        return layout == Layout.COLUMNS ? varied.transposed() : varied;
    }

    private SequenceLoss loss(SequenceLoss given) {
        Loss ofStep = given.loss().function() instanceof FormulaLoss formula
                ? given.loss().with(formula.ofOutputs(outputs()))
                : given.loss();
        return new SequenceLoss(ofStep, given.overSteps());
    }

    private QuerySequence query(QuerySequence query) {
        return new QuerySequence(
                query.name(),
                query.inputs().stream()
                        .map(input -> numbers.like(input, layout.batchShape(counts.get(INPUTS), 1)))
                        .toList(),
                query.parameters());
    }
}
