package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.network.Catalogue;
import gradus.network.Choice;
import gradus.network.Clipping;
import gradus.network.Optimizer;
import gradus.network.Setting;
import gradus.network.Training;
import gradus.network.Training.Gradients;
import gradus.network.Training.Plan;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code training:}, the optimiser with its settings, what happens to gradients, and how many steps there are. */
final class TrainingReader {
    /** More steps than any exercise asks for; bounds what a typing error can cost. */
    static final int MOST_STEPS = 100_000;

    private static final String OPTIMIZER = "optimizer";
    private static final String DECAY = Training.WEIGHT_DECAY;
    private static final String DECAY_BIASES = "decay-biases";
    private static final String CLIP = "clip";
    private static final String PARAMETERS = "parameters";
    private static final String STEPS = "steps";
    private static final String EPOCHS = "epochs";
    private static final String BATCH_SIZE = "batch-size";
    private static final String FIRST_STEP = "first-step";
    private static final List<String> COMMON =
            List.of(OPTIMIZER, DECAY, DECAY_BIASES, CLIP, PARAMETERS, STEPS, EPOCHS, BATCH_SIZE, FIRST_STEP);

    private static final Map<String, Clipping.Kind> CLIPPINGS = clippings();

    private final Values values;
    private final YamlFields file;
    private final Notation notation;
    private final int examples;
    private final Catalogue<Optimizer> optimizers = Catalogue.optimizers();

    /**
     * A reader.
     *
     * @param notation the letters, with the number of layers
     * @param examples how many examples there are; 0 where nothing is one
     */
    TrainingReader(Values values, YamlFields file, Notation notation, int examples) {
        this.values = values;
        this.file = file;
        this.notation = notation;
        this.examples = examples;
    }

    private static Map<String, Clipping.Kind> clippings() {
        Map<String, Clipping.Kind> clippings = new LinkedHashMap<>();
        clippings.put("value", Clipping.Kind.VALUE);
        clippings.put("norm", Clipping.Kind.NORM);
        clippings.put("global-norm", Clipping.Kind.GLOBAL_NORM);
        return clippings;
    }

    private Stream<Optimizer> all() {
        return optimizers.all().stream();
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>(COMMON);
        all().forEach(optimizer -> keys.addAll(own(optimizer)));
        return keys;
    }

    private static Set<String> own(Optimizer optimizer) {
        Set<String> keys = new TreeSet<>();
        optimizer.settings().forEach(setting -> keys.add(setting.name()));
        optimizer.choices().forEach(choice -> keys.add(choice.name()));
        return keys;
    }

    /**
     * The training; empty after an error.
     *
     * @param parameters the quantities that can be trained; none if they are not known for a fault elsewhere
     */
    Optional<Training> read(YamlNode node, Collection<Quantity> parameters) {
        return YamlFields.of(node, "the training step", keys(), values.issues())
                .flatMap(fields -> fields.required(OPTIMIZER)
                        .flatMap(name -> values.named(name, "optimizer", optimizers))
                        .flatMap(optimizer -> training(fields, optimizer, parameters)));
    }

    private Optional<Training> training(YamlFields fields, Optimizer optimizer, Collection<Quantity> parameters) {
        int errorsBefore = values.issues().errorCount();
        refuseOfOthers(fields, optimizer);
        Optional<LearningRateReader.Rate> rate =
                fields.required(LearningRateReader.KEY).flatMap(node -> new LearningRateReader(values).read(node));
        Map<String, Double> settings = new LinkedHashMap<>();
        rate.ifPresent(read -> settings.put(LearningRateReader.KEY, read.first()));
        for (Setting setting : optimizer.settings()) {
            if (!setting.name().equals(LearningRateReader.KEY)) {
                number(fields, setting).ifPresent(value -> settings.put(setting.name(), value));
            }
        }
        Map<String, String> choices = new LinkedHashMap<>();
        for (Choice choice : optimizer.choices()) {
            fields.optional(choice.name())
                    .flatMap(node -> values.choice(node, "'" + choice.name() + "'", choice.words()))
                    .ifPresent(word -> choices.put(choice.name(), word));
        }
        refuseOfGradients(fields, optimizer);
        Gradients gradients = gradients(fields, parameters);
        Plan plan = plan(fields, optimizer.rule().isPresent());
        return values.issues().errorCount() > errorsBefore
                        || settings.size() < optimizer.settings().size()
                ? Optional.empty()
                : Optional.of(new Training(
                        optimizer, settings, choices, gradients, rate.flatMap(LearningRateReader.Rate::later), plan));
    }

