package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.network.Catalogue;
import gradus.network.Named;
import gradus.network.Setting;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenValue;
import gradus.written.WrittenValues;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns nodes of a problem file into numbers, lists and names, and reports what cannot be turned. */
final class Values {
    private final IssueList issues;

    Values(IssueList issues) {
        this.issues = issues;
    }

    IssueList issues() {
        return issues;
    }

    void error(String code, YamlNode node, String message) {
        issues.add(Issue.error(code, node.position(), node.length(), message));
    }

    /** Reports an error with what to do about it. */
    void error(String code, YamlNode node, String message, String fix) {
        issues.add(Issue.error(code, node.position(), node.length(), message).withFix(fix));
    }

    /** A finite number. */
    Optional<Double> number(YamlNode node, String what) {
        return array(node, what).flatMap(array -> {
            if (array.dimensions().isEmpty()) {
                return Optional.of(array.numbers().get(0).value());
            }
            error(ProblemCodes.NOT_A_NUMBER, node, what + " is a list, one number is expected");
            return Optional.empty();
        });
    }

    /** A number that is at least 0, or above it. */
    Optional<Double> number(YamlNode node, String what, Bound bound) {
        return number(node, what).filter(value -> {
            boolean inside = bound == Bound.POSITIVE ? value > 0 : value >= 0;
            if (!inside) {
                String range = bound == Bound.POSITIVE ? "above 0" : "0 or more";
                error(ProblemCodes.OUT_OF_RANGE, node, what + " is " + shown(node) + ", it has to be " + range);
            }
            return inside;
        });
    }

    /** A number that a setting allows. */
    Optional<Double> number(YamlNode node, Setting setting) {
        return number(node, "'" + setting.name() + "'").filter(value -> {
            if (!setting.allows(value)) {
                error(
                        ProblemCodes.OUT_OF_RANGE,
                        node,
                        "'" + setting.name() + "' is " + shown(node) + ", it has to be " + setting.rangeInWords());
            }
            return setting.allows(value);
        });
    }

    /** What a number may be. */
    enum Bound {
        POSITIVE,
        NOT_NEGATIVE
    }

    /** A whole number within bounds, both inclusive. */
    Optional<Integer> count(YamlNode node, String what, int least, int most) {
        return number(node, what).flatMap(value -> {
            if (value >= least && value <= most && value == Math.rint(value)) {
                return Optional.of((int) (double) value);
            }
            String range = "a whole number from " + least + " to " + most;
            error(ProblemCodes.OUT_OF_RANGE, node, what + " is " + shown(node) + ", it has to be " + range);
            return Optional.empty();
        });
    }

    /** Numbers in lists of any depth, all finite. */
    Optional<WrittenArray> array(YamlNode node, String what) {
        WrittenValue value = WrittenValues.read(node);
        if (value instanceof WrittenArray array) {
            if (array.numbers().stream().allMatch(WrittenNumber::isFinite)) {
                return Optional.of(array);
            }
            String literal = array.numbers().stream()
                    .filter(number -> !number.isFinite())
                    .map(WrittenNumber::literal)
                    .findFirst()
                    .orElse("");
            error(ProblemCodes.NOT_A_NUMBER, node, what + ": " + Names.quoted(literal) + " is not finite");
            return Optional.empty();
        }
        UnreadableValue unreadable = (UnreadableValue) value;
        issues.add(Issue.error(
                        ProblemCodes.NOT_A_NUMBER,
                        unreadable.position(),
                        node.position().equals(unreadable.position()) ? node.length() : 1,
                        what + ": " + unreadable.reason())
                .withFix(unreadable.fix()));
        return Optional.empty();
    }

    /** Numbers of a shape: as nested lists; a vector also as one flat list, a single number also on its own. */
    Optional<Tensor> tensor(YamlNode node, String what, Shape shape) {
        return tensor(node, what, shape, transposing("layout"));
    }

    /** Like {@link #tensor(YamlNode, String, Shape)}, with what to do where rows and columns are exchanged. */
    Optional<Tensor> tensor(YamlNode node, String what, Shape shape, Optional<String> transposing) {
        return array(node, what).flatMap(array -> fitted(node, what, shape, array, transposing));
    }

    /** What to do where rows and columns of a quantity are exchanged. */
    static Optional<String> transposing(Quantity quantity) {
        if (!(quantity instanceof Quantity.Transposed transposed)) {
            return transposing("layout");
        }
        return transposing(transposed.whole() instanceof Quantity.Gradient ? "gradient-layout" : "jacobian-layout");
    }

    /** What to do where rows and columns are exchanged: that, or change the key at the top that says how they lie. */
    static Optional<String> transposing(String key) {
        return Optional.of("transpose it, or change '" + key + "' at the top of the file");
    }

