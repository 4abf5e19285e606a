package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Words to a term, by precedence: comparison, sum, product, sign, power, then what stands behind a factor. All products have
 * one precedence and group from the left, as in numpy.
 */
final class FormulaParser {
    private static final int DEEPEST = 120;
    private static final Set<String> PRODUCTS = Set.of("*", "@", "/", "∘", "·");
    private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=");
    private static final Set<String> MODULES = Set.of("np", "numpy", "math", "linalg", "torch", "jnp");
    private static final Set<String> METHODS = Set.of("dot", "sum", "mean", "transpose", "matmul");

    private final List<Token> tokens;
    private final Predicate<String> isFunction;
    private int at;
    private int depth;

    private FormulaParser(List<Token> tokens, Predicate<String> isFunction) {
        this.tokens = tokens;
        this.isFunction = isFunction;
    }

    /** The term that a formula writes; an assignment {@code name = …} is read as its right side. */
    static Term parse(String text, Predicate<String> isFunction) {
        FormulaParser parser = new FormulaParser(Lexer.tokens(text), isFunction);
        if (parser.here().kind() == Kind.END) {
            throw parser.fault("the formula is empty", "");
        }
        Term term = parser.comparison();
        if (parser.take("=")) {
            term = parser.comparison();
        }
        if (parser.here().kind() != Kind.END) {
            throw parser.fault("'" + parser.here().text() + "' is not expected here", "");
        }
        return term;
    }

    private Token here() {
        return tokens.get(at);
    }

    private Token ahead(int distance) {
        return tokens.get(Math.min(at + distance, tokens.size() - 1));
    }

