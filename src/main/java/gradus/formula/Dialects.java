package gradus.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Finds out the dialect of a formula from what only one language writes. */
final class Dialects {
    /** An apostrophe that is no derivative: f'(z) is written everywhere. */
    private static final Pattern TRANSPOSING_QUOTE = Pattern.compile("(?<!')'++(?! *+\\()");

    private static final Pattern NUMPY_NAME =
            Pattern.compile("np\\.|\\.(T|dot|sum|mean|transpose|max|min|prod|var|std|trace|clip|reshape|item)\\b");

    private Dialects() {}

    /** The dialect as far as the signs of the text say it. */
    static Dialect of(Dialect said, String text) {
        if (said != Dialect.ANY) {
            return said;
        }
        if (text.contains("@")
                || text.contains("**")
                || NUMPY_NAME.matcher(text).find()) {
            return Dialect.NUMPY;
        }
        if (text.contains(".*")
                || text.contains("./")
                || text.contains(".^")
                || TRANSPOSING_QUOTE.matcher(text).find()) {
            return Dialect.MATLAB;
        }
        return text.contains("\\") || text.contains("∘") || text.contains("⊙") || text.contains("ᵀ")
                ? Dialect.MATHEMATICS
                : Dialect.ANY;
    }

    /** The dialect as the signs of the text say it or, where they do not, the brackets behind names. */
    static Dialect of(Dialect said, String text, Term term) {
        Dialect bySigns = of(said, text);
        boolean isOpen = said == Dialect.ANY && bySigns != Dialect.NUMPY && bySigns != Dialect.MATLAB;
        return isOpen ? ofBrackets(term, bySigns) : bySigns;
    }

    private static Dialect ofBrackets(Term whole, Dialect otherwise) {
        Deque<Term> open = new ArrayDeque<>(List.of(whole));
        while (!open.isEmpty()) {
            Term term = open.pop();
            if (term instanceof Term.Selection selection && isNumpy(selection)) {
                return Dialect.NUMPY;
            }
            if (term instanceof Term.Selection selection && isMatlab(selection)) {
                return Dialect.MATLAB;
            }
            term.operands().forEach(open::push);
        }
        return otherwise;
    }

    /** {@code x[0]}, {@code x[-1]} and {@code x[1:3]}: no other language has these. */
    static boolean isNumpy(Term.Selection selection) {
        return selection.brackets() == Term.Brackets.SQUARE
                && selection.picks().stream().anyMatch(Dialects::isNumpy);
    }

    private static boolean isNumpy(Pick pick) {
        return pick instanceof Pick.Range
                || (pick instanceof Pick.One one
                        && (one.place().number() == 0 || one.place().end() == Pick.From.MINUS));
    }

    /** {@code W(:, 1)} and {@code x(2:end)}. */
    private static boolean isMatlab(Term.Selection selection) {
        return selection.brackets() == Term.Brackets.ROUND
                && selection.picks().stream()
                        .anyMatch(pick ->
                                !(pick instanceof Pick.One one) || one.place().end() == Pick.From.END);
    }
}
