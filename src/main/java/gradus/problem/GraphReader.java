package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.Scope;
import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a graph without layers: values that are given, quantities that formulas define, and the one that is differentiated by
 * all others.
 */
final class GraphReader {
    static final List<String> KEYS = List.of("define", "differentiate");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    private final Values values;
    private final Layout layout;
    private final Map<Quantity, Expression> rules = new LinkedHashMap<>();
    private final Map<Quantity, Shape> shapes = new LinkedHashMap<>();

    GraphReader(Values values, Layout layout) {
        this.values = values;
        this.layout = layout;
    }

    /** Whether the file describes such a graph rather than a layered network. */
    static boolean isMeant(YamlFields file) {
        return KEYS.stream().anyMatch(file::has);
    }

    /** The graph of the file with all gradients; empty after an error. */
    Optional<Graph> read(YamlFields file) {
        int errorsBefore = values.issues().errorCount();
        refuseNetworkKeys(file);
        Optional<YamlMapping> defined = file.required("define").flatMap(node -> mapping(node, "define"));
        file.optional("given")
                .flatMap(node -> mapping(node, "given"))
                .ifPresent(given -> given.entries().stream()
                        .filter(entry -> !isDefined(entry, defined))
                        .forEach(this::give));
        List<Quantity> sources = new ArrayList<>(rules.keySet());
        defined.ifPresent(mapping -> mapping.entries().forEach(this::define));
        Optional<YamlNode> scalar = file.optional("differentiate").filter(node -> isDefined(node, defined));
        if (values.issues().errorCount() > errorsBefore) {
            return Optional.empty();
        }
        Graph graph = Graph.of(rules);
        return scalar.isPresent() ? differentiated(graph, scalar.get(), sources) : Optional.of(graph);
    }

    private void refuseNetworkKeys(YamlFields file) {
        for (String key : NetworkReader.KEYS) {
            if (file.has(key) && !key.equals(NetworkReader.LAYOUT)) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.NETWORK_AND_GRAPH,
                                        file.position(key),
                                        key.length(),
                                        "'" + key
                                                + "' belongs to a network, and this problem is a graph of definitions")
                                .withFix("leave it out, or write 'network' instead of 'define'"));
            }
        }
    }

    private boolean isDefined(YamlNode scalar, Optional<YamlMapping> defined) {
        List<String> names = defined.stream()
                .flatMap(mapping -> mapping.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        return values.choice(scalar, "quantity to differentiate", names).isPresent();
    }

    private Optional<YamlMapping> mapping(YamlNode node, String key) {
        if (node instanceof YamlMapping mapping) {
            return Optional.of(mapping);
        }
        values.error(YamlCodes.NOT_A_MAPPING, node, "'" + key + "' is " + node.kind() + ", a mapping is expected");
        return Optional.empty();
    }

    /** A value given for a defined quantity overrides it later; the definition still says what it is. */
    private static boolean isDefined(YamlEntry given, Optional<YamlMapping> defined) {
        return defined.stream()
                .flatMap(mapping -> mapping.entries().stream())
                .anyMatch(entry -> entry.key().text().equals(given.key().text()));
    }

    private Optional<Quantity> newName(YamlScalar key) {
        if (!NAME.matcher(key.text()).matches()) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    "the name of a quantity starts with a letter and has letters, digits and '_' only");
            return Optional.empty();
        }
        return Optional.of(Quantity.variable(key.text()));
    }

    private void give(YamlEntry entry) {
        newName(entry.key())
                .ifPresent(quantity -> values.array(
                                entry.value(), "'" + entry.key().text() + "'")
                        .map(this::tensor)
                        .ifPresent(value -> add(quantity, new Expression.Constant(value), value.shape())));
    }

    /** A single number is a scalar, a list a column (a row in row layout), lists of lists are a matrix. */
    private Tensor tensor(WrittenArray array) {
        List<Integer> sizes = array.dimensions();
        Shape shape = sizes.size() == 1 ? layout.batchShape(sizes.get(0), 1) : new Shape(sizes);
        return Tensor.of(shape, array.values());
    }

    private void add(Quantity quantity, Expression rule, Shape shape) {
        rules.put(quantity, rule);
        shapes.put(quantity, shape);
    }

    private void define(YamlEntry entry) {
        Optional<Quantity> name = newName(entry.key());
        if (!(entry.value() instanceof YamlScalar formula)) {
            values.error(
                    ProblemCodes.NOT_A_FORMULA, entry.value(), "'" + entry.key().text() + "' needs a formula");
            return;
        }
        FormulaReading reading = new FormulaReader(new NamesAbove(), this::shape, Dialect.ANY, List.of())
                .read(formula.text(), formula.position());
        if (reading instanceof FormulaReading.Refused refused) {
            values.issues().add(refused.issue());
            return;
        }
        Expression rule = ((FormulaReading.Read) reading).expression();
        name.ifPresent(quantity -> add(quantity, rule, rule.shape(this::shape)));
    }

    private Shape shape(Quantity quantity) {
        return Optional.ofNullable(shapes.get(quantity)).orElseThrow();
    }

    private Optional<Graph> differentiated(Graph graph, YamlNode node, List<Quantity> sources) {
        Quantity scalar = Quantity.variable(Values.text(node));
        if (!graph.shape(scalar).isScalar()) {
            values.error(
                    ProblemCodes.WRONG_SHAPE,
                    node,
                    "only a single number can be differentiated, '" + scalar + "' is " + graph.shape(scalar));
            return Optional.empty();
        }
        if (sources.stream().noneMatch(source -> Differentiation.depends(graph, scalar, source))) {
            values.error(ProblemCodes.OUT_OF_RANGE, node, "'" + scalar + "' depends on nothing that is given");
            return Optional.empty();
        }
        return Optional.of(Differentiation.extend(graph, scalar, sources));
    }

    /** The names that stand above a definition, in whatever spelling. */
    private final class NamesAbove implements Scope {
        @Override
        public Optional<Expression> lookUp(String name) {
            return rules.keySet().stream()
                    .filter(quantity -> Spelling.bare(quantity.toString()).equals(Spelling.bare(name)))
                    .<Expression>map(Expression.Reference::new)
                    .findFirst();
        }

        @Override
        public List<String> names() {
            return rules.keySet().stream().map(Quantity::toString).toList();
        }

        @Override
        public int unitAxis() {
            return layout.unitAxis();
        }
    }
}
