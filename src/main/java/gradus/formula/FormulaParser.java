package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Words to a term, by precedence: comparison, sum, product, sign, power, then what stands behind a factor. All products have
 * one precedence and group from the left, as in numpy; only behind {@code ∘} factors without a sign belong together first.
 */
final class FormulaParser {
    private static final int DEEPEST_NESTING = 120;
    private static final int DEEPEST_TERM = 500;
    private static final Set<String> PRODUCTS = Set.of("*", "@", "/", "./", "∘", "·");
    private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=");
    private static final Set<String> FACTOR_SIGNS = Set.of("(", "[", "{", "frac", "sqrt", "√", "Σ", "∂", "∇", "𝟏");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final Set<String> MODULES =
            Set.of("np", "numpy", "math", "linalg", "torch", "jnp", "scipy", "special");
    private static final Set<String> METHODS = Set.of("dot", "sum", "mean", "transpose", "matmul", "reshape", "item");

    private final List<Token> tokens;
    private final Scope scope;
    private int at;
    private int depth;

    private FormulaParser(List<Token> tokens, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
    }

    /** The term that a formula writes; of {@code name = …} what stands behind the last equals sign. */
    static Term parse(String text, Scope scope) {
        FormulaParser parser = new FormulaParser(Lexer.tokens(text), scope);
        parser.unpack();
        parser.skipLeftSides();
        if (parser.here().kind() == Kind.END) {
            throw parser.fault("the formula is empty", "");
        }
        Term term = parser.comparison();
        if (parser.here().kind() != Kind.END) {
            throw parser.unexpected();
        }
        parser.requireShallow(term);
        return term;
    }

    /** A group around the whole formula is a box. */
    private void unpack() {
        int open = 0;
        int last = tokens.size() - 2;
        for (int i = 0; i < last; i++) {
            open += opened(tokens.get(i));
            if (open == 0) {
                return;
            }
        }
        if (last > 0 && tokens.get(0).is("{") && tokens.get(last).is("}")) {
            tokens.remove(last);
            tokens.remove(0);
        }
    }

    /** 1 for a bracket that opens, −1 for one that closes. */
    private static int opened(Token token) {
        String sign = signOf(token);
        return OPENING.contains(sign) ? 1 : CLOSING.contains(sign) ? -1 : 0;
    }

