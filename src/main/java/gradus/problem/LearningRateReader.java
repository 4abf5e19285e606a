package gradus.problem;

import gradus.network.LearningRates;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code learning-rate:}, a number, a list of them, or how it falls. */
final class LearningRateReader {
    static final String KEY = "learning-rate";

    private static final String WHAT = "the learning rate";
    private static final String INITIAL = "initial";
    private static final String FACTOR = "factor";
    private static final String EVERY = "every";
    private static final String RATE = "rate";
    private static final int MOST = 1_000_000;

    /** The schedules with the keys that each of them has. */
    private static final Map<String, List<String>> SCHEDULES = schedules();

    private static final Map<String, Boolean> COUNTS = counts();

    private final Values values;

    LearningRateReader(Values values) {
        this.values = values;
    }

    private static Map<String, List<String>> schedules() {
        Map<String, List<String>> schedules = new LinkedHashMap<>();
        schedules.put("step", List.of(FACTOR, EVERY));
        schedules.put("exponential", List.of(RATE));
        schedules.put("inverse-time", List.of(RATE));
        return schedules;
    }

    private static Map<String, Boolean> counts() {
        Map<String, Boolean> counts = new LinkedHashMap<>();
        counts.put("step", false);
        counts.put("epoch", true);
        return counts;
    }

    /**
     * A learning rate.
     *
     * @param first that of the first step
     * @param later how it changes; empty if it does not
     */
    record Rate(double first, Optional<LearningRates> later) {}

    Optional<Rate> read(YamlNode node) {
        if (node instanceof YamlSequence) {
            return list(node, false);
        }
        if (!(node instanceof YamlMapping)) {
            return positive(node, "'" + KEY + "'").map(rate -> new Rate(rate, Optional.empty()));
        }
        return YamlFields.of(
                        node, WHAT, List.of(INITIAL, "schedule", FACTOR, EVERY, RATE, "list", "per"), values.issues())
                .flatMap(this::configured);
    }

    private Optional<Double> positive(YamlNode node, String what) {
        return values.number(node, what, Values.Bound.POSITIVE);
    }

    private Optional<Rate> list(YamlNode node, boolean isByEpoch) {
        List<YamlNode> items = values.list(node, "'" + KEY + "'");
        List<Double> rates = new ArrayList<>();
        for (int place = 1; place <= items.size(); place++) {
            positive(items.get(place - 1), "number " + place + " of '" + KEY + "'")
                    .ifPresent(rates::add);
        }
        return items.isEmpty() || rates.size() < items.size()
                ? Optional.empty()
                : Optional.of(new Rate(rates.get(0), Optional.of(new LearningRates.Listed(rates, isByEpoch))));
    }

    private Optional<Rate> configured(YamlFields fields) {
        boolean isByEpoch = fields.optional("per")
                .flatMap(node -> values.choice(node, "'per' of " + WHAT, COUNTS))
                .orElse(false);
        if (fields.has("list")) {
            refuseOthers(fields, List.of("list", "per"), "a list");
            return fields.required("list").flatMap(node -> list(node, isByEpoch));
        }
        Optional<Double> first = fields.required(INITIAL).flatMap(node -> positive(node, "'" + INITIAL + "'"));
        Optional<String> schedule =
                fields.required("schedule").flatMap(node -> values.choice(node, "schedule", SCHEDULES.keySet()));
        return schedule.flatMap(name -> schedule(fields, name, isByEpoch))
                .flatMap(later -> first.map(rate -> new Rate(rate, Optional.of(later))));
    }

    private void refuseOthers(YamlFields fields, List<String> known, String what) {
        fields.entries().stream()
                .map(entry -> entry.key())
                .filter(key -> List.of(INITIAL, "schedule", FACTOR, EVERY, RATE).contains(key.text()))
                .filter(key -> !known.contains(key.text()))
                .forEach(key -> values.error(
                        ProblemCodes.WRONG_FORM,
                        key,
                        "'" + key.text() + "' has no meaning in " + what,
                        "leave it out"));
    }

    private Optional<LearningRates> schedule(YamlFields fields, String name, boolean isByEpoch) {
        List<String> keys = new ArrayList<>(List.of(INITIAL, "schedule"));
        keys.addAll(SCHEDULES.getOrDefault(name, List.of()));
        refuseOthers(fields, keys, "the schedule '" + name + "'");
        if (name.equals("step")) {
            Optional<Double> factor = fields.required(FACTOR).flatMap(node -> positive(node, "'" + FACTOR + "'"));
            int every = fields.optional(EVERY)
                    .flatMap(node -> values.count(node, "'" + EVERY + "'", 1, MOST))
                    .orElse(1);
            return factor.map(number -> new LearningRates.Falling(number, every, isByEpoch));
        }
        Optional<Double> rate = fields.required(RATE).flatMap(node -> positive(node, "'" + RATE + "'"));
        return rate.map(number -> name.equals("exponential")
                ? new LearningRates.Exponential(number, isByEpoch)
                : new LearningRates.InverseTime(number, isByEpoch));
    }
}
