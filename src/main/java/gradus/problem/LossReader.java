package gradus.problem;

import gradus.issue.Issue;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.LossFunction;
import gradus.network.LossWeights;
import gradus.network.Reduction;
import gradus.network.Setting;
import gradus.problem.Notation.Role;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code loss:}. */
final class LossReader {
    private static final Map<String, Reduction> REDUCTIONS = reductions();
    private static final FormulaNames OUTPUT =
            new FormulaNames(List.of(Role.OUTPUT, Role.ACTIVATION), List.of("yhat", "output"));
    private static final FormulaNames TARGET = new FormulaNames(List.of(Role.TARGET), List.of("target"));

    private static final String WHAT = "the loss";
    private static final String OUTPUTS = "outputs";
    private static final String BATCH = "batch";
    private static final String CLASS_WEIGHTS = "class-weights";
    private static final String SMOOTHING = "smoothing";
    private static final String WEIGHTED_MEAN = "weighted-mean";
    private static final List<String> COMMON =
            List.of("name", FormulaText.KEY, OUTPUTS, BATCH, CLASS_WEIGHTS, SMOOTHING);

    private static final Setting SMOOTHED = Setting.usually(SMOOTHING, 0, Setting.Range.BELOW_ONE);

    private final Values values;
    private final Layout layout;
    private final Notation notation;
    private final int examples;
    private final int outputs;
    private final Catalogue<LossFunction> losses = Catalogue.losses();

    /**
     * A reader.
     *
     * @param notation the letters, with the number of layers
     * @param outputs the units of the last layer; 0 if that is not known
     */
    LossReader(Values values, Layout layout, Notation notation, int examples, int outputs) {
        this.values = values;
        this.layout = layout;
        this.notation = notation;
        this.examples = examples;
        this.outputs = outputs;
    }

    private static Map<String, Reduction> reductions() {
        Map<String, Reduction> reductions = new LinkedHashMap<>();
        reductions.put("sum", Reduction.SUM);
        reductions.put("mean", Reduction.MEAN);
        return reductions;
    }

    /**
     * A loss with the weights that it says; examples have theirs elsewhere.
     *
     * @param weights those of classes, and what a mean divides by
     */
    record LossReading(Loss loss, LossWeights weights) {
        static LossReading of(Loss loss) {
            return new LossReading(loss, LossWeights.NONE);
        }
    }

    private List<Setting> settings() {
        return losses.all().stream().flatMap(loss -> loss.settings().stream()).toList();
    }

    Optional<LossReading> read(YamlNode node) {
        if (node instanceof YamlMapping) {
            Set<String> keys = new TreeSet<>(COMMON);
            settings().forEach(setting -> keys.add(setting.name()));
            return YamlFields.of(node, WHAT, keys, values.issues()).flatMap(fields -> configured(fields, node));
        }
        Optional<LossFunction> function =
                node instanceof YamlScalar text && isFormula(text) ? formula(text) : values.named(node, "loss", losses);
        Reduction overBatch = unstated(node);
        return function.map(found -> LossReading.of(new Loss(found, found.overOutputs(), overBatch)));
    }

    private Optional<LossReading> configured(YamlFields fields, YamlNode node) {
        int errorsBefore = values.issues().errorCount();
        Optional<LossFunction> function = function(fields);
        Optional<Reduction> overOutputs = reduction(fields, OUTPUTS);
        boolean isNormalized = fields.optional(BATCH)
                .map(Values::text)
                .filter(WEIGHTED_MEAN::equals)
                .isPresent();
        Reduction overBatch = fields.has(BATCH) ? reduction(fields, BATCH).orElse(Reduction.MEAN) : unstated(node);
        if (function.filter(LossFunction::isOneNumber).isPresent() && fields.has(OUTPUTS)) {
            refuse(
                    fields,
                    OUTPUTS,
                    "'outputs' has no meaning: the " + (fields.has(FormulaText.KEY) ? "formula" : "loss")
                            + " gives one number for all outputs");
            return Optional.empty();
        }
        double smoothing = fields.optional(SMOOTHING)
                .flatMap(value -> values.number(value, SMOOTHED))
                .orElse(0.0);
        Optional<Tensor> classWeights = fields.optional(CLASS_WEIGHTS).flatMap(this::classWeights);
        LossWeights weights = new LossWeights(Optional.empty(), classWeights, Optional.empty(), isNormalized);
        return function.filter(found -> values.issues().errorCount() == errorsBefore)
                .map(found -> new LossReading(
                        new Loss(found, overOutputs.orElse(found.overOutputs()), overBatch).smoothedBy(smoothing),
                        weights));
    }

