package gradus.problem;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.DenseLayer;
import gradus.network.Dropout;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.LossWeights;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.network.QueryPoint;
import gradus.network.Reduction;
import gradus.network.Setting;
import gradus.network.Training;
import gradus.network.TrainingSteps;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A layered network with its examples. */
record NetworkFoundation(NetworkTask task) implements Foundation {

    @Override
    public Graph graph() {
        return task.graph();
    }

    @Override
    public Graph completed(Graph differentiated) {
        return task.waitsForGradients() ? task.completed(differentiated) : differentiated;
    }

    @Override
    public Collection<Quantity> sources() {
        return task.sources();
    }

    @Override
    public Collection<Quantity> givens() {
        List<Quantity> givens = new ArrayList<>(task.sources());
        givens.add(NetworkQuantities.TARGET);
        task.training().ifPresent(training -> givens.addAll(TrainingSteps.givens(training, task.parameters())));
        task.loss().flatMap(given -> given.loss().penalty()).ifPresent(penalty -> givens.addAll(penalty.givens()));
        task.queries().forEach(query -> givens.add(new Quantity.AtPoint(NetworkQuantities.INPUT, query.name())));
        return givens;
    }

    @Override
    public Optional<Training> training() {
        return task.training();
    }

    @Override
    public NetworkFoundation from(Map<Quantity, Tensor> given) {
        Optional<Training> from =
                task.training().map(training -> training.with(training.plan().from(given)));
        return new NetworkFoundation(new NetworkTask(
                task.layout(),
                task.layers(),
                task.input(),
                task.loss(),
                from,
                task.queries(),
                task.classes(),
                task.target()));
    }

    @Override
    public Optional<Integer> examples() {
        return Optional.of(task.examples());
    }

    @Override
    public NetworkFoundation varied(RandomNumbers numbers, Sizes sizes) {
        return new NetworkFoundation(new Variation(numbers, sizes).task());
    }

    /** Other settings in the range of each; a constant such as ε stays, which is there against a division by 0. */
    static Map<String, Double> varied(Training own, RandomNumbers numbers) {
        Map<String, Double> settings = new LinkedHashMap<>(own.settings());
        for (Setting setting : own.optimizer().settings()) {
            if (setting.range() == Setting.Range.POSITIVE) {
                settings.computeIfPresent(setting.name(), (name, value) -> numbers.like(value));
            } else if (setting.range() == Setting.Range.BELOW_ONE) {
                settings.computeIfPresent(setting.name(), (name, value) -> value * numbers.like(1) / 4);
            }
        }
        return settings;
    }

    /** One variant in the making. */
    private final class Variation {
        private final RandomNumbers numbers;
        private final Sizes sizes;
        private final Layout layout = task.layout();
        private final int inputs;
        private final List<Integer> units;
        private final int examples;

        Variation(RandomNumbers numbers, Sizes sizes) {
            this.numbers = numbers;
            this.sizes = sizes;
            List<Integer> own = new ArrayList<>();
            own.add(task.input().shape().size(layout.unitAxis()));
            task.layers().forEach(layer -> own.add(layer.weights().shape().size(layout.unitAxis())));
            own.add(task.allExamples());
            List<Integer> varied = sizes == Sizes.KEPT ? own : allDifferent(own);
            this.inputs = varied.get(0);
            this.units = varied.subList(1, varied.size() - 1);
            this.examples = varied.get(varied.size() - 1);
        }

        /**
         * Sizes of which no two are alike; what is 1 stays 1. The number of examples stays where the loss is a mean over them, and
         * that of outputs likewise, since a formula may say ½ for 1/m.
         */
        private List<Integer> allDifferent(List<Integer> own) {
            int last = own.size() - 1;
            boolean keepsExamples = isMean(Loss::overBatch) || hasBatches();
            boolean keepsOutputs = isMean(Loss::overOutputs)
                    && !(keepsExamples && own.get(last).equals(own.get(last - 1)));
            List<Integer> sizes = new ArrayList<>();
            for (int place = 0; place <= last; place++) {
                boolean keeps = (place == last && keepsExamples) || (place == last - 1 && keepsOutputs);
                sizes.add(keeps || own.get(place) == 1 ? own.get(place) : 0);
            }
            for (int place = 0; place <= last; place++) {
                if (sizes.get(place) == 0) {
                    sizes.set(place, unused(sizes));
                }
            }
            return sizes;
        }

