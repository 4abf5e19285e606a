package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code entries:}, the names of single weights and units on sheets that draw them: {@code w5: W2[1, 1]}. */
final class EntryReader {
    private static final Pattern PLACE = Pattern.compile("(.+?)\\[\\s*(\\d{1,6})\\s*(?:,\\s*(\\d{1,6})\\s*)?\\]");

    private final Values values;
    private final SolvedGraph solved;
    private final QuestionReader names;
    private final Layout layout;

    EntryReader(Values values, SolvedGraph solved, Notation notation, Layout layout) {
        this.values = values;
        this.layout = layout;
        this.solved = solved;
        this.names = new QuestionReader(values, solved, notation);
    }

    /** The entries with their names. */
    Map<Quantity.Entry, String> read(YamlNode node) {
        Map<Quantity.Entry, String> entries = new LinkedHashMap<>();
        if (!(node instanceof YamlMapping mapping)) {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'entries' is " + node.kind() + ", a mapping is expected");
            return entries;
        }
        for (YamlEntry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!GraphReader.NAME.matcher(name).matches()) {
                values.error(
                        ProblemCodes.BAD_ID,
                        entry.key(),
                        "the name of an entry starts with a letter and has letters, digits and '_' only");
                continue;
            }
            entry(entry.value()).ifPresent(place -> {
                if (entries.putIfAbsent(place, name) != null) {
                    values.error(ProblemCodes.TWICE, entry.key(), "the entry " + place + " has two names");
                }
            });
        }
        return entries;
    }

    private Optional<Quantity.Entry> entry(YamlNode node) {
        Matcher matcher = PLACE.matcher(Values.text(node));
        if (!(node instanceof YamlScalar scalar) || !matcher.matches()) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    Values.shown(node) + " is no entry: write a quantity with its row and column, such as W1[1, 2]");
            return Optional.empty();
        }
        YamlScalar whole = new YamlScalar(matcher.group(1).strip(), false, scalar.position());
        return names.quantity(whole)
                .flatMap(quantity -> place(node, quantity, matcher.group(2), Optional.ofNullable(matcher.group(3))));
    }

    /** One index counts along a vector, or the units of a batch; two are row and column. */
    private Optional<Quantity.Entry> place(YamlNode node, Quantity whole, String first, Optional<String> second) {
        Shape shape = solved.graph().shape(whole);
        int one = Integer.parseInt(first);
        boolean alongRow = second.isEmpty() && (shape.rows() == 1 || (shape.columns() > 1 && layout.unitAxis() == 1));
        int all = shape.isVector() ? 1 : 0;
        int row = alongRow ? all : one;
        int column = alongRow ? one : second.map(Integer::parseInt).orElse(all);
        boolean exists = shape.rank() == 2
                && one >= 1
                && row <= shape.rows()
                && column <= shape.columns()
                && (second.isEmpty() || column >= 1);
        if (!exists) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    Values.shown(node) + " does not exist: " + whole + " is " + shape + ", and entries count from 1");
            return Optional.empty();
        }
        return Optional.of(new Quantity.Entry(whole, row, column));
    }
}