    private void refuseOfOthers(YamlFields fields, Optimizer optimizer) {
        Set<String> own = own(optimizer);
        for (YamlEntry entry : fields.entries()) {
            String key = entry.key().text();
            boolean isOfAnother = all().anyMatch(other -> own(other).contains(key));
            if (isOfAnother && !own.contains(key)) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.UNKNOWN_NAME,
                                        entry.key().position(),
                                        entry.key().length(),
                                        "'" + optimizer.name() + "' has no setting '" + key + "'")
                                .withExpected(own)
                                .withFix(Names.nearest(key, own).map(name -> "write '" + name + "'")));
            }
        }
    }

    private Optional<Double> number(YamlFields fields, Setting setting) {
        if (setting.usual().isPresent() && !fields.has(setting.name())) {
            return Optional.of(setting.usual().getAsDouble());
        }
        return fields.required(setting.name()).flatMap(node -> number(node, setting));
    }

    private Optional<Double> number(YamlNode node, Setting setting) {
        return values.number(node, setting);
    }

    private void refuseOfGradients(YamlFields fields, Optimizer optimizer) {
        for (String key : List.of(DECAY, CLIP)) {
            if (optimizer.rule().isPresent() && fields.has(key)) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.WRONG_FORM,
                                        fields.position(key),
                                        key.length(),
                                        "'" + key + "' changes gradients, and '" + optimizer.name() + "' has none")
                                .withFix("leave it out"));
            }
        }
    }

    private Gradients gradients(YamlFields fields, Collection<Quantity> parameters) {
        Optional<Double> decay = fields.optional(DECAY)
                .flatMap(node -> values.number(node, "'" + DECAY + "'", Values.Bound.NOT_NEGATIVE));
        boolean decaysBiases = fields.optional(DECAY_BIASES)
                .flatMap(node -> values.yesOrNo(node, "'" + DECAY_BIASES + "'"))
                .orElse(false);
        if (fields.has(DECAY_BIASES) && !fields.has(DECAY)) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.WRONG_FORM,
                                    fields.position(DECAY_BIASES),
                                    DECAY_BIASES.length(),
                                    "'" + DECAY_BIASES + "' has no meaning without '" + DECAY + "'")
                            .withFix("leave it out"));
        }
        Optional<Clipping> clipping = fields.optional(CLIP).flatMap(this::clipping);
        List<Quantity> trained = fields.optional(PARAMETERS)
                .map(node -> trained(node, parameters))
                .orElse(List.of());
        return new Gradients(decay, decaysBiases, clipping, trained);
    }

    private Optional<Clipping> clipping(YamlNode node) {
        return YamlFields.of(node, "'" + CLIP + "'", CLIPPINGS.keySet(), values.issues())
                .flatMap(fields -> {
                    List<String> given =
                            CLIPPINGS.keySet().stream().filter(fields::has).toList();
                    if (given.size() != 1) {
                        values.error(
                                ProblemCodes.WRONG_FORM,
                                node,
                                "'" + CLIP + "' says " + (given.isEmpty() ? "nothing" : "more than one thing"),
                                "write one of 'value', 'norm' and 'global-norm', such as '{norm: 1}'");
                        return Optional.empty();
                    }
                    String kind = given.get(0);
                    return fields.required(kind)
                            .flatMap(bound -> values.number(bound, "'" + kind + "'", Values.Bound.POSITIVE))
                            .flatMap(bound ->
                                    Optional.ofNullable(CLIPPINGS.get(kind)).map(found -> new Clipping(found, bound)));
                });
    }

    private List<Quantity> trained(YamlNode node, Collection<Quantity> parameters) {
        Vocabulary names = new Vocabulary(notation, parameters, List.of());
        List<Quantity> trained = new ArrayList<>();
        for (YamlNode item : values.list(node, "'" + PARAMETERS + "'")) {
            if (parameters.isEmpty()) {
                continue;
            }
            if (item instanceof YamlScalar && names.resolve(Values.text(item)) instanceof Resolution.Found found) {
                trained.add(found.quantity());
            } else {
                values.issues().add(values.unknown(item, "parameter", names.spellings()));
            }
        }
        return trained;
    }

    /** A rule without gradients sees one example after the other, unless the file says otherwise. */
    private Plan plan(YamlFields fields, boolean isByRule) {
        Optional<Integer> usual = isByRule && examples > 0 ? Optional.of(1) : Optional.empty();
        Optional<Integer> batchSize =
                fields.has(BATCH_SIZE) ? fields.optional(BATCH_SIZE).flatMap(this::batchSize) : usual;
        int stepsInEpoch = examples == 0 ? 1 : examples / batchSize.orElse(examples);
        int steps = count(fields, STEPS, MOST_STEPS);
        if (fields.has(EPOCHS)) {
            steps = count(fields, EPOCHS, Math.max(1, MOST_STEPS / stepsInEpoch)) * stepsInEpoch;
            if (fields.has(STEPS)) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.WRONG_FORM,
                                        fields.position(EPOCHS),
                                        EPOCHS.length(),
                                        "'" + EPOCHS + "' has no meaning beside '" + STEPS + "'")
                                .withFix("leave one of them out"));
            }
        }
        int firstCount = count(fields, FIRST_STEP, 1_000_000_000);
        return new Plan(
                steps,
                batchSize.filter(size -> size < examples),
                new SpokenSteps(notation).of(file, steps),
                firstCount,
                Map.of());
    }

    private int count(YamlFields fields, String key, int most) {
        return fields.optional(key)
                .flatMap(node -> values.count(node, "'" + key + "'", 1, most))
                .orElse(1);
    }

    private Optional<Integer> batchSize(YamlNode node) {
        if (examples == 0) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    "'" + BATCH_SIZE + "' has no meaning without examples",
                    "leave it out");
            return Optional.empty();
        }
        return values.count(node, "'" + BATCH_SIZE + "'", 1, examples).filter(size -> {
            if (examples % size != 0) {
                values.error(
                        ProblemCodes.OUT_OF_RANGE,
                        node,
                        "'" + BATCH_SIZE + "' is " + size + ", and " + examples
                                + " examples cannot be divided into batches of that size");
            }
            return examples % size == 0;
        });
    }
}
