package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words to a term, by precedence: comparison, sum, product, sign, power, then what stands behind a factor. All products have
 * one precedence and group from the left, as in numpy; only behind {@code ∘} factors without a sign belong together first.
 */
final class FormulaParser {
    private static final int DEEPEST_TERM = 500;
    private static final Set<String> PRODUCTS = Set.of("*", "@", "/", "./", "∘", "·");
    private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=");

    private final Words words;
    private final Scope scope;
    private final Dialect dialect;
    private final SelectionReader selections;
    private final NameReader names;
    private final BracketReader brackets;
    private final CallReader calls;
    private final SumReader sums;

    private FormulaParser(Words words, Scope scope, Dialect dialect) {
        this.words = words;
        this.scope = scope;
        this.dialect = dialect;
        this.selections = new SelectionReader(words);
        this.names = new NameReader(words, scope, selections);
        this.brackets = new BracketReader(words, this, dialect);
        this.calls = new CallReader(words, this, brackets);
        this.sums = new SumReader(words, this);
    }

    /**
     * The term that a formula writes; of {@code name = …} what stands behind the last equals sign.
     *
     * @param said the dialect, as far as it is known before the text is read
     */
    static Term parse(String text, Scope scope, Dialect said) {
        // The words first: they refuse a text that is too long to be searched.
        Words words = new Words(text);
        return new FormulaParser(words, scope, Dialects.of(said, text)).whole();
    }

    private Term whole() {
        if (words.isAtEnd()) {
            throw words.fault("the formula is empty", "");
        }
        Term term = comparison();
        if (!words.isAtEnd()) {
            throw words.unexpected();
        }
        requireShallow(term);
        return term;
    }

