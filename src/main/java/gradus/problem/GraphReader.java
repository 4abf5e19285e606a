package gradus.problem;

import gradus.formula.FormulaReading;
import gradus.graph.Differentiation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.Training;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.written.WrittenText;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a graph without layers: values that are given, quantities that formulas define, and the one that is differentiated by
 * all others.
 */
final class GraphReader {
    static final List<String> KEYS = List.of("define", "differentiate");

    private static final String TRAINING = "training";

    /** What a name may be where formulas use it as it stands. */
    static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    /** Such a name with an index of a layer or the like: {@code W[2]}, {@code W(1)}, {@code h^{(1)}}. */
    static final Pattern NAME_WITH_INDEX =
            Pattern.compile("\\p{L}[\\p{L}\\p{N}\\p{M}_]*(?:[_^]?\\{?[(\\[]?[\\p{L}\\p{N}]+[)\\]]?\\}?)?");

    private final Values values;
    private final Layout layout;

    /** Names whose value or formula has a fault: what uses them has none of its own. */
    private final Set<String> faulty = new HashSet<>();

    GraphReader(Values values, Layout layout) {
        this.values = values;
        this.layout = layout;
    }

    /** Whether the file describes such a graph, or a training step alone, rather than a layered network. */
    static boolean isMeant(YamlFields file) {
        return KEYS.stream().anyMatch(file::has) || (file.has(TRAINING) && !file.has("network"));
    }

    /**
     * The definitions of the file; empty after an error.
     *
     * @param given what stands behind {@code given:}
     */
    Optional<Definitions> read(YamlFields file, Optional<YamlNode> given) {
        int errorsBefore = values.issues().errorCount();
        refuseNetworkKeys(file);
        boolean isStepAlone = file.has(TRAINING) && KEYS.stream().noneMatch(file::has);
        Optional<YamlNode> formulas = isStepAlone ? Optional.empty() : file.required("define");
        Optional<YamlMapping> defined = formulas.flatMap(node -> mapping(node, "define"));
        if (isStepAlone && given.isEmpty()) {
            file.required("given", "give each parameter and its gradient: 'given: {W: …, dW: …}'");
        }
        Map<Quantity, Tensor> sources = new LinkedHashMap<>();
        given.flatMap(node -> mapping(node, "given"))
                .ifPresent(mapping -> mapping.entries().stream()
                        .filter(entry -> !isDefined(entry, defined)
                                && !DerivativeName.isMeant(entry.key().text())
                                && !isOfTraining(file, entry.key().text(), mapping))
                        .forEach(entry -> give(entry, sources)));
        List<Definitions.Definition> definitions = new ArrayList<>();
        Definitions.Reading reading = new Definitions(layout, sources, List.of()).new Reading();
        defined.map(this::uncut)
                .ifPresent(entries ->
                        entries.forEach(entry -> define(entry, reading).ifPresent(definitions::add)));
        file.optional("differentiate").ifPresent(node -> requireDefined(node, defined));
        return values.issues().errorCount() > errorsBefore
                ? Optional.empty()
                : Optional.of(new Definitions(layout, sources, definitions));
    }

