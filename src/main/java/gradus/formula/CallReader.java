package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;

/** Reads calls of functions and methods. */
final class CallReader {
    private static final Set<String> MODULES =
            Set.of("np", "numpy", "math", "linalg", "torch", "jnp", "scipy", "special");

    /** Methods, with the functions that they are; the first argument of {@code x.max(0)} is an axis. */
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("dot", "dot"),
            Map.entry("sum", "sum"),
            Map.entry("mean", "mean"),
            Map.entry("transpose", "transpose"),
            Map.entry("matmul", "matmul"),
            Map.entry("max", "amax"),
            Map.entry("min", "amin"),
            Map.entry("prod", "prod"),
            Map.entry("var", "var"),
            Map.entry("std", "std"),
            Map.entry("trace", "trace"),
            Map.entry("clip", "clip"),
            Map.entry("reshape", "reshape"),
            Map.entry("item", "item"));

    /** Logarithms whose base stands below. */
    private static final Map<String, String> LOGARITHMS = Map.of("2", "log2", "10", "log10");

    private final Words words;
    private final FormulaParser parser;
    private final BracketReader brackets;

    CallReader(Words words, FormulaParser parser, BracketReader brackets) {
        this.words = words;
        this.parser = parser;
        this.brackets = brackets;
    }

    /** Passes over {@code np.} and the like, and says whether there was one. */
    boolean takeModule() {
        int start = words.place();
        while (words.here().kind() == Kind.NAME
                && MODULES.contains(words.here().text())
                && words.ahead(1).is(".")) {
            words.skip(2);
        }
        return words.place() > start;
    }

    /** The call of the function whose name was read. */
    Term call(Token name, String function, boolean isOfModule) {
        int primes = primes();
        OptionalInt power = functionPower();
        String called = based(function);
        boolean isReduction = isOfModule && (called.equals("max") || called.equals("min"));
        Term call = application(name, isReduction ? "np." + called : called, primes);
        return power.isEmpty()
                ? call
                : new Term.Operation("**", call, new Term.Numeral(power.getAsInt(), call.span()), call.span());
    }

    /** {@code \log_2} and {@code \log_{10}}. */
    private String based(String function) {
        int brace = words.ahead(1).is("{") ? 1 : 0;
        Optional<String> logarithm =
                Optional.ofNullable(LOGARITHMS.get(words.ahead(1 + brace).text()));
        boolean isBased = function.equals("log")
                && words.here().is("_")
                && logarithm.isPresent()
                && (brace == 0 || words.ahead(3).is("}"));
        if (!isBased) {
            return function;
        }
        words.skip(2 + 2 * brace);
        return logarithm.get();
    }

    /** {@code f'}, {@code f′} and {@code f^{\prime}}. */
    private int primes() {
        int primes = 0;
        while (true) {
            if (words.take("'") || words.take("′")) {
                primes++;
            } else if (words.here().is("^") && isPrime(words.ahead(1))) {
                primes++;
                words.skip(2);
            } else if (words.here().is("^")
                    && words.ahead(1).is("{")
                    && isPrime(words.ahead(2))
                    && words.ahead(3).is("}")) {
                primes++;
                words.skip(4);
            } else {
                return primes;
            }
        }
    }

    private static boolean isPrime(Token token) {
        return token.is("'") || token.is("′");
    }

    /** {@code tanh^2(z)} and {@code tanh²(z)}: the square of a function's value. */
    private OptionalInt functionPower() {
        int brace = words.here().is("^") && words.ahead(1).is("{") ? 1 : 0;
        Token exponent = words.ahead(1 + brace);
        boolean isPower = words.here().is("^")
                && exponent.kind() == Kind.NUMBER
                && exponent.text().matches("[1-9]")
                && (brace == 0 || words.ahead(3).is("}"));
        if (!isPower) {
            return OptionalInt.empty();
        }
        words.skip(2 + 2 * brace);
        return OptionalInt.of(Integer.parseInt(exponent.text()));
    }

    private Term application(Token name, String function, int primes) {
        if (words.here().is("(")) {
            Given arguments = arguments(tuples(function));
            Span span = name.span().to(arguments.end());
            return new Term.Call(function, primes, arguments.terms(), arguments.options(), span);
        }
        if (!words.startsFactor()) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    name.span(),
                    "'" + name.text() + "' is a function and needs an argument",
                    "");
        }
        words.deeper();
        Term argument = parser.factor();
        words.shallower();
        return new Term.Call(
                function, primes, List.of(argument), List.of(), name.span().to(argument.span()));
    }

    /** {@code .T} and methods. */
    Term member(Term object) {
        words.advance();
        Token name = words.advance();
        if (name.text().equals("T")) {
            return FormulaParser.transposed(object, name);
        }
        Optional<String> method = Optional.ofNullable(METHODS.get(name.text()));
        if (method.isEmpty() || !words.here().is("(")) {
            throw new FormulaFault(
                    FormulaCodes.UNKNOWN_NAME,
                    name.span(),
                    "nothing is known of '." + name.text() + "'",
                    name.text().equals("t") ? "write '.T'" : "");
        }
        Given arguments = arguments(tuples(name.text()));
        List<Term> all = new ArrayList<>(List.of(object));
        all.addAll(arguments.terms());
        return new Term.Call(
                method.get(), 0, all, arguments.options(), object.span().to(name.span()));
    }

    private record Given(List<Term> terms, List<Term.Option> options, Span end) {}

    /** Where a function takes several things in round brackets. */
    private enum Tuples {
        NONE,
        FIRST,
        ANYWHERE
    }

    private static Tuples tuples(String function) {
        boolean isOfTensors = TensorFunctions.isKnown(function) || function.equals("reshape");
        return Functions.joins(function) ? Tuples.FIRST : isOfTensors ? Tuples.ANYWHERE : Tuples.NONE;
    }

    private Given arguments(Tuples tuples) {
        Token open = words.advance();
        words.open(Words.Bracket.GROUP);
        List<Term> terms = new ArrayList<>();
        List<Term.Option> options = new ArrayList<>();
        while (!words.here().is(")") && !words.isAtEnd()) {
            if (words.here().kind() == Kind.NAME && words.ahead(1).is("=")) {
                options.add(option());
            } else {
                boolean isFirst = terms.isEmpty();
                terms.add(argument(tuples == Tuples.ANYWHERE || (tuples == Tuples.FIRST && isFirst)));
            }
            if (!words.here().is(")") && !words.take(",")) {
                break;
            }
        }
        words.close();
        Span end = words.here().span();
        words.expect(")", open.span());
        return new Given(terms, options, end);
    }

    private Term argument(boolean mayBeTuple) {
        boolean isTuple = mayBeTuple && words.here().is("(") && words.holdsSeveral();
        return isTuple ? brackets.tuple() : parser.comparison();
    }

    private Term.Option option() {
        Token name = words.advance();
        words.advance();
        if (words.here().is("(") || words.here().is("[")) {
            return listed(name);
        }
        boolean isQuoted = words.take("'");
        String sign = words.take("-") ? "-" : "";
        if (words.here().kind() != Kind.NUMBER && words.here().kind() != Kind.NAME) {
            throw words.fault("'" + name.text() + "' needs a number or a word", "");
        }
        takeModule();
        Token value = words.advance();
        if (isQuoted) {
            words.expect("'", value.span());
        }
        return new Term.Option(name.text(), sign + value.text(), name.span().to(value.span()));
    }

    /** {@code axis=(0, 2)}: numbers with commas between them. */
    private Term.Option listed(Token name) {
        Token open = words.advance();
        String close = open.is("(") ? ")" : "]";
        StringJoiner numbers = new StringJoiner(",");
        while (!words.here().is(close) && !words.isAtEnd()) {
            String sign = words.take("-") ? "-" : "";
            numbers.add(sign
                    + words.word(Kind.NUMBER, "'" + name.text() + "' needs numbers")
                            .text());
            if (!words.take(",")) {
                break;
            }
        }
        words.expect(close, open.span());
        return new Term.Option(
                name.text(), numbers.toString(), name.span().to(words.before().span()));
    }
}
