package gradus.formula;

import gradus.formula.Name.LayerStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * A letter or word with what stands at its foot and above it, for forms that have subscripts and superscripts.
 *
 * @param word the letter or word itself, without its subscripts
 * @param lower the words at the foot
 * @param layer the layer above, with its brackets; empty if none stands there
 */
record Scripts(Word word, List<String> lower, String layer) {
    Scripts {
        lower = List.copyOf(lower);
    }

    /** Whether a name is one of these: a letter, or a letter with marks. */
    static boolean areOn(Name name) {
        return name instanceof Name.Letter || (name instanceof Name.Marked marked && areOn(marked.of()));
    }

    /** A name that {@link #areOn} says yes to. */
    static Scripts of(Name name) {
        if (name instanceof Name.Marked marked) {
            Scripts unmarked = of(marked.of());
            return unmarked.withLower(marked.mark());
        }
        return of((Name.Letter) name);
    }

    private static Scripts of(Name.Letter letter) {
        Word word = Word.of(letter.text());
        List<String> lower = word.isPhrase() ? List.of() : word.subscripts();
        boolean isRaised = letter.style() != LayerStyle.PLAIN;
        Scripts scripts = new Scripts(word, lower, isRaised ? letter.style().attached(letter.layer()) : "");
        return isRaised || letter.layer() == 0 ? scripts : scripts.withLayerBelow(letter.layer());
    }

    private Scripts withLower(String script) {
        List<String> further = new ArrayList<>(lower);
        further.add(script);
        return new Scripts(word, further, layer);
    }

    /** A layer goes on with a subscript that is a letter: the 1 of {@code net_h1}. */
    private Scripts withLayerBelow(int number) {
        int last = lower.size() - 1;
        if (last < 0 || Word.isNumber(lower.get(last))) {
            return withLower(String.valueOf(number));
        }
        List<String> further = new ArrayList<>(lower);
        further.set(last, further.get(last) + number);
        return new Scripts(word, further, layer);
    }

    /** The base in one word; words that belong together are one. */
    String base() {
        return word.isPhrase() ? word.base() + word.attached() : word.base();
    }

    boolean isRaised() {
        return !layer.isEmpty();
    }
}