    private void refuseNetworkKeys(YamlFields file) {
        for (String key : NetworkReader.KEYS) {
            if (file.has(key) && !key.equals(NetworkReader.LAYOUT) && !key.equals(TRAINING)) {
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

    /** Whether a given value is a gradient of another one, or what an optimiser keeps for it, and not a value to start from. */
    private static boolean isOfTraining(YamlFields file, String key, YamlMapping given) {
        if (!file.has(TRAINING)) {
            return false;
        }
        String bare = Spelling.bare(key);
        List<String> words = Catalogue.optimizers().all().stream()
                .flatMap(optimizer -> optimizer.states().stream())
                .toList();
        return key.indexOf('@') >= 0
                || given.entries().stream()
                        .map(entry -> Spelling.bare(entry.key().text()))
                        .anyMatch(name -> bare.equals("d" + name)
                                || bare.equals("grad" + name)
                                || words.stream().anyMatch(word -> bare.equals(word + name)));
    }

    /** The training of the file; empty if there is none, or after an error. */
    Optional<Training> training(YamlFields file, Definitions definitions, Notation notation) {
        return file.optional(TRAINING)
                .flatMap(node -> new TrainingReader(values, file, notation, 0).read(node, definitions.sources()));
    }

    private void requireDefined(YamlNode node, Optional<YamlMapping> defined) {
        List<String> names = defined.stream()
                .flatMap(mapping -> mapping.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        boolean isDefined = names.stream().map(Spelling::bare).anyMatch(Spelling.bare(Values.text(node))::equals);
        if (!isDefined) {
            values.issues().add(values.unknown(node, "quantity to differentiate", names));
        }
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
        if (!NAME_WITH_INDEX.matcher(key.text()).matches()) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    Values.shown(key)
                            + " cannot be a name, which starts with a letter and has letters, digits, '_' and an index");
            return Optional.empty();
        }
        return FormulaText.isFree(key, values) ? Optional.of(Quantity.variable(key.text())) : Optional.empty();
    }

    private void give(YamlEntry entry, Map<Quantity, Tensor> given) {
        Optional<Quantity> name = newName(entry.key());
        Optional<WrittenArray> value =
                isFormula(entry) ? Optional.empty() : values.array(entry.value(), Values.shown(entry.key()));
        if (name.isPresent() && value.isPresent()) {
            given.put(name.get(), tensor(value.get(), layout));
        } else {
            faulty.add(Spelling.bare(entry.key().text()));
        }
    }

    /** Whether a formula stands where a value is given; that is reported. */
    private boolean isFormula(YamlEntry entry) {
        boolean isFormula = entry.value() instanceof YamlScalar scalar
                && FormulaText.hasOperation(scalar.text())
                && !Values.isNumber(scalar);
        if (isFormula) {
            values.error(
                    ProblemCodes.NOT_A_NUMBER,
                    entry.value(),
                    Values.shown(entry.key()) + ": " + Values.shown(entry.value()) + " is not a number",
                    "write a formula under 'define'");
        }
        return isFormula;
    }

    /** A single number is a scalar, a list a column (a row in row layout), lists of lists are a matrix. */
    static Tensor tensor(WrittenArray array, Layout layout) {
        List<Integer> sizes = array.dimensions();
        Shape shape = sizes.size() == 1 ? layout.batchShape(sizes.get(0), 1) : new Shape(sizes);
        return Tensor.of(shape, array.values());
    }

    /** The definitions without those that YAML cuts at a comma: in braces, {@code f: max(a, b)} is f and a key {@code b)}. */
    private List<YamlEntry> uncut(YamlMapping mapping) {
        List<YamlEntry> whole = new ArrayList<>();
        for (YamlEntry entry : mapping.entries()) {
            if (!FormulaText.isCutOff(entry.key().text())) {
                whole.add(entry);
                continue;
            }
            boolean isPart = true;
            while (isPart && !whole.isEmpty()) {
                YamlEntry cut = whole.remove(whole.size() - 1);
                faulty.add(Spelling.bare(cut.key().text()));
                isPart = cut.value() instanceof YamlScalar text && text.isEmpty();
            }
            values.issues().add(FormulaText.cutOff(entry.key()));
        }
        return whole;
    }

    private Optional<Definitions.Definition> define(YamlEntry entry, Definitions.Reading reading) {
        Optional<Quantity> name = newName(entry.key());
        if (!(entry.value() instanceof YamlScalar formula)) {
            values.error(
                    ProblemCodes.NOT_A_FORMULA,
                    entry.value(),
                    Values.shown(entry.key()) + " is " + entry.value().kind() + ", a formula is needed");
            faulty.add(Spelling.bare(entry.key().text()));
            return Optional.empty();
        }
        Quantity quantity = name.orElse(Quantity.variable("unnamed"));
        Definitions.Definition definition =
                new Definitions.Definition(quantity, formula.text(), FormulaText.position(formula));
        if (reading.add(definition) instanceof FormulaReading.Refused refused) {
            report(refused.issue(), FormulaText.written(formula));
            faulty.add(Spelling.bare(entry.key().text()));
        } else if (name.isEmpty()) {
            faulty.add(Spelling.bare(entry.key().text()));
        }
        return name.map(known -> definition);
    }

    /** A fault of a formula; not that it uses a name whose own fault is reported. */
    private void report(Issue issue, WrittenText formula) {
        String text = formula.text();
        int length = text.codePointCount(0, text.length());
        int start =
                Math.min(length, issue.position().column() - formula.position().column());
        int end = Math.min(length, start + issue.length());
        String place = text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
        if (!faulty.contains(Spelling.bare(place))) {
            values.issues().add(FormulaText.placed(issue, formula));
        }
    }

    /** The single number that the file differentiates; empty if it names none, or after an error. */
    Optional<Quantity> scalar(YamlFields file, Definitions definitions) {
        Graph graph = definitions.graph();
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
