package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.written.WrittenText;
import gradus.written.WrittenValue;
import gradus.written.WrittenValues;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.Optional;

/**
 * One quantity with what was written for it.
 *
 * @param name the quantity as the student spelt it, without surrounding blanks
 * @param position where the name stands
 * @param answer what was written, read as numbers
 * @param text what was written as a text, for answers that are formulas; empty for a list
 */
public record AnswerLine(String name, SourcePosition position, WrittenValue answer, Optional<WrittenText> text) {

    /** The line of a key and its value. */
    public static AnswerLine of(YamlScalar key, YamlNode value) {
        Optional<WrittenText> text = value instanceof YamlScalar scalar
                ? Optional.of(new WrittenText(scalar.text(), scalar.position()))
                : Optional.empty();
        return new AnswerLine(key.text().strip(), key.position(), WrittenValues.read(value), text);
    }
}
