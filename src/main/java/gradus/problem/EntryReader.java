package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.problem.Notation.Role;
import gradus.tensor.Shape;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code entries:}, the names of single weights and units on sheets that draw them: {@code w5: W2[1, 1]}. */
final class EntryReader {
    private static final Pattern PLACE = Pattern.compile("(.+?)\\[\\s*(\\d{1,6})\\s*(?:,\\s*(\\d{1,6})\\s*)?\\]");

    private final Values values;
    private final SolvedGraph solved;
    private final Notation notation;
    private final Layout layout;
    private final QuestionReader names;
    private final Vocabulary vocabulary;
    private final Map<Quantity.Entry, String> entries = new LinkedHashMap<>();

    EntryReader(Values values, Model model) {
        this.values = values;
        this.solved = model.computed();
        this.notation = model.notation();
        this.layout = model.layout();
        this.names = new QuestionReader(values, model, solved, Set.of());
        this.vocabulary = new Vocabulary(notation, solved.named(), List.of());
    }

    /** The entries with their names. */
    Map<Quantity.Entry, String> read(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            mapping.entries().forEach(this::read);
        } else {
            values.error(
                    YamlCodes.NOT_A_MAPPING,
                    node,
                    "'entries' is " + node.kind() + ", a mapping is expected",
                    "write each name with its place, such as 'w5: W2[1, 1]'");
        }
        return entries;
    }

    private void read(YamlEntry entry) {
        boolean hasName = isNewName(entry.key());
        Optional<Quantity.Entry> place = place(entry);
        if (hasName && place.isPresent()) {
            Optional<String> earlier = Optional.ofNullable(
                    entries.putIfAbsent(place.get(), entry.key().text()));
            earlier.ifPresent(name -> values.error(
                    ProblemCodes.TWICE,
                    entry.key(),
                    Values.shown(entry.value()) + " is called '" + name + "' already"));
        }
    }

    private boolean isNewName(YamlScalar key) {
        if (!GraphReader.NAME.matcher(key.text()).matches()) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    "the name of an entry starts with a letter and has letters, digits and '_' only");
            return false;
        }
        if (!FormulaText.isFree(key, values)) {
            return false;
        }
        if (vocabulary.isTaken(key.text())) {
            values.error(
                    ProblemCodes.AMBIGUOUS_QUANTITY,
                    key,
                    Values.shown(key) + " is the name of something else already",
                    "choose another name for the entry");
            return false;
        }
        return true;
    }

    private Optional<Quantity.Entry> place(YamlEntry entry) {
        YamlNode node = entry.value();
        Matcher matcher = PLACE.matcher(Values.text(node));
        if (!(node instanceof YamlScalar scalar) || !matcher.matches()) {
            String what = node instanceof YamlScalar text && text.isEmpty()
                    ? Values.shown(entry.key()) + " names nothing"
                    : Values.shown(node) + " is no entry";
            values.error(
                    ProblemCodes.OUT_OF_RANGE, node, what, "write a quantity with row and column, such as W1[1, 2]");
            return Optional.empty();
        }
        YamlScalar whole = new YamlScalar(matcher.group(1).strip(), false, FormulaText.position(scalar));
        return names.quantity(whole)
                .flatMap(quantity -> place(
                        scalar,
                        quantity,
                        number(matcher.group(2)),
                        Optional.ofNullable(matcher.group(3)).map(EntryReader::number)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private Optional<Quantity.Entry> place(YamlScalar node, Quantity quantity, int first, Optional<Integer> second) {
        Shape shape = solved.graph().shape(quantity);
        int[] place = place(quantity, shape, first, second);
        boolean exists = shape.rank() == 2
                && first >= 1
                && second.orElse(1) >= 1
                && place[0] <= shape.rows()
                && place[1] <= shape.columns();
        if (!exists) {
            values.error(ProblemCodes.OUT_OF_RANGE, node, Values.shown(node) + " does not exist: " + sizes(quantity));
            return Optional.empty();
        }
        return Optional.of(
                quantity instanceof Quantity.Transposed turned
                        ? new Quantity.Entry(turned.whole(), place[1], place[0])
                        : new Quantity.Entry(quantity, place[0], place[1]));
    }

    private String sizes(Quantity quantity) {
        Shape shape = solved.graph().shape(quantity);
        return notation.spell(quantity)
                + (shape.isScalar() ? " is one number" : " is " + shape + ", and entries count from 1");
    }

    /**
     * Row and column. One index counts along a vector, else the units: then the other is 0, which stands for all. Of what every
     * example has one of its own, all examples are meant, so that a query point has the entry too.
     */
    private int[] place(Quantity quantity, Shape shape, int first, Optional<Integer> second) {
        boolean ofExamples = notation.layers() > 0 && hasExamples(Problem.whole(quantity));
        boolean unitsInColumns = layout.unitAxis() == 1;
        if (second.isPresent()) {
            int example = unitsInColumns ? first : second.get();
            boolean isOnlyOne = ofExamples && example == 1 && shape.size(layout.exampleAxis()) == 1;
            int kept = isOnlyOne ? 0 : example;
            return unitsInColumns ? new int[] {kept, second.get()} : new int[] {first, kept};
        }
        boolean isVector = shape.isVector() && !ofExamples;
        boolean alongRow = isVector ? shape.rows() == 1 && shape.columns() > 1 : unitsInColumns;
        int other = isVector ? 1 : 0;
        return alongRow ? new int[] {other, first} : new int[] {first, other};
    }

    /** Whether every example of a batch has a value of its own. */
    private static boolean hasExamples(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return hasExamples(gradient.by());
        }
        if (quantity instanceof Quantity.AtStep later) {
            return hasExamples(later.quantity());
        }
        return quantity instanceof Quantity.AtPoint
                || List.of(NetworkQuantities.INPUT, NetworkQuantities.TARGET, NetworkQuantities.CLASS)
                        .contains(quantity)
                || (quantity instanceof Quantity.Variable variable
                        && Notation.role(variable)
                                .filter(role -> role == Role.NET_INPUT || role == Role.ACTIVATION)
                                .isPresent());
    }
}
