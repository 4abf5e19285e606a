package gradus.problem;

import gradus.formula.FormulaReading;
import gradus.graph.Differentiation;
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

    /** What a name may be where formulas use it as it stands. */
    static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    /** The same once brackets and the like are taken away, as in {@code W[2]} and {@code h^{(1)}}. */
    private static final Pattern BARE_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}']*");

    private final Values values;
    private final Layout layout;

    GraphReader(Values values, Layout layout) {
        this.values = values;
        this.layout = layout;
    }

    /** Whether the file describes such a graph rather than a layered network. */
    static boolean isMeant(YamlFields file) {
        return KEYS.stream().anyMatch(file::has);
    }

    /** The definitions of the file; empty after an error. */
    Optional<Definitions> read(YamlFields file) {
        int errorsBefore = values.issues().errorCount();
        refuseNetworkKeys(file);
        Optional<YamlMapping> defined = file.required("define").flatMap(node -> mapping(node, "define"));
        Map<Quantity, Tensor> given = new LinkedHashMap<>();
        file.optional("given")
                .flatMap(node -> mapping(node, "given"))
                .ifPresent(mapping -> mapping.entries().stream()
                        .filter(entry -> !isDefined(entry, defined)
                                && !DerivativeName.isMeant(entry.key().text()))
                        .forEach(entry -> give(entry, given)));
        List<Definitions.Definition> definitions = new ArrayList<>();
        Definitions.Reading reading = new Definitions(layout, given, List.of()).new Reading();
        defined.ifPresent(mapping ->
                mapping.entries().forEach(entry -> define(entry, reading).ifPresent(definitions::add)));
        file.optional("differentiate").ifPresent(node -> isDefined(node, defined));
        return values.issues().errorCount() > errorsBefore
                ? Optional.empty()
                : Optional.of(new Definitions(layout, given, definitions));
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
        String name = Spelling.bare(given.key().text());
        return defined.stream()
                .flatMap(mapping -> mapping.entries().stream())
                .anyMatch(entry -> Spelling.bare(entry.key().text()).equals(name));
    }

    private Optional<Quantity> newName(YamlScalar key) {
        if (!BARE_NAME.matcher(Spelling.bare(key.text())).matches()) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    "the name of a quantity starts with a letter and has letters, digits, '_' and an index only");
            return Optional.empty();
        }
        return Optional.of(Quantity.variable(key.text()));
    }

    private void give(YamlEntry entry, Map<Quantity, Tensor> given) {
        newName(entry.key())
                .ifPresent(quantity -> values.array(
                                entry.value(), "'" + entry.key().text() + "'")
                        .ifPresent(array -> given.put(quantity, tensor(array, layout))));
    }

    /** A single number is a scalar, a list a column (a row in row layout), lists of lists are a matrix. */
    static Tensor tensor(WrittenArray array, Layout layout) {
        List<Integer> sizes = array.dimensions();
        Shape shape = sizes.size() == 1 ? layout.batchShape(sizes.get(0), 1) : new Shape(sizes);
        return Tensor.of(shape, array.values());
    }

    private Optional<Definitions.Definition> define(YamlEntry entry, Definitions.Reading reading) {
        Optional<Quantity> name = newName(entry.key());
        if (!(entry.value() instanceof YamlScalar formula)) {
            values.error(
                    ProblemCodes.NOT_A_FORMULA, entry.value(), "'" + entry.key().text() + "' needs a formula");
            return Optional.empty();
        }
        Optional<Definitions.Definition> definition =
                name.map(quantity -> new Definitions.Definition(quantity, formula.text(), formula.position()));
        definition.ifPresent(added -> {
            if (reading.add(added) instanceof FormulaReading.Refused refused) {
                values.issues().add(refused.issue());
            }
        });
        return definition;
    }

    /** The single number that the file differentiates; empty if it names none, or after an error. */
    Optional<Quantity> scalar(YamlFields file, Definitions definitions, Graph graph) {
        return file.optional("differentiate").flatMap(node -> {
            Quantity scalar = definitions.named(Values.text(node)).orElseThrow();
            if (!graph.shape(scalar).isScalar()) {
                values.error(
                        ProblemCodes.WRONG_SHAPE,
                        node,
                        "only a single number can be differentiated, '" + scalar + "' is " + graph.shape(scalar));
                return Optional.empty();
            }
            if (definitions.sources().stream().noneMatch(source -> Differentiation.depends(graph, scalar, source))) {
                values.error(ProblemCodes.OUT_OF_RANGE, node, "'" + scalar + "' depends on nothing that is given");
                return Optional.empty();
            }
            return Optional.of(scalar);
        });
    }
}