    private Optional<Tensor> fitted(
            YamlNode node, String what, Shape shape, WrittenArray array, Optional<String> transposing) {
        if (fits(array, shape)) {
            return Optional.of(Tensor.of(shape, array.values()));
        }
        boolean asList = array.dimensions().size() < 2 && shape.isVector();
        String needed = asList && shape.count() > 1 ? "a list of " + shape.count() : sizes(shape);
        issues.add(Issue.error(
                        ProblemCodes.WRONG_SHAPE,
                        node.position(),
                        node.length(),
                        what + ": " + needed + " is needed, this is " + sizes(array))
                .withFix(repair(shape, array, transposing)));
        return Optional.empty();
    }

    private static Optional<String> repair(Shape shape, WrittenArray array, Optional<String> transposing) {
        if (array.looksLikeDecimalCommas(shape.count()) && !isIndicator(array)) {
            return Optional.of("write decimals with a point: 0.5, not 0,5");
        }
        if (shape.rank() <= 2 && array.dimensions().equals(shape.transposed().sizes())) {
            return transposing;
        }
        boolean flat = array.dimensions().size() == 1 && array.numbers().size() == shape.count();
        return flat
                ? Optional.of(
                        shape.rank() > 2
                                ? "write lists in lists: " + shape.size(0) + " of "
                                        + new Shape(shape.sizes().subList(1, shape.rank()))
                                : "write one list for each row: [[0.1, 0.2], [0.3, 0.4]]")
                : Optional.empty();
    }

    /** Whether all numbers are 0 or 1, as in a target of one class too many. */
    private static boolean isIndicator(WrittenArray array) {
        return array.numbers().stream()
                .map(WrittenNumber::literal)
                .allMatch(literal -> literal.equals("0") || literal.equals("1"));
    }

    /** A list of so many numbers; of any number, if the right one is not known for a fault elsewhere and is 0. */
    Optional<Tensor> vector(YamlNode node, String what, int count) {
        return count == 0
                ? array(node, what).map(array -> Tensor.of(Shape.of(array.values().length), array.values()))
                : tensor(node, what, Shape.of(count));
    }

    /** Numbers in a shape; a single one fills it. */
    Optional<Tensor> filled(YamlNode node, String what, Shape shape) {
        return node instanceof YamlScalar
                ? number(node, what).map(value -> Tensor.filled(shape, value))
                : tensor(node, what, shape);
    }

    static boolean fits(WrittenArray array, Shape shape) {
        List<Integer> sizes = array.dimensions();
        boolean isFlat = sizes.isEmpty() || (sizes.size() == 1 && shape.isVector());
        return sizes.equals(shape.sizes()) || (isFlat && array.numbers().size() == shape.count());
    }

    static String sizes(WrittenArray array) {
        return array.dimensions().isEmpty() ? "one number" : sizes(new Shape(array.dimensions()));
    }

    static String sizes(Shape shape) {
        return shape.rank() == 1 ? "a list of " + shape.size(0) : shape.toString();
    }

    /** Whether a text can be read as numbers. */
    static boolean isNumber(YamlScalar text) {
        return WrittenValues.read(text) instanceof WrittenArray;
    }

    /** The items of a list with at least one item. */
    List<YamlNode> list(YamlNode node, String what) {
        if (node instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
            return sequence.items();
        }
        String kind = node instanceof YamlSequence ? "an empty list" : node.kind();
        error(ProblemCodes.NOT_A_LIST, node, what + " is " + kind + ", a list with at least one item is expected");
        return List.of();
    }

    /** One of some names. */
    Optional<String> choice(YamlNode node, String what, Collection<String> names) {
        if (node instanceof YamlScalar scalar && names.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        issues.add(unknown(node, what, names));
        return Optional.empty();
    }

    /** What one of some names stands for. */
    <T> Optional<T> choice(YamlNode node, String what, Map<String, T> options) {
        return choice(node, what, options.keySet()).map(options::get);
    }

    /** Whether something is so: {@code yes} or {@code no}. */
    Optional<Boolean> yesOrNo(YamlNode node, String what) {
        return choice(node, what, List.of("yes", "no")).map("yes"::equals);
    }

    /** The part of a catalogue that a node names. */
    <T extends Named> Optional<T> named(YamlNode node, String what, Catalogue<T> catalogue) {
        Optional<T> found = catalogue.find(text(node));
        if (found.isEmpty()) {
            issues.add(unknown(node, what, catalogue.names()));
        }
        return found;
    }

    Issue unknown(YamlNode node, String what, Collection<String> names) {
        String message = node instanceof YamlScalar
                ? "unknown " + what + " " + shown(node)
                : node.kind() + " stands where the " + what + " is expected";
        return Issue.error(ProblemCodes.UNKNOWN_NAME, node.position(), node.length(), message)
                .withExpected(names)
                .withFix(Names.nearest(text(node), names).map(name -> "write '" + name + "'"));
    }

    static String text(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.text() : "";
    }

    static String shown(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isEmpty() ? shown(scalar.text()) : node.kind();
    }

    static String shown(String text) {
        return "'" + text + "'";
    }
}
