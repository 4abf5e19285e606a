package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What a part of a text is: numbers that are written out, or something else. */
sealed interface Literal {
    /**
     * Numbers, or words in their place.
     *
     * @param node one number, or lists of them
     * @param inBrackets whether brackets or an environment stand around them
     * @param transposed whether rows and columns are to be exchanged
     */
    record Written(YamlNode node, boolean inBrackets, boolean transposed) implements Literal {}

    /** Names with their values, as Python prints a dictionary. */
    record Dictionary(List<Item> items) implements Literal {
        public Dictionary {
            items = List.copyOf(items);
        }
    }

    /** One name of a dictionary, and where its value stands. */
    record Item(Span name, Span value) {}

    /** Numbers in brackets that cannot be read. */
    record Broken(String reason, Optional<String> fix, SourcePosition position) implements Literal {}

    /** A formula, a call, words. */
    record Other() implements Literal {}
}