    /** A chain such as 1 + 1 + 1 + … nests without brackets; whatever walks through a formula has a stack to lose. */
    private static void requireShallow(Term whole) {
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

    private static Term operation(String operator, Term left, Term right) {
        return new Term.Operation(operator, left, right, left.span().to(right.span()));
    }

    Term comparison() {
        words.deeper();
        Term left = sum();
        if (COMPARISONS.contains(words.here().sign())) {
            String operator = words.advance().text();
            left = operation(operator, left, sum());
        }
        words.shallower();
        return left;
    }

    private Term sum() {
        Term left = product();
        while ((words.here().is("+") || words.here().is("-")) && !brackets.endsColumn()) {
            String operator = words.advance().text();
            left = operation(operator, left, product());
        }
        return left;
    }

    Term product() {
        Term left = withSummed(signed());
        while (true) {
            if (PRODUCTS.contains(words.here().sign())) {
                String operator = words.advance().text();
                Term right = operator.equals("∘") ? sideBySide(signed()) : withSummed(signed());
                left = operation(operator, left, right);
                requireClearDenominator(operator, left, right);
            } else if (isNextFactor()) {
                left = operation("", left, nextFactor());
            } else {
                return left;
            }
        }
    }

    private Term sideBySide(Term first) {
        Term left = first;
        while (isNextFactor()) {
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

    private boolean isNextFactor() {
        return words.startsFactor() && !brackets.endsColumn();
    }

    /** A factor that stands behind another without a sign; a number there is a slip, but for 1ᵀ and 1[z > 0]. */
    private Term nextFactor() {
        Token behind = words.ahead(1);
        boolean isTransposed = isTranspose(behind) || behind.is("^");
        boolean isOnes = words.here().text().equals("1") && (isTransposed || behind.is("["));
        if (words.here().kind() == Kind.NUMBER && !isOnes) {
            throw words.fault("'" + words.here().text() + "' has no operator before it", "write the operator");
        }
        return withSummed(power());
    }

    /** 1/2m is one half of m to some and one by 2m to others. */
    private void requireClearDenominator(String operator, Term quotient, Term below) {
        Token here = words.here();
        boolean isDivision = operator.equals("/") && below instanceof Term.Numeral;
        if (isDivision && here.kind() == Kind.NAME && !here.spaceBefore()) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    quotient.span().to(here.span()),
                    "'" + here.text() + "' can stand below or beside the fraction",
                    "write brackets around the denominator or the fraction");
        }
    }

    private Term signed() {
        if (words.here().is("-") || words.here().is("+")) {
            words.deeper();
            Token sign = words.advance();
            Term operand = signed();
            words.shallower();
            return sign.is("-") ? new Term.Negation(operand, sign.span().to(operand.span())) : operand;
        }
        return power();
    }

    private Term power() {
        Term base = factor();
        if (words.take("**")) {
            words.deeper();
            Term exponent = signed();
            words.shallower();
            return operation("**", base, exponent);
        }
        return base;
    }

    /** A factor with everything that stands behind it. */
    Term factor() {
        Span start = words.here().span();
        Term term = primary();
        while (true) {
            Token sign = words.here();
            if (words.take("ᵀ") || words.take("'") || words.take("′")) {
                term = transposed(term, sign);
            } else if (words.here().is("^")) {
                term = superscript(term);
            } else if (words.take(".^")) {
                term = operation("**", term, exponent());
            } else if (words.here().is(".") && words.ahead(1).kind() == Kind.NAME) {
                term = calls.member(term);
            } else {
                Optional<Term> entries = entries(term, start);
                if (entries.isEmpty()) {
                    return term;
                }
                term = entries.get();
            }
        }
    }

    /** {@code x[0]} and, behind what is no name, {@code (A x)_1}; nothing if no entries are picked here. */
    private Optional<Term> entries(Term whole, Span start) {
        boolean isSquare = words.here().is("[") && !words.here().spaceBefore();
        boolean hasNone = whole instanceof Term.Numeral || whole instanceof Term.Ones;
        if (isSquare && !hasNone) {
            Optional<List<Pick>> picks = selections.picks("]");
            if (picks.isEmpty()) {
                requireGroup();
            }
            return picks.map(found -> selection(whole, start, Term.Brackets.SQUARE, found));
        }
        boolean isBelow = words.here().is("_") && !hasNone && !(whole instanceof Term.Name);
        return isBelow ? entriesBelow(whole, start) : Optional.empty();
    }

    /** Brackets behind a factor can be another one, but not in numpy, and not with several things. */
    private void requireGroup() {
        if (dialect == Dialect.NUMPY || words.holdsSeveral() || words.ahead(1).is("[")) {
            throw words.fault(
                    "square brackets behind a quantity pick entries, by whole numbers and ranges of them",
                    "write '*' before the bracket for a product");
        }
    }

    private Optional<Term> entriesBelow(Term whole, Span start) {
        Token number = words.ahead(1);
        if (number.isWhole()) {
            words.skip(2);
            Pick pick = new Pick.One(new Pick.Place(Integer.parseInt(number.text()), Pick.From.START));
            return Optional.of(selection(whole, start, Term.Brackets.SUBSCRIPT, List.of(pick)));
        }
        if (!number.is("{")) {
            return Optional.empty();
        }
        int place = words.place();
        words.advance();
        Optional<List<Pick>> picks = selections.picks("}");
        if (picks.isEmpty()) {
            words.back(place);
        }
        return picks.map(found -> selection(whole, start, Term.Brackets.SUBSCRIPT, found));
    }

    /** The start is that of the brackets around the whole, if there are any. */
    private Term selection(Term whole, Span start, Term.Brackets brackets, List<Pick> picks) {
        return new Term.Selection(
                whole, brackets, picks, start.to(words.before().span()));
    }

    static Term transposed(Term term, Token sign) {
        Span span = term.span().to(sign.span());
        boolean isOne = term instanceof Term.Numeral number && number.value() == 1;
        return new Term.Transposition(isOne ? new Term.Ones(term.span()) : term, span);
    }

    /** {@code ^T}, {@code ^2}, {@code ^{T}}, {@code ^{…}}. */
    private Term superscript(Term base) {
        Token caret = words.advance();
        if (isTranspose(words.here())) {
            return transposed(base, words.advance());
        }
        if (words.here().is("{")) {
            if (isTranspose(words.ahead(1)) && words.ahead(2).is("}")) {
                words.advance();
                Token sign = words.advance();
                words.advance();
                return transposed(base, sign);
            }
            return operation("^", base, brackets.group("}"));
        }
        if (words.isAtEnd()) {
            throw new FormulaFault(FormulaCodes.SYNTAX, caret.span(), "'^' has nothing behind it", "");
        }
        return operation("^", base, exponent());
    }

    private Term exponent() {
        words.deeper();
        Term exponent = words.here().is("-") ? signed() : primary();
        words.shallower();
        return exponent;
    }

    static boolean isTranspose(Token token) {
        return token.is("ᵀ")
                || token.is("'")
                || token.is("′")
                || (token.kind() == Kind.NAME && token.text().equals("T"));
    }

    private Term primary() {
        Token token = words.here();
        if (token.kind() == Kind.NUMBER) {
            words.advance();
            return new Term.Numeral(Double.parseDouble(token.text()), token.span());
        }
        if (token.kind() == Kind.NAME) {
            return name();
        }
        return switch (token.sign()) {
            case "(" -> brackets.group(")");
            case "[" -> brackets.square();
            case "{" -> brackets.group("}");
            case "\\begin" -> brackets.environment();
            case "|", "||", "‖" -> brackets.bars();
            case "frac" -> fraction();
            case "√", "sqrt" -> root();
            case "Σ" -> sums.sum();
            case "∂" -> names.derivative().orElseThrow(names::unfinishedDerivative);
            case "∇" -> names.gradient();
            case "𝟏" -> ones();
            default ->
                throw words.isAtEnd()
                        ? words.fault("the formula ends where a quantity or number is needed", "")
                        : words.fault("'" + token.text() + "' stands where a quantity or number is needed", "");
        };
    }

    /** A bold one; with square brackets behind it, a condition. */
    private Term ones() {
        Term ones = new Term.Ones(words.advance().span());
        boolean isBeforeCondition = words.here().is("[") && !words.holdsSeveral();
        return isBeforeCondition ? operation("", ones, brackets.group("]")) : ones;
    }

    private Term name() {
        boolean isOfModule = calls.takeModule();
        if (words.here().kind() != Kind.NAME) {
            throw words.fault("a name is needed here", "");
        }
        Token token = words.here();
        String function = Functions.canonical(token.text());
        if (Functions.isKnown(function) && scope.lookUp(token.text()).isEmpty()) {
            words.advance();
            return calls.call(token, function, isOfModule);
        }
        return names.name();
    }

    private Term fraction() {
        Token command = words.advance();
        Optional<Term> derivative = names.derivative();
        if (derivative.isPresent()) {
            return derivative.get();
        }
        Term above = fractionArgument(command);
        Term below = fractionArgument(command);
        return new Term.Operation("/", above, below, command.span().to(below.span()));
    }

    /** Without brackets one digit only: {@code \frac12} is one half. */
    private Term fractionArgument(Token command) {
        Token token = words.here();
        if (token.kind() != Kind.NUMBER || !token.text().matches("[0-9]{2,}")) {
            return argument(command);
        }
        int start = token.span().start();
        Span rest = new Span(start + 1, token.span().end());
        words.shorten(new Token(Kind.NUMBER, token.text().substring(1), rest, false));
        return new Term.Numeral(Character.digit(token.text().charAt(0), 10), new Span(start, start + 1));
    }

    private Term argument(Token command) {
        if (words.here().is("{")) {
            return brackets.group("}");
        }
        if (words.isAtEnd()) {
            throw new FormulaFault(
                    FormulaCodes.SYNTAX, command.span(), "'" + command.text() + "' has nothing behind it", "");
        }
        words.deeper();
        Term term = primary();
        words.shallower();
        return term;
    }

    private Term root() {
        Token sign = words.advance();
        if (sign.is("sqrt") && words.here().is("[")) {
            Term degree = brackets.group("]");
            Term inside = argument(sign);
            Term one = new Term.Numeral(1, sign.span());
            return new Term.Operation(
                    "**", inside, operation("/", one, degree), sign.span().to(inside.span()));
        }
        Term inside = argument(sign);
        return new Term.Call("sqrt", 0, List.of(inside), List.of(), sign.span().to(inside.span()));
    }
}
