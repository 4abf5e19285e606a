package gradus.graph;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an operation with fixed places is called among the functions of formulas, and its numbers: {@code conv2d} with
 * {@code stride=2}.
 *
 * @param settings the numbers that are not the usual ones, in the order in which they are written
 */
public record Label(String function, List<Setting> settings) {
    public Label {
        settings = List.copyOf(settings);
    }

    /**
     * A number or a word that an operation is given.
     *
     * @param value a word, a number, or several with commas between them
     */
    public record Setting(String name, String value) {
        @Override
        public String toString() {
            return name + "=" + (value.indexOf(',') < 0 ? value : "(" + value + ")");
        }
    }

    static Label of(String function) {
        return new Label(function, List.of());
    }

    /** The same with a further setting. */
    public Label with(String name, String value) {
        List<Setting> more = new ArrayList<>(settings);
        more.add(new Setting(name, value));
        return new Label(function, more);
    }

    /** The same with the sizes of a shape as a further setting. */
    public Label with(String name, Shape shape) {
        return with(name, shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** The same settings under another name. */
    public Label named(String other) {
        return new Label(other, settings);
    }

    /** The same without a setting. */
    public Label without(String name) {
        return new Label(
                function,
                settings.stream()
                        .filter(setting -> !setting.name().equals(name))
                        .toList());
    }

    /** The value of a setting, if it is there. */
    public Optional<String> value(String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::value)
                .findFirst();
    }

    /** The call with its operands. */
    String call(List<Expression> operands) {
        List<String> texts = new ArrayList<>();
        operands.forEach(operand -> texts.add(operand.toString()));
        settings.forEach(setting -> texts.add(setting.toString()));
        return function + "(" + String.join(", ", texts) + ")";
    }
}
