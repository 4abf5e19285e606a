package gradus.formula;

import java.util.List;

/** A formula as it was written: what {@code *} or a name means is not decided yet. */
sealed interface Term {
    Span span();

    record Numeral(double value, Span span) implements Term {}

    /**
     * A quantity.
     *
     * @param text the name with the number of its layer, such as {@code W2}
     * @param indices letters that single out an entry, as in {@code y_u}
     */
    record Name(String text, List<String> indices, Span span) implements Term {
        public Name {
            indices = List.copyOf(indices);
        }
    }

    /** The column of ones: {@code 1} with a transpose, or a bold one. */
    record Ones(Span span) implements Term {}

    record Negation(Term operand, Span span) implements Term {}

    record Transposition(Term operand, Span span) implements Term {}

    /** Two terms with an operator in its usual spelling; {@code ""} where they just stand side by side. */
    record Operation(String operator, Term left, Term right, Span span) implements Term {}

    /**
     * A function.
     *
     * @param function its name
     * @param derivatives how many primes follow the name
     * @param arguments the arguments without a name
     * @param options the arguments with a name
     */
    record Call(String function, int derivatives, List<Term> arguments, List<Option> options, Span span)
            implements Term {
        public Call {
            arguments = List.copyOf(arguments);
            options = List.copyOf(options);
        }
    }

    /** An argument with a name, such as {@code axis=1}. */
    record Option(String name, String value, Span span) {}

    /** Σ over an index. */
    record IndexedSum(String index, Term operand, Span span) implements Term {}
}
