package gradus.yaml;

import gradus.issue.SourcePosition;

/** A value in a YAML or JSON file: a text, a list or a mapping, with its place. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {
    /** Where its first character stands; the key of its first entry for a mapping without braces. */
    SourcePosition position();

    /** How many code points a caret line under it should cover, at least 1. */
    int length();

    /** What it is, in words that fit into a sentence: {@code a text}, {@code a list}, {@code a mapping}, {@code nothing}. */
    String kind();
}
