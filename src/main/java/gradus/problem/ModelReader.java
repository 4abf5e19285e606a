package gradus.problem;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.problem.Recipe.DerivativeLayout;
import gradus.problem.Recipe.Upstream;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
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

    ModelReader(Values values, Notation letters) {
        this.values = values;
        this.letters = letters;
    }

    private static Map<String, Boolean> layouts() {
        Map<String, Boolean> layouts = new LinkedHashMap<>();
        layouts.put("denominator", false);
        layouts.put("numerator", true);
        return layouts;
    }

    /** The model of the file; empty after an error. */
    Optional<Model> read(YamlFields file) {
        NetworkReader networks = new NetworkReader(values, letters);
        DerivativeLayout derivatives =
                new DerivativeLayout(layout(file, "gradient-layout", false), !layout(file, "jacobian-layout", true));
        return GraphReader.isMeant(file)
                ? definitions(file, networks.layout(file), derivatives)
                : networks.read(file).flatMap(task -> {
                    Notation notation = letters.withLayers(task.layers().size());
                    Recipe recipe = new Recipe(Optional.empty(), Optional.empty(), derivatives, List.of(), List.of());
                    return complete(file, new NetworkFoundation(task), recipe, notation, task.layout());
                });
    }

    private boolean layout(YamlFields file, String key, boolean numerator) {
        return file.optional(key)
                .flatMap(node -> values.choice(node, "layout of derivatives", NUMERATOR))
                .orElse(numerator);
    }

    private Optional<Model> definitions(YamlFields file, Layout layout, DerivativeLayout derivatives) {
        GraphReader reader = new GraphReader(values, layout);
        return reader.read(file).flatMap(definitions -> {
            int errorsBefore = values.issues().errorCount();
            Optional<Quantity> scalar = reader.scalar(file, definitions, definitions.graph());
            Recipe recipe = new Recipe(scalar, Optional.empty(), derivatives, List.of(), List.of());
            return values.issues().errorCount() > errorsBefore
                    ? Optional.empty()
                    : complete(file, definitions, recipe, letters, layout);
        });
    }

    /** Adds gradients that come from outside, then the names of single entries, then further names. */
    private Optional<Model> complete(
            YamlFields file, Foundation foundation, Recipe recipe, Notation notation, Layout layout) {
        int errorsBefore = values.issues().errorCount();
        Graph graph = recipe.graph(foundation);
        Recipe differentiated = hasGradients(graph)
                ? recipe
                : recipe.withUpstream(upstream(file, SolvedGraph.of(graph, Set.of()), notation));
        if (values.issues().errorCount() > errorsBefore) {
            return Optional.empty();
        }
        Model model = Model.of(foundation, differentiated, notation, layout);
        Optional<Map<Quantity.Entry, String>> entries = file.optional("entries")
                .map(node -> new EntryReader(values, model.computed(), notation, layout).read(node));
        Model named = entries.filter(names -> !names.isEmpty())
                .map(names -> Model.of(
                        foundation,
                        differentiated.withEntries(List.copyOf(names.keySet())),
                        notation.withEntries(names),
                        layout))
                .orElse(model);
        return Optional.of(file.optional("names")
                .map(node -> named.withNames(new NameReader(values, named.computed(), named.notation()).read(node)))
                .orElse(named));
    }

    private static boolean hasGradients(Graph graph) {
        return graph.quantities().stream().anyMatch(Quantity.Gradient.class::isInstance);
    }

    /** Gradients that the file gives where nothing is differentiated: {@code given: {dE/dy: [0.1, -0.2]}}. */
    private Optional<Upstream> upstream(YamlFields file, SolvedGraph solved, Notation notation) {
        Map<Quantity, Tensor> gradients = new LinkedHashMap<>();
        Vocabulary vocabulary = new Vocabulary(notation, solved.named(), List.of());
        Optional<Quantity> loss = Optional.empty();
        List<YamlEntry> given = file.optional("given")
                .filter(YamlMapping.class::isInstance)
                .map(node -> ((YamlMapping) node).entries())
                .orElse(List.of());
        for (YamlEntry entry : given) {
            Optional<DerivativeName> name = derivative(entry.key().text(), vocabulary, notation);
            if (name.isEmpty()) {
                continue;
            }
            Quantity of = notation.isLossName(name.get().of())
                    ? NetworkQuantities.LOSS
                    : Quantity.variable(name.get().of());
            if (loss.isPresent() && !loss.get().equals(of)) {
                values.issues()
                        .add(Issue.error(
                                ProblemCodes.AMBIGUOUS_QUANTITY,
                                entry.key().position(),
                                entry.key().length(),
                                "the gradients that are given belong to two losses, " + loss.get() + " and " + of));
                return Optional.empty();
            }
            loss = Optional.of(of);
            if (vocabulary.resolveExactly(name.get().by()) instanceof Resolution.Found found) {
                values.tensor(
                                entry.value(),
                                "'" + entry.key().text() + "'",
                                solved.graph().shape(found.quantity()))
                        .ifPresent(value -> gradients.put(found.quantity(), value));
            }
        }
        return loss.filter(of -> !gradients.isEmpty()).map(of -> new Upstream(of, gradients));
    }

    /** A derivative of something that is not there by something that is. */
    private static Optional<DerivativeName> derivative(String written, Vocabulary vocabulary, Notation notation) {
        Optional<DerivativeName> delta = notation.netInputOfDelta(written)
                .map(netInput -> new DerivativeName(
                        Spelling.bare(notation.letter(Notation.Role.LOSS).orElse("E")), netInput));
        return delta.or(() -> DerivativeName.of(written))
                .filter(name -> vocabulary.resolveExactly(name.by()) instanceof Resolution.Found
                        && !(vocabulary.resolveExactly(name.of()) instanceof Resolution.Found));
    }
}