        private boolean hasBatches() {
            return task.training()
                    .flatMap(training -> training.plan().batchSize())
                    .isPresent();
        }

        private boolean isMean(Function<Loss, Reduction> reduction) {
            return task.loss()
                    .map(TargetedLoss::loss)
                    .map(reduction)
                    .filter(Reduction.MEAN::equals)
                    .isPresent();
        }

        private static int unused(List<Integer> sizes) {
            int size = 2;
            while (sizes.contains(size)) {
                size++;
            }
            return size;
        }

        NetworkTask task() {
            List<DenseLayer> layers = new ArrayList<>();
            int before = inputs;
            for (int place = 0; place < units.size(); place++) {
                layers.add(layer(task.layers().get(place), units.get(place), before));
                before = units.get(place);
            }
            return new NetworkTask(
                    layout,
                    layers,
                    numbers.like(task.input(), layout.batchShape(inputs, examples)),
                    task.loss().map(this::loss),
                    task.training().map(this::training),
                    task.queries().stream().map(this::query).toList(),
                    task.classes(),
                    task.target().map(this::targets));
        }

        private Tensor targets(Tensor own) {
            int outputs = units.get(units.size() - 1);
            Tensor byExample = layout == Layout.COLUMNS ? own.transposed() : own;
            Tensor targets = numbers.targetsLike(byExample, Shape.of(examples, outputs));
            return layout == Layout.COLUMNS ? targets.transposed() : targets;
        }

        private DenseLayer layer(DenseLayer own, int count, int before) {
            Map<Quantity, Tensor> constants = new LinkedHashMap<>();
            own.constants()
                    .forEach((quantity, value) ->
                            constants.put(quantity, numbers.like(value, scaled(value, own, count))));
            return new DenseLayer(
                    own.activation() instanceof FormulaActivation formula
                            ? formula.ofUnits(count, constants)
                            : own.activation(),
                    own.settings(),
                    numbers.like(
                            own.weights(),
                            layout.weightShape(count, before + own.biasInput().inputs())),
                    own.bias().map(bias -> numbers.like(bias, scaled(bias, own, count))),
                    own.biasInput(),
                    own.dropout().map(dropout -> dropout(dropout, count)),
                    constants);
        }

        private Dropout dropout(Dropout own, int count) {
            boolean isByExample = own.mask().shape().size(layout.exampleAxis()) > 1;
            return new Dropout(
                    numbers.bits(layout.batchShape(count, isByExample ? examples : 1)), own.keep(), own.scaling());
        }

        /** What has one number for each unit of its layer follows the number of units. */
        private Shape scaled(Tensor value, DenseLayer own, int count) {
            int unitsNow = own.weights().shape().size(layout.unitAxis());
            boolean isPerUnit = unitsNow > 1 && value.shape().equals(layout.biasShape(unitsNow));
            return isPerUnit ? layout.biasShape(count) : value.shape();
        }

        private TargetedLoss loss(TargetedLoss own) {
            int outputs = units.get(units.size() - 1);
            Loss loss = own.loss().function() instanceof FormulaLoss formula
                    ? own.loss().with(formula.ofOutputs(outputs))
                    : own.loss();
            return new TargetedLoss(loss, targets(own.target()), weights(own.weights()));
        }

        /** Weights like the given ones; which outputs count is anybody's guess. */
        private LossWeights weights(LossWeights own) {
            int outputs = units.get(units.size() - 1);
            return new LossWeights(
                    own.examples().map(weights -> numbers.like(weights, layout.batchShape(1, examples))),
                    own.classes().map(weights -> numbers.like(weights, layout.batchShape(Math.max(2, outputs), 1))),
                    own.mask().map(mask -> numbers.bits(layout.batchShape(outputs, examples))),
                    own.isNormalized());
        }

        /** Like the sizes, the learning rate of a problem may stand in a formula as the number it is. */
        private Training training(Training own) {
            if (sizes == Sizes.KEPT) {
                return own;
            }
            return own.with(varied(own, numbers));
        }

        private QueryPoint query(QueryPoint own) {
            int points = own.input().shape().size(layout.exampleAxis());
            return new QueryPoint(
                    own.name(), numbers.like(own.input(), layout.batchShape(inputs, points)), own.parameters());
        }
    }
}
