package gradus.problem;

import gradus.network.Layout;
import gradus.network.QueryPoint;
import gradus.network.QueryPoint.Parameters;
import gradus.tensor.Tensor;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code queries:}, further inputs that go through the network. */
final class QueryReader {
    private static final Map<String, Parameters> PARAMETERS = parameters();
    private static final Pattern POINT_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    private final Values values;

    QueryReader(Values values) {
        this.values = values;
    }

    private static Map<String, Parameters> parameters() {
        Map<String, Parameters> parameters = new LinkedHashMap<>();
        parameters.put("initial", Parameters.INITIAL);
        parameters.put("updated", Parameters.UPDATED);
        return parameters;
    }

    /** The query points that have no fault. */
    List<QueryPoint> read(YamlNode node, Layout layout, int inputs, boolean trained) {
        List<QueryPoint> queries = new ArrayList<>();
        if (!(node instanceof YamlMapping mapping)) {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'queries' is " + node.kind() + ", a mapping is expected");
            return queries;
        }
        for (YamlEntry entry : mapping.entries()) {
            if (!POINT_NAME.matcher(entry.key().text()).matches()) {
                values.error(
                        ProblemCodes.BAD_ID,
                        entry.key(),
                        "the name of a query point starts with a letter and has letters, digits and '_' only");
            }
            query(entry, layout, inputs, trained).ifPresent(queries::add);
        }
        return queries;
    }

    private Optional<QueryPoint> query(YamlEntry entry, Layout layout, int inputs, boolean trained) {
        String name = entry.key().text();
        Parameters usual = trained ? Parameters.UPDATED : Parameters.INITIAL;
        if (!(entry.value() instanceof YamlMapping)) {
            return points(entry.value(), name, layout, inputs).map(input -> new QueryPoint(name, input, usual));
        }
        return YamlFields.of(
                        entry.value(), "query point '" + name + "'", List.of("input", "parameters"), values.issues())
                .flatMap(fields -> {
                    Parameters parameters = fields.optional("parameters")
                            .flatMap(node -> parameters(node, trained))
                            .orElse(usual);
                    return fields.required("input")
                            .flatMap(node -> points(node, name, layout, inputs))
                            .map(input -> new QueryPoint(name, input, parameters));
                });
    }

    private Optional<Parameters> parameters(YamlNode node, boolean trained) {
        Optional<Parameters> parameters = values.choice(node, "choice of parameters", PARAMETERS);
        if (parameters.filter(Parameters.UPDATED::equals).isPresent() && !trained) {
            values.error(ProblemCodes.NO_TRAINING, node, "there are no updated parameters without a 'training' step");
            return Optional.empty();
        }
        return parameters;
    }

    /** One point as a list, several as a list of lists. */
    private Optional<Tensor> points(YamlNode node, String name, Layout layout, int inputs) {
        boolean several = node instanceof YamlSequence sequence
                && sequence.items().stream().anyMatch(YamlSequence.class::isInstance);
        List<YamlNode> points = several ? ((YamlSequence) node).items() : List.of(node);
        List<Tensor> read = new ArrayList<>();
        points.forEach(point ->
                values.vector(point, "query point '" + name + "'", inputs).ifPresent(read::add));
        return read.size() == points.size() ? Optional.of(layout.batch(read)) : Optional.empty();
    }
}