    private void skipLeftSides() {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            open += opened(token);
            boolean isLimit =
                    i > 2 && tokens.get(i - 2).is("_") && tokens.get(i - 3).is("Σ");
            if (token.is("=") && open == 0 && !isLimit) {
                if (i == at && i > 0) {
                    throw new FormulaFault(FormulaCodes.SYNTAX, token.span(), "'==' is not known here", "");
                }
                at = i + 1;
            }
        }
    }

    private static String signOf(Token token) {
        return token.kind() == Kind.SIGN ? token.text() : "";
    }

    /** A chain such as 1 + 1 + 1 + … nests without brackets; whatever walks through a formula has a stack to lose. */
    private void requireShallow(Term whole) {
        Deque<Term> level = new ArrayDeque<>(List.of(whole));
        for (int levels = 0; !level.isEmpty(); levels++) {
            if (levels > DEEPEST_TERM) {
                throw new FormulaFault(
                        FormulaCodes.TOO_LARGE,
                        whole.span(),
                        "the formula has more than " + DEEPEST_TERM + " operations in each other",
                        "");
            }
            Deque<Term> next = new ArrayDeque<>();
            level.forEach(term -> next.addAll(term.operands()));
            level = next;
        }
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

    private boolean isKnown(String name) {
        return scope.lookUp(name).isPresent();
    }

    private void expect(String sign, Span opened) {
        if (take(sign)) {
            return;
        }
        boolean ends = here().kind() == Kind.END;
        String found = ends ? "the formula ends" : "'" + here().text() + "' stands";
        throw new FormulaFault(
                FormulaCodes.SYNTAX,
                ends ? opened : here().span(),
                found + " where '" + sign + "' is needed",
                "close the bracket");
    }

    private FormulaFault fault(String message, String fix) {
        return new FormulaFault(FormulaCodes.SYNTAX, here().span(), message, fix);
    }

    private FormulaFault unexpected() {
        boolean isComma = here().is(",");
        return fault(
                "'" + here().text() + "' is not expected here", isComma ? "write decimal fractions with a point" : "");
    }

    private void deeper() {
        depth++;
        if (depth > DEEPEST_NESTING) {
            throw new FormulaFault(
                    FormulaCodes.TOO_LARGE, here().span(), "the formula is nested deeper than " + DEEPEST_NESTING, "");
        }
    }

    private static Term operation(String operator, Term left, Term right) {
        return new Term.Operation(operator, left, right, left.span().to(right.span()));
    }

    private Term comparison() {
        deeper();
        Term left = sum();
        if (COMPARISONS.contains(signOf(here()))) {
            String operator = advance().text();
            left = operation(operator, left, sum());
        }
        depth--;
        return left;
    }

    private Term sum() {
        Term left = product();
        while (here().is("+") || here().is("-")) {
            String operator = advance().text();
            left = operation(operator, left, product());
        }
        return left;
    }

    private Term product() {
        Term left = withSummed(signed());
        while (true) {
            if (PRODUCTS.contains(signOf(here()))) {
                String operator = advance().text();
                Term right = operator.equals("∘") ? sideBySide(signed()) : withSummed(signed());
                left = operation(operator, left, right);
                requireClearDenominator(operator, left, right);
            } else if (startsFactor(here())) {
                left = operation("", left, nextFactor());
            } else {
                return left;
            }
        }
    }

    private Term sideBySide(Term first) {
        Term left = first;
        while (startsFactor(here())) {
            left = operation("", left, nextFactor());
        }
        return left;
    }

    /** A row of ones belongs to what stands behind it: in −1ᵀ X and c 1ᵀ X the rows of X are added up first. */
    private Term withSummed(Term factor) {
        if (factor instanceof Term.Negation negation) {
            Term summed = withSummed(negation.operand());
            return new Term.Negation(summed, factor.span().to(summed.span()));
        }
        boolean isRow = factor instanceof Term.Transposition row && row.operand() instanceof Term.Ones;
        return isRow ? sideBySide(factor) : factor;
    }

    /** A factor that stands behind another without a sign; a number there is a slip, but for 1ᵀ and 1[z > 0]. */
    private Term nextFactor() {
        boolean isTransposed = isTranspose(ahead(1)) || ahead(1).is("^");
        boolean isOnes = here().text().equals("1") && (isTransposed || ahead(1).is("["));
        if (here().kind() == Kind.NUMBER && !isOnes) {
            throw fault("'" + here().text() + "' has no operator before it", "write the operator");
        }
        return withSummed(power());
    }

    /** 1/2m is one half of m to some and one by 2m to others. */
    private void requireClearDenominator(String operator, Term quotient, Term below) {
        boolean isDivision = operator.equals("/") && below instanceof Term.Numeral;
        if (isDivision && here().kind() == Kind.NAME && !here().spaceBefore()) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    quotient.span().to(here().span()),
                    "'" + here().text() + "' can stand below or beside the fraction",
                    "write brackets around the denominator or the fraction");
        }
    }

    private static boolean startsFactor(Token token) {
        return token.kind() == Kind.NUMBER || token.kind() == Kind.NAME || FACTOR_SIGNS.contains(signOf(token));
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
            return operation("**", base, exponent);
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
            } else if (here().is("^")) {
                term = superscript(term);
            } else if (take(".^")) {
                term = operation("**", term, exponent());
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
            return operation("^", base, exponent);
        }
        if (here().kind() == Kind.END) {
            throw new FormulaFault(FormulaCodes.SYNTAX, caret.span(), "'^' has nothing behind it", "");
        }
        return operation("^", base, exponent());
    }

    private Term exponent() {
        deeper();
        Term exponent = here().is("-") ? signed() : primary();
        depth--;
        return exponent;
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
                    FormulaCodes.UNKNOWN_NAME,
                    name.span(),
                    "nothing is known of '." + name.text() + "'",
                    name.text().equals("t") ? "write '.T'" : "");
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
        if (here().kind() != Kind.NUMBER && here().kind() != Kind.NAME) {
            throw fault("'" + name.text() + "' needs a number or a word", "");
        }
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
            case "√", "sqrt" -> root();
            case "Σ" -> indexedSum();
            case "∂" -> derivative().orElseThrow(this::unfinishedDerivative);
            case "∇" -> gradient();
            case "𝟏" -> ones();
            default ->
                throw token.kind() == Kind.END
                        ? fault("the formula ends where a quantity or number is needed", "")
                        : fault("'" + token.text() + "' stands where a quantity or number is needed", "");
        };
    }

    /** A bold one; with square brackets behind it, a condition. */
    private Term ones() {
        Term ones = new Term.Ones(advance().span());
        return here().is("[") ? operation("", ones, bracketed("]")) : ones;
    }

    private Term bracketed(String close) {
        Token open = advance();
        Term inside = comparison();
        expect(close, open.span());
        return inside;
    }

    private Term fraction() {
        Token command = advance();
        Optional<Term> derivative = derivative();
        if (derivative.isPresent()) {
            return derivative.get();
        }
        Term above = fractionArgument(command);
        Term below = fractionArgument(command);
        return new Term.Operation("/", above, below, command.span().to(below.span()));
    }

    /** Without brackets one digit only: {@code \frac12} is one half. */
    private Term fractionArgument(Token command) {
        Token token = here();
        if (token.kind() != Kind.NUMBER || !token.text().matches("[0-9]{2,}")) {
            return argument(command);
        }
        int start = token.span().start();
        tokens.set(
                at,
                new Token(
                        Kind.NUMBER,
                        token.text().substring(1),
                        new Span(start + 1, token.span().end()),
                        false));
        return new Term.Numeral(Character.digit(token.text().charAt(0), 10), new Span(start, start + 1));
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
        if (sign.is("sqrt") && here().is("[")) {
            Term degree = bracketed("]");
            Term inside = argument(sign);
            Term one = new Term.Numeral(1, sign.span());
            return new Term.Operation(
                    "**", inside, operation("/", one, degree), sign.span().to(inside.span()));
        }
        Term inside = argument(sign);
        return new Term.Call("sqrt", 0, List.of(inside), List.of(), sign.span().to(inside.span()));
    }

    /** {@code \sum_k …}, {@code \sum_{k=1}^{n} …}; without an index the sum of all entries of what follows. */
    private Term indexedSum() {
        Token sign = advance();
        String index = "";
        int first = 1;
        if (take("_")) {
            boolean inGroup = take("{");
            index = word(Kind.NAME, "a sum needs the letter of an index here").text();
            first = take("=") ? lowerLimit() : 1;
            if (inGroup && !here().is("}") && here().kind() != Kind.END) {
                throw partialSum();
            }
            if (inGroup) {
                expect("}", sign.span());
            }
        }
        OptionalInt last = upperLimit(sign);
        int origin = first;
        deeper();
        Term operand = product();
        depth--;
        Span span = sign.span().to(operand.span());
        return index.isEmpty()
                ? new Term.Call("sum", 0, List.of(operand), List.of(), span)
                : new Term.IndexedSum(
                        index, last.isPresent() ? last.getAsInt() - origin + 1 : Term.IndexedSum.ALL, operand, span);
    }

    private int lowerLimit() {
        if (!here().text().equals("0") && !here().text().equals("1")) {
            throw partialSum();
        }
        return here().kind() == Kind.NUMBER && advance().text().equals("0") ? 0 : 1;
    }

    private FormulaFault partialSum() {
        return new FormulaFault(
                FormulaCodes.WRONG_ARGUMENTS,
                here().span(),
                "a sum over some of the entries is not known",
                "write the sum over all, less the entries that are left out");
    }

    private Token word(Kind kind, String message) {
        if (here().kind() != kind) {
            throw fault(message, "");
        }
        return advance();
    }

    /** The number that a sum ends with; none if it ends with a letter. */
    private OptionalInt upperLimit(Token sum) {
        if (!take("^")) {
            return OptionalInt.empty();
        }
        boolean inGroup = take("{");
        Token limit = advance();
        boolean alone = !inGroup || here().is("}");
        while (inGroup && !here().is("}") && here().kind() != Kind.END) {
            advance();
        }
        if (inGroup) {
            expect("}", sum.span());
        }
        boolean isNumber = alone && limit.kind() == Kind.NUMBER && limit.text().matches("[0-9]{1,6}");
        return isNumber ? OptionalInt.of(Integer.parseInt(limit.text())) : OptionalInt.empty();
    }

    private Term name() {
        while (here().kind() == Kind.NAME && MODULES.contains(here().text()) && ahead(1).is(".")) {
            at += 2;
        }
        Token token = word(Kind.NAME, "a name is needed here");
        String function = Functions.canonical(token.text());
        if (Functions.isKnown(function) && !isKnown(token.text())) {
            return call(token, function);
        }
        at--;
        return derivative().orElseGet(() -> new NameParts(advance()).withTranspose());
    }

    /** {@code ∂E/∂z}, {@code dE/dz} and what {@code \frac} puts in two groups; nothing if that is not what stands here. */
    private Optional<Term> derivative() {
        int mark = at;
        boolean isRound = here().is("∂") || ahead(1).is("∂");
        Optional<Term.Name> of = differential();
        boolean hasTwo = of.isPresent() && (take("/") || here().is("{"));
        Optional<Term.Name> by = hasTwo ? differential() : Optional.empty();
        if (by.isPresent() && (isRound || isGradient(of.get().text(), by.get().text()))) {
            Span span = tokens.get(mark).span().to(by.get().span());
            return Optional.of(new Term.Name(
                    "d" + of.get().text() + "/d" + by.get().text(), by.get().indices(), span));
        }
        at = mark;
        return Optional.empty();
    }

    /** Whether d… / d… is one name and no quotient of two. */
    private boolean isGradient(String of, String by) {
        boolean isQuotient = isKnown("d") || isKnown("d" + of);
        return isKnown("d" + of + "/d" + by) || (!isQuotient && Character.isUpperCase(of.charAt(0)));
    }

    private FormulaFault unfinishedDerivative() {
        return fault("a derivative is written ∂E/∂z here", "");
    }

    /** {@code ∂z}, {@code dz}, {@code d z} or one of them in a group: the name behind the d. */
    private Optional<Term.Name> differential() {
        boolean inGroup = take("{");
        Token sign = here();
        Optional<Term.Name> name = Optional.empty();
        if (sign.is("∂") || (sign.kind() == Kind.NAME && sign.text().equals("d"))) {
            advance();
            name = here().kind() == Kind.NAME ? Optional.of(new NameParts(advance()).name()) : Optional.empty();
        } else if (sign.kind() == Kind.NAME && sign.text().startsWith("d")) {
            Span span = new Span(sign.span().start() + 1, sign.span().end());
            advance();
            name = Optional.of(new NameParts(new Token(Kind.NAME, sign.text().substring(1), span, false)).name());
        }
        return inGroup && !take("}") ? Optional.empty() : name;
    }

    /** {@code ∇_z E} is ∂E/∂z. */
    private Term gradient() {
        Token sign = advance();
        if (!take("_")) {
            throw fault("'∇' needs the name it differentiates by, such as ∇_z E", "");
        }
        boolean inGroup = take("{");
        Term.Name by = new NameParts(word(Kind.NAME, "a name is needed here")).name();
        if (inGroup) {
            expect("}", sign.span());
        }
        Term.Name of = new NameParts(word(Kind.NAME, "a name is needed here")).name();
        return new Term.Name(
                "d" + of.text() + "/d" + by.text(), by.indices(), sign.span().to(of.span()));
    }

    private Term call(Token name, String function) {
        int primes = primes();
        OptionalInt power = functionPower();
        Term call = application(name, function, primes);
        return power.isEmpty()
                ? call
                : new Term.Operation("**", call, new Term.Numeral(power.getAsInt(), call.span()), call.span());
    }

    /** {@code f'}, {@code f′} and {@code f^{\prime}}. */
    private int primes() {
        int primes = 0;
        while (true) {
            if (take("'") || take("′")) {
                primes++;
            } else if (here().is("^") && isPrime(ahead(1))) {
                primes++;
                at += 2;
            } else if (here().is("^") && ahead(1).is("{") && isPrime(ahead(2)) && ahead(3).is("}")) {
                primes++;
                at += 4;
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
        int brace = here().is("^") && ahead(1).is("{") ? 1 : 0;
        Token exponent = ahead(1 + brace);
        boolean isPower = here().is("^")
                && exponent.kind() == Kind.NUMBER
                && exponent.text().matches("[1-9]")
                && (brace == 0 || ahead(3).is("}"));
        if (!isPower) {
            return OptionalInt.empty();
        }
        at += 2 + 2 * brace;
        return OptionalInt.of(Integer.parseInt(exponent.text()));
    }

    private Term application(Token name, String function, int primes) {
        if (here().is("(")) {
            Arguments arguments = arguments();
            Span span = name.span().to(arguments.end());
            return new Term.Call(function, primes, arguments.terms(), arguments.options(), span);
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
                function, primes, List.of(argument), List.of(), name.span().to(argument.span()));
    }

    /** A name with the number of its layer and the letters of its entry, however they are attached. */
    private final class NameParts {
        private final StringBuilder text;
        private final List<String> indices = new ArrayList<>();
        private Span span;
        private boolean isTransposed;

        NameParts(Token name) {
            this.text = new StringBuilder(name.text());
            this.span = name.span();
            int underscore = name.text().length() - 3;
            boolean endsInTwoLetters = underscore > 0 && name.text().charAt(underscore) == '_';
            if (endsInTwoLetters && !isKnown(name.text())) {
                text.setLength(underscore);
                attachLetters(name.text().substring(underscore + 1));
            }
        }

        Term.Name name() {
            boolean more = true;
            while (more) {
                more = subscript() || layer("[", "]") || layer("(", ")") || raisedLayer() || point();
            }
            return new Term.Name(text.toString(), indices, span);
        }

        Term withTranspose() {
            Term.Name name = name();
            return isTransposed ? new Term.Transposition(name, span) : name;
        }

        private boolean subscript() {
            if (!here().is("_")) {
                return false;
            }
            Token underscore = advance();
            if (take("{")) {
                while (!here().is("}") && here().kind() != Kind.END) {
                    if (!take(",")) {
                        attach(advance());
                    }
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
            } else if (part.kind() == Kind.NAME) {
                attachLetters(part.text());
            } else {
                String written = part.kind() == Kind.END ? "nothing" : "'" + part.text() + "'";
                throw new FormulaFault(
                        FormulaCodes.SYNTAX, part.span(), written + " stands where an index is needed", "");
            }
        }

        /** The letters go on with the name as far as something is called so, and single out an entry from there on. */
        private void attachLetters(String letters) {
            int end = letters.length();
            while (end > 0 && !isKnown(text + "_" + letters.substring(0, end))) {
                end--;
            }
            if (end > 0) {
                text.append('_').append(letters, 0, end);
            } else if (isKnown(text + letters)) {
                text.append(letters);
                return;
            }
            String rest = letters.substring(end);
            if (rest.length() > 3) {
                text.append('_').append(rest);
            } else {
                rest.chars().forEach(this::attachLetter);
            }
        }

        private void attachLetter(int letter) {
            if (Character.isDigit(letter)) {
                text.append((char) letter);
            } else {
                indices.add(String.valueOf((char) letter));
            }
        }

        /** {@code W[2]} and {@code h(1)}, right behind the name. */
        private boolean layer(String open, String close) {
            boolean isLayer = here().is(open) && !here().spaceBefore() && isLayer(ahead(1)) && ahead(2).is(close);
            if (isLayer) {
                advance();
                text.append(advance().text());
                span = span.to(advance().span());
            }
            return isLayer;
        }

        /** {@code W^{(2)}}, {@code W^{[2]}}, {@code W^(2)}, and {@code W^{(2)T}} with the transpose behind. */
        private boolean raisedLayer() {
            int brace = ahead(1).is("{") ? 1 : 0;
            Token number = ahead(2 + brace);
            boolean isLayer = here().is("^")
                    && (ahead(1 + brace).is("(") || ahead(1 + brace).is("["))
                    && isLayer(number)
                    && (ahead(3 + brace).is(")") || ahead(3 + brace).is("]"))
                    && (brace == 1 || isKnown(text + number.text()) || !isKnown(text.toString()));
            boolean transposed = brace == 1 && isTranspose(ahead(5)) && ahead(6).is("}");
            if (!isLayer || (brace == 1 && !transposed && !ahead(5).is("}"))) {
                return false;
            }
            text.append(number.text());
            at += 4 + 2 * brace + (transposed ? 1 : 0);
            span = span.to(tokens.get(at - 1).span());
            isTransposed |= transposed;
            return true;
        }

        /** {@code (x_new)} right behind a name, where something is called so: a quantity for another input. */
        private boolean point() {
            if (!here().is("(") || here().spaceBefore() || ahead(1).kind() != Kind.NAME) {
                return false;
            }
            int brace = ahead(3).is("{") ? 1 : 0;
            boolean hasSubscript = ahead(2).is("_") && (brace == 0 || ahead(5).is("}"));
            Token subscript = ahead(3 + brace);
            String joint = subscript.kind() == Kind.NAME ? "_" : "";
            String point = ahead(1).text() + (hasSubscript ? joint + subscript.text() : "");
            int close = hasSubscript ? 4 + 2 * brace : 2;
            boolean isPoint = ahead(close).is(")") && isKnown(text + "(" + point + ")");
            if (isPoint) {
                text.append('(').append(point).append(')');
                at += close + 1;
                span = span.to(tokens.get(at - 1).span());
            }
            return isPoint;
        }

        /** A number, or the letter of a layer that is called so, such as L. */
        private boolean isLayer(Token token) {
            boolean isWhole =
                    token.kind() == Kind.NUMBER && token.text().chars().allMatch(Character::isDigit);
            return isWhole || (token.kind() == Kind.NAME && isKnown(text + token.text()));
        }
    }
}
