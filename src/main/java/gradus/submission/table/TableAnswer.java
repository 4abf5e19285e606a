package gradus.submission.table;

import gradus.written.UnreadableValue;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.Optional;

/**
 * A quantity in a table.
 *
 * @param problem the id of its problem, as written; empty if the table says none
 * @param name the quantity as it is called, with its place
 * @param value its numbers, each with its place; an empty text if there are none
 * @param fault why the cells make no value, if they do not
 */
public record TableAnswer(String problem, YamlScalar name, YamlNode value, Optional<UnreadableValue> fault) {}