    private Token advance() {
        Token token = here();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean take(String sign) {
        boolean taken = here().is(sign);
        if (taken) {
            advance();
        }
        return taken;
    }

    private void expect(String sign, Span opened) {
        if (!take(sign)) {
            String found = here().kind() == Kind.END ? "the formula ends" : "'" + here().text() + "' stands";
            Span place = here().kind() == Kind.END ? opened : here().span();
            throw new FormulaFault(
                    FormulaCodes.SYNTAX, place, found + " where '" + sign + "' is needed", "close the bracket");
        }
    }

    private FormulaFault fault(String message, String fix) {
        return new FormulaFault(FormulaCodes.SYNTAX, here().span(), message, fix);
    }

    private void deeper() {
        depth++;
        if (depth > DEEPEST) {
            throw new FormulaFault(
                    FormulaCodes.TOO_LARGE, here().span(), "the formula is nested deeper than " + DEEPEST, "");
        }
    }

    private Term comparison() {
        deeper();
        Term left = sum();
        if (here().kind() == Kind.SIGN && COMPARISONS.contains(here().text())) {
            String operator = advance().text();
            Term right = sum();
            left = new Term.Operation(operator, left, right, left.span().to(right.span()));
        }
        depth--;
        return left;
    }

    private Term sum() {
        Term left = product();
        while (here().is("+") || here().is("-")) {
            String operator = advance().text();
            Term right = product();
            left = new Term.Operation(operator, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term product() {
        Term left = signed();
        while (true) {
            String operator;
            if (here().kind() == Kind.SIGN && PRODUCTS.contains(here().text())) {
                operator = advance().text();
            } else if (startsFactor(here())) {
                operator = "";
            } else {
                return left;
            }
            Term right = signed();
            left = new Term.Operation(operator, left, right, left.span().to(right.span()));
        }
    }

    private static boolean startsFactor(Token token) {
        return token.kind() == Kind.NUMBER
                || token.kind() == Kind.NAME
                || Set.of("(", "[", "{", "frac", "√", "Σ").contains(token.kind() == Kind.SIGN ? token.text() : "");
    }

    private Term signed() {
        if (here().is("-") || here().is("+")) {
            deeper();
            Token sign = advance();
            Term operand = signed();
            depth--;
            return sign.is("-") ? new Term.Negation(operand, sign.span().to(operand.span())) : operand;
        }
        return power();
    }

    private Term power() {
        Term base = factor();
        if (take("**")) {
            deeper();
            Term exponent = signed();
            depth--;
            return new Term.Operation("**", base, exponent, base.span().to(exponent.span()));
        }
        return base;
    }

    /** A factor with everything that stands behind it. */
    private Term factor() {
        Term term = primary();
        while (true) {
            Token sign = here();
            if (take("ᵀ") || take("'") || take("′")) {
                term = transposed(term, sign);
            } else if (take("²")) {
                term = squared(term, sign);
            } else if (here().is("^")) {
                term = superscript(term);
            } else if (here().is(".") && ahead(1).kind() == Kind.NAME) {
                term = member(term);
            } else {
                return term;
            }
        }
    }

    private static Term transposed(Term term, Token sign) {
        Span span = term.span().to(sign.span());
        boolean isOne = term instanceof Term.Numeral number && number.value() == 1;
        return new Term.Transposition(isOne ? new Term.Ones(term.span()) : term, span);
    }

    private static Term squared(Term term, Token sign) {
        return new Term.Operation(
                "**", term, new Term.Numeral(2, sign.span()), term.span().to(sign.span()));
    }

    /** {@code ^T}, {@code ^2}, {@code ^{T}}, {@code ^{…}}. */
    private Term superscript(Term base) {
        Token caret = advance();
        if (isTranspose(here())) {
            return transposed(base, advance());
        }
        if (here().is("{")) {
            Token open = advance();
            if (isTranspose(here()) && ahead(1).is("}")) {
                Token sign = advance();
                advance();
                return transposed(base, sign);
            }
            Term exponent = comparison();
            expect("}", open.span());
            return new Term.Operation("**", base, exponent, base.span().to(exponent.span()));
        }
        if (here().kind() == Kind.END) {
            throw new FormulaFault(FormulaCodes.SYNTAX, caret.span(), "'^' has nothing behind it", "");
        }
        deeper();
        Term exponent = here().is("-") ? signed() : primary();
        depth--;
        return new Term.Operation("**", base, exponent, base.span().to(exponent.span()));
    }

    private static boolean isTranspose(Token token) {
        return token.is("ᵀ")
                || token.is("'")
                || token.is("′")
                || (token.kind() == Kind.NAME && token.text().equals("T"));
    }

    /** {@code .T} and methods. */
    private Term member(Term object) {
        advance();
        Token name = advance();
        if (name.text().equals("T")) {
            return transposed(object, name);
        }
        if (!METHODS.contains(name.text()) || !here().is("(")) {
            throw new FormulaFault(
                    FormulaCodes.UNKNOWN_NAME, name.span(), "nothing is known of '." + name.text() + "'", "");
        }
        Arguments arguments = arguments();
        List<Term> all = new ArrayList<>(List.of(object));
        all.addAll(arguments.terms());
        return new Term.Call(
                name.text(), 0, all, arguments.options(), object.span().to(name.span()));
    }

    private record Arguments(List<Term> terms, List<Term.Option> options, Span end) {}

    private Arguments arguments() {
        Token open = advance();
        List<Term> terms = new ArrayList<>();
        List<Term.Option> options = new ArrayList<>();
        while (!here().is(")") && here().kind() != Kind.END) {
            if (here().kind() == Kind.NAME && ahead(1).is("=")) {
                options.add(option());
            } else {
                terms.add(comparison());
            }
            if (!here().is(")") && !take(",")) {
                break;
            }
        }
        Span end = here().span();
        expect(")", open.span());
        return new Arguments(terms, options, end);
    }

    private Term.Option option() {
        Token name = advance();
        advance();
        String sign = take("-") ? "-" : "";
        Token value = advance();
        return new Term.Option(name.text(), sign + value.text(), name.span().to(value.span()));
    }

    private Term primary() {
        Token token = here();
        if (token.kind() == Kind.NUMBER) {
            advance();
            return new Term.Numeral(Double.parseDouble(token.text()), token.span());
        }
        if (token.kind() == Kind.NAME) {
            return name();
        }
        return switch (token.text()) {
            case "(" -> bracketed(")");
            case "[" -> bracketed("]");
            case "{" -> bracketed("}");
            case "frac" -> fraction();
            case "√" -> root();
            case "Σ" -> indexedSum();
            default ->
                throw token.kind() == Kind.END
                        ? fault("the formula ends where a quantity or number is needed", "")
                        : fault("'" + token.text() + "' stands where a quantity or number is needed", "");
        };
    }

    private Term bracketed(String close) {
        Token open = advance();
        Term inside = comparison();
        expect(close, open.span());
        return inside;
    }

    private Term fraction() {
        Token command = advance();
        Term above = argument(command);
        Term below = argument(command);
        return new Term.Operation("/", above, below, command.span().to(below.span()));
    }

    private Term argument(Token command) {
        if (here().is("{")) {
            return bracketed("}");
        }
        if (here().kind() == Kind.END) {
            throw new FormulaFault(
                    FormulaCodes.SYNTAX, command.span(), "'" + command.text() + "' has nothing behind it", "");
        }
        deeper();
        Term term = primary();
        depth--;
        return term;
    }

    private Term root() {
        Token sign = advance();
        Term inside = argument(sign);
        return new Term.Call("sqrt", 0, List.of(inside), List.of(), sign.span().to(inside.span()));
    }

    /** {@code \sum_k …}, {@code \sum_{k=1}^{n} …}; without an index the sum of all entries of what follows. */
    private Term indexedSum() {
        Token sign = advance();
        String index = "";
        if (take("_")) {
            boolean group = take("{");
            index = advance().text();
            if (group) {
                skipTo("}", sign);
            }
        }
        if (take("^")) {
            if (take("{")) {
                skipTo("}", sign);
            } else {
                advance();
            }
        }
        deeper();
        Term operand = product();
        depth--;
        Span span = sign.span().to(operand.span());
        return index.isEmpty()
                ? new Term.Call("sum", 0, List.of(operand), List.of(), span)
                : new Term.IndexedSum(index, operand, span);
    }

    private void skipTo(String close, Token opened) {
        while (!here().is(close) && here().kind() != Kind.END) {
            advance();
        }
        expect(close, opened.span());
    }

    private Term name() {
        Token token = advance();
        if (MODULES.contains(token.text()) && here().is(".")) {
            advance();
            return here().kind() == Kind.NAME ? name() : primary();
        }
        if (isFunction.test(token.text())) {
            return call(token);
        }
        return new NameParts(token).read();
    }

    private Term call(Token name) {
        int primes = 0;
        while (take("'") || take("′")) {
            primes++;
        }
        if (here().is("(")) {
            Arguments arguments = arguments();
            Span span = name.span().to(arguments.end());
            return new Term.Call(name.text(), primes, arguments.terms(), arguments.options(), span);
        }
        if (!startsFactor(here())) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    name.span(),
                    "'" + name.text() + "' is a function and needs an argument",
                    "");
        }
        deeper();
        Term argument = factor();
        depth--;
        return new Term.Call(
                name.text(), primes, List.of(argument), List.of(), name.span().to(argument.span()));
    }

    /** A name with the number of its layer and the letters of its entry, however they are attached. */
    private final class NameParts {
        private final StringBuilder text;
        private final List<String> indices = new ArrayList<>();
        private Span span;

        NameParts(Token name) {
            this.text = new StringBuilder(name.text());
            this.span = name.span();
        }

        Term.Name read() {
            boolean more = true;
            while (more) {
                more = subscript() || layer("[", "]") || layer("(", ")") || raisedLayer();
            }
            return new Term.Name(text.toString(), indices, span);
        }

        private boolean subscript() {
            if (!here().is("_")) {
                return false;
            }
            Token underscore = advance();
            if (take("{")) {
                while (!here().is("}") && here().kind() != Kind.END) {
                    attach(advance());
                }
                span = span.to(here().span());
                expect("}", underscore.span());
            } else {
                attach(advance());
            }
            return true;
        }

        private void attach(Token part) {
            span = span.to(part.span());
            if (part.kind() == Kind.NUMBER) {
                text.append(part.text());
            } else if (part.kind() == Kind.NAME && part.text().length() <= 3) {
                part.text().chars().forEach(letter -> {
                    if (Character.isDigit(letter)) {
                        text.append((char) letter);
                    } else {
                        indices.add(String.valueOf((char) letter));
                    }
                });
            } else if (part.kind() == Kind.NAME) {
                text.append('_').append(part.text());
            }
        }

        /** {@code W[2]} and {@code h(1)}, right behind the name. */
        private boolean layer(String open, String close) {
            boolean isLayer = here().is(open) && !here().spaceBefore() && isWhole(ahead(1)) && ahead(2).is(close);
            if (isLayer) {
                advance();
                text.append(advance().text());
                span = span.to(advance().span());
            }
            return isLayer;
        }

        /** {@code W^{(2)}}, {@code W^{[2]}}, {@code W^(2)}; a transpose behind the number stays for the factor. */
        private boolean raisedLayer() {
            if (!here().is("^")) {
                return false;
            }
            int brace = ahead(1).is("{") ? 1 : 0;
            boolean isLayer = (ahead(1 + brace).is("(") || ahead(1 + brace).is("["))
                    && isWhole(ahead(2 + brace))
                    && (ahead(3 + brace).is(")") || ahead(3 + brace).is("]"));
            if (!isLayer) {
                return false;
            }
            text.append(ahead(2 + brace).text());
            span = span.to(ahead(3 + brace).span());
            if (brace == 0) {
                at += 4;
            } else if (ahead(5).is("}")) {
                at += 6;
            } else {
                // What is left of {(2)T} is {T}: the group goes on as a superscript of its own.
                at += 3;
                tokens.set(at, new Token(Kind.SIGN, "^", span, false));
                tokens.set(at + 1, new Token(Kind.SIGN, "{", span, false));
            }
            return true;
        }

        private boolean isWhole(Token token) {
            return token.kind() == Kind.NUMBER && token.text().chars().allMatch(Character::isDigit);
        }
    }
}
