package gradus.problem;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Layout;
import gradus.network.Training;
import gradus.problem.Recipe.DerivativeLayout;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a problem is about: a layered network or definitions, and what is made from them. */
final class ModelReader {
    static final List<String> KEYS = List.of("gradient-layout", "jacobian-layout", "entries", "names");

    private static final Map<String, Boolean> NUMERATOR = layouts();

    private final Values values;
    private final Notation letters;
    private final YamlFields file;
    private final Optional<YamlNode> given;

    /**
     * A reader for one file.
     *
     * @param given what stands behind {@code given:}
     */
    ModelReader(Values values, Notation letters, YamlFields file, Optional<YamlNode> given) {
        this.values = values;
        this.letters = letters;
        this.file = file;
        this.given = given;
    }

    private static Map<String, Boolean> layouts() {
        Map<String, Boolean> layouts = new LinkedHashMap<>();
        layouts.put("denominator", false);
        layouts.put("numerator", true);
        return layouts;
    }

    /** The model of the file; empty after an error. */
    Optional<Model> read() {
        NetworkReader networks = new NetworkReader(values, letters);
        DerivativeLayout derivatives =
                new DerivativeLayout(isNumerator("gradient-layout", false), !isNumerator("jacobian-layout", true));
        if (file.has(RecurrenceReader.KEY)) {
            return recurrence(networks.layout(file), derivatives);
        }
        return GraphReader.isMeant(file)
                ? definitions(networks.layout(file), derivatives)
                : networks.read(file).flatMap(task -> {
                    Notation notation = letters.withLayers(task.layers().size());
                    Recipe recipe = new Recipe(Optional.empty(), Optional.empty(), derivatives, List.of(), List.of());
                    return complete(new NetworkFoundation(task), recipe, notation, task.layout());
                });
    }

    private Optional<Model> recurrence(Layout layout, DerivativeLayout derivatives) {
        return new RecurrenceReader(values, letters, file, layout).read().flatMap(task -> {
            RecurrenceFoundation foundation = new RecurrenceFoundation(task);
            Notation notation = foundation.notation(letters);
            Recipe recipe = new Recipe(Optional.empty(), Optional.empty(), derivatives, List.of(), List.of());
            return complete(
                    foundation, recipe, notation.withNames(foundation.names(foundation.graph(), notation)), layout);
        });
    }

    private boolean isNumerator(String key, boolean otherwise) {
        return file.optional(key)
                .flatMap(node -> values.choice(node, "layout of derivatives", NUMERATOR))
                .orElse(otherwise);
    }

    private Optional<Model> definitions(Layout layout, DerivativeLayout derivatives) {
        GraphReader reader = new GraphReader(values, layout);
        return reader.read(file, given).flatMap(definitions -> {
            int errorsBefore = values.issues().errorCount();
            Optional<Quantity> scalar = reader.scalar(file, definitions);
            Optional<Training> training = reader.training(file, definitions, letters);
            Recipe recipe = new Recipe(scalar, Optional.empty(), derivatives, List.of(), List.of());
            return values.issues().errorCount() > errorsBefore
                    ? Optional.empty()
                    : complete(definitions.with(training), recipe, letters, layout)
                            .filter(model -> !file.has("training") || hasGradients(model));
        });
    }

    /** Adds gradients that come from outside, then the names of single entries, then further names. */
    private Optional<Model> complete(Foundation foundation, Recipe recipe, Notation notation, Layout layout) {
        int errorsBefore = values.issues().errorCount();
        Graph graph = recipe.graph(foundation);
        Recipe differentiated = hasGradients(graph)
                ? recipe
                : recipe.withUpstream(given.flatMap(node -> new UpstreamReader(
                                values, SolvedGraph.of(graph, Set.of()), notation, recipe.layout(), upstreamPlace())
                        .read(node)));
        Model model = Model.of(foundation, differentiated, notation, layout);
        Optional<Map<Quantity.Entry, String>> entries =
                file.optional("entries").map(node -> new EntryReader(values, model).read(node));
        if (values.issues().errorCount() > errorsBefore) {
            return Optional.empty();
        }
        Model named = entries.map(model::withEntries).orElse(model);
        return Optional.of(file.optional("names")
                .map(node -> named.withNames(new NameReader(values, named).read(node)))
                .orElse(named));
    }

    /** Whether a training has something to go by; if not, that is reported. */
    private boolean hasGradients(Model model) {
        boolean hasGradients = hasGradients(model.computed().graph());
        if (!hasGradients) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.MISSING_LOSS,
                                    file.position("training"),
                                    "training".length(),
                                    "a training step needs gradients, and there are none")
                            .withFix(
                                    isStepAlone()
                                            ? "give each parameter and its gradient: 'given: {W: …, dW: …}'"
                                            : "write 'differentiate: …', or give gradients under 'given'"));
        }
        return hasGradients;
    }

    /** Whether the file is about a training step from given gradients, and nothing else. */
    private boolean isStepAlone() {
        return GraphReader.isMeant(file) && !file.has("define");
    }

    private UpstreamReader.Place upstreamPlace() {
        if (file.has(RecurrenceReader.KEY)) {
            return UpstreamReader.Place.RECURRENCE;
        }
        return isStepAlone() ? UpstreamReader.Place.STEP_ALONE : UpstreamReader.Place.ANYWHERE;
    }

    private static boolean hasGradients(Graph graph) {
        return graph.quantities().stream().anyMatch(Quantity.Gradient.class::isInstance);
    }
}
