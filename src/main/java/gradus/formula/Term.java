package gradus.formula;

import java.util.List;

/** A formula as it was written: what {@code *} or a name means is not decided yet. */
sealed interface Term {
    Span span();

    /** The terms it is directly made of, in order. */
    default List<Term> operands() {
        return List.of();
    }

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

    record Negation(Term operand, Span span) implements Term {
        @Override
        public List<Term> operands() {
            return List.of(operand);
        }
    }

    record Transposition(Term operand, Span span) implements Term {
        @Override
        public List<Term> operands() {
            return List.of(operand);
        }
    }

    /**
     * Two terms with an operator in its usual spelling; {@code ""} where they just stand side by side. A power entry by entry
     * is {@code **}, one that may be of a whole matrix {@code ^}.
     */
    record Operation(String operator, Term left, Term right, Span span) implements Term {
        @Override
        public List<Term> operands() {
            return List.of(left, right);
        }
    }

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

        @Override
        public List<Term> operands() {
            return arguments;
        }
    }

    /** An argument with a name, such as {@code axis=1}. */
    record Option(String name, String value, Span span) {}

    /**
     * Σ over an index.
     *
     * @param count how many entries the limits say; {@link #ALL} if they do not
     */
    record IndexedSum(String index, int count, Term operand, Span span) implements Term {
        static final int ALL = -1;

        @Override
        public List<Term> operands() {
            return List.of(operand);
        }
    }

    /** {@code |x|}. */
    record Magnitude(Term operand, Span span) implements Term {
        @Override
        public List<Term> operands() {
            return List.of(operand);
        }
    }

    /**
     * Some of the entries of what stands before brackets or a subscript.
     *
     * @param picks one for each axis
     */
    record Selection(Term whole, Brackets brackets, List<Pick> picks, Span span) implements Term {
        public Selection {
            picks = List.copyOf(picks);
        }

        @Override
        public List<Term> operands() {
            return List.of(whole);
        }
    }

    /** Where the numbers of entries stand; each has a way to count. */
    enum Brackets {
        /** {@code x[0]}, as in numpy. */
        SQUARE,
        /** {@code x(1)}, as in MATLAB. */
        ROUND,
        /** {@code x_1}, as in mathematics. */
        SUBSCRIPT
    }

    /** {@code W[2]} or {@code W(2)} where both {@code W2} and {@code W} are names. */
    record LayerOrEntry(Name layer, Selection entry, Span span) implements Term {
        @Override
        public List<Term> operands() {
            return List.of(layer, entry);
        }
    }

    /**
     * Things side by side and one below the other.
     *
     * @param rows from the top; each from the left, and none is empty; no row at all is MATLAB's {@code []}
     */
    record Block(List<List<Term>> rows, Writing writing, Span span) implements Term {
        public Block {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public List<Term> operands() {
            return rows.stream().flatMap(List::stream).toList();
        }

        boolean isList() {
            return writing == Writing.LIST;
        }
    }

    /** How a block is written, which says how its parts lie. */
    enum Writing {
        /** One row in square brackets with commas: MATLAB puts its parts side by side, numpy makes a vector of them. */
        LIST,
        /** With semicolons or blanks, or as a matrix in LaTeX: rows are rows. */
        MATRIX,
        /** In round brackets, for functions that put things together. */
        TUPLE
    }
}
