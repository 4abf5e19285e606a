package gradus.report.solution;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words with formulas among them, before they are put into one form. */
record Sentence(List<Part> parts) {
    Sentence {
        parts = List.copyOf(parts);
    }

    /** A piece of a sentence. */
    sealed interface Part {}

    /** Plain words, blanks at their ends included. */
    record Words(String text) implements Part {}

    /** A formula; the name of a quantity is the shortest one. */
    record Formula(Expression expression) implements Part {}

    /** A sentence that begins with words. */
    static Sentence of(String words) {
        return new Sentence(List.of()).then(words);
    }

    /** A sentence that begins with a name. */
    static Sentence of(Quantity quantity) {
        return new Sentence(List.of()).then(quantity);
    }

    Sentence then(String words) {
        return with(new Words(words));
    }

    Sentence then(Quantity quantity) {
        return then(new Expression.Reference(quantity));
    }

    Sentence then(Expression formula) {
        return with(new Formula(formula));
    }

    Sentence then(Sentence other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Sentence(all);
    }

    private Sentence with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Sentence(all);
    }

    /** Names one behind the other: {@code a, b and c}. */
    static Sentence listed(List<Sentence> items) {
        Sentence all = new Sentence(List.of());
        for (int place = 0; place < items.size(); place++) {
            String joint = place == 0 ? "" : place == items.size() - 1 ? " and " : ", ";
            all = all.then(joint).then(items.get(place));
        }
        return all;
    }

    /**
     * This sentence in a form.
     *
     * @param words what the form makes of plain words, such as escaping them
     * @param formulas what it makes of a formula
     */
    String in(Function<String, String> words, Function<Expression, String> formulas) {
        return parts.stream()
                .map(part -> part instanceof Words plain
                        ? words.apply(plain.text())
                        : formulas.apply(((Formula) part).expression()))
                .collect(Collectors.joining());
    }
}