    /** One for each class; with a single output, those of class 0 and class 1. */
    private Optional<Tensor> classWeights(YamlNode node) {
        int classes = Math.max(2, outputs);
        return outputs == 0
                ? Optional.empty()
                : values.tensor(node, "'" + CLASS_WEIGHTS + "'", Shape.of(classes))
                        .filter(weights -> {
                            boolean areWeights = weights.entries().allMatch(weight -> weight >= 0);
                            if (!areWeights) {
                                values.error(
                                        ProblemCodes.OUT_OF_RANGE,
                                        node,
                                        "'" + CLASS_WEIGHTS + "' has a number below 0");
                            }
                            return areWeights;
                        })
                        .map(weights -> weights.reshaped(layout.biasShape(classes)));
    }

    private void refuse(YamlFields fields, String key, String message) {
        values.issues()
                .add(Issue.error(ProblemCodes.WRONG_FORM, fields.position(key), key.length(), message)
                        .withFix("leave one of them out"));
    }

    private Optional<LossFunction> function(YamlFields fields) {
        if (!fields.has(FormulaText.KEY)) {
            return fields.required("name", "write 'name: …' or 'formula: …'")
                    .flatMap(name -> values.named(name, "loss", losses))
                    .map(loss -> loss.with(new SettingsReader(values)
                            .read(fields, "'" + loss.name() + "'", loss.settings(), settings())));
        }
        if (fields.has("name")) {
            refuse(fields, "name", "'name' has no meaning beside 'formula'");
        }
        new SettingsReader(values).read(fields, "a formula", List.of(), settings());
        return fields.required(FormulaText.KEY)
                .flatMap(node -> FormulaText.of(node, WHAT, values))
                .flatMap(this::formula);
    }

    private boolean isFormula(YamlScalar text) {
        return FormulaText.isMeant(text.text(), outputNames()) || FormulaText.isMeant(text.text(), targetNames());
    }

    private List<String> outputNames() {
        Optional<String> withLayer = notation.letter(Role.ACTIVATION).map(letter -> letter + notation.layers());
        return OUTPUT.names(notation, withLayer);
    }

    private List<String> targetNames() {
        return TARGET.names(notation, Optional.empty());
    }

    private Optional<LossFunction> formula(YamlScalar text) {
        if (outputs == 0) {
            return Optional.empty();
        }
        FormulaLoss loss = new FormulaLoss(
                text.text(),
                FormulaText.position(text),
                outputNames(),
                targetNames(),
                NotationNames.style(notation),
                layout,
                outputs);
        return FormulaText.accepted(loss.reading(), text, values)
                .filter(read -> FormulaText.fits(read, loss::shape, layout.biasShape(outputs), text, values))
                .filter(read -> FormulaText.mentions(
                        read,
                        FormulaLoss.OUTPUT.quantity(),
                        text,
                        "the output " + loss.output().get(0),
                        values))
                .filter(read -> examples < 2 || isByExample(loss, text))
                .map(read -> loss);
    }

    private boolean isByExample(FormulaLoss loss, YamlScalar text) {
        boolean isByExample = loss.isByExample();
        if (!isByExample) {
            FormulaText.refuseMixing(text, values);
        }
        return isByExample;
    }

    /** The names for something in a formula: those of the course, and the usual ones that are not taken otherwise. */
    private record FormulaNames(List<Role> roles, List<String> usual) {
        List<String> names(Notation notation, Optional<String> withLayer) {
            Set<String> names = new LinkedHashSet<>();
            roles.forEach(role -> notation.letter(role).ifPresent(names::add));
            withLayer.ifPresent(names::add);
            names.addAll(usual);
            return List.copyOf(names);
        }
    }

    private static Map<String, Reduction> ofBatch() {
        Map<String, Reduction> reductions = reductions();
        reductions.put(WEIGHTED_MEAN, Reduction.MEAN);
        return reductions;
    }

    private Optional<Reduction> reduction(YamlFields fields, String key) {
        return fields.optional(key)
                .flatMap(node ->
                        values.choice(node, "reduction over the " + key, key.equals(BATCH) ? ofBatch() : REDUCTIONS));
    }

    /** The mean, and a warning where that makes a difference. */
    private Reduction unstated(YamlNode node) {
        if (examples > 1) {
            boolean isFormula = node instanceof YamlScalar text && isFormula(text);
            values.issues()
                    .add(Issue.warning(
                                    ProblemCodes.REDUCTION_NOT_STATED,
                                    node.position(),
                                    node.length(),
                                    "the loss does not say how the " + examples
                                            + " examples are put together; the mean is taken")
                            .withFix("write 'loss: {" + (isFormula ? "formula" : "name")
                                    + ": …, batch: mean}' or 'batch: sum'"));
        }
        return Reduction.MEAN;
    }
}
