package gradus.formula;

import gradus.formula.Name.LayerStyle;
import gradus.formula.Pick.From;
import gradus.formula.Term.Brackets;
import gradus.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads names with the number of their layer, the letters or numbers of an entry, and derivatives, which are names too. */
final class NameReader {
    private final Words words;
    private final Scope scope;
    private final SelectionReader selections;

    NameReader(Words words, Scope scope, SelectionReader selections) {
        this.words = words;
        this.scope = scope;
        this.selections = selections;
    }

    private boolean isKnown(String name) {
        return scope.lookUp(name).isPresent();
    }

    /** A derivative or a name, with the transpose or the entries that its brackets say. */
    Term name() {
        Optional<Term> derivative = derivative();
        if (derivative.isPresent()) {
            return derivative.get();
        }
        NameParts parts = new NameParts(words.advance());
        Term name = parts.term();
        requireNoCall(name);
        return parts.isTransposed ? new Term.Transposition(name, name.span()) : withEntries(name);
    }

    /** {@code W(1, :)}. */
    private Term withEntries(Term term) {
        boolean isBehind = words.here().is("(") && !words.here().spaceBefore();
        if (!isBehind || !(term instanceof Term.Name name) || !name.indices().isEmpty()) {
            return term;
        }
        return selections
                .picks(")")
                .<Term>map(picks -> new Term.Selection(
                        name,
                        Brackets.ROUND,
                        picks,
                        name.span().to(words.before().span())))
                .orElse(name);
    }

    /** What stands right before a bracket and is no name is meant as a function. */
    private void requireNoCall(Term term) {
        boolean isBefore = words.here().is("(") && !words.here().spaceBefore();
        if (isBefore && term instanceof Term.Name name && !Meaning.isKnown(scope, name)) {
            throw Meaning.unknown(scope, name, Functions.names());
        }
    }

    /** {@code ∂E/∂z}, {@code dE/dz} and what {@code \frac} puts in two groups; nothing if that is not what stands here. */
    Optional<Term> derivative() {
        int start = words.place();
        Span first = words.here().span();
        boolean isRound = words.here().is("∂") || words.ahead(1).is("∂");
        Optional<NameParts> of = differential();
        boolean hasTwo = of.isPresent() && (words.take("/") || words.here().is("{"));
        Optional<NameParts> by = hasTwo ? differential() : Optional.empty();
        if (by.isPresent() && (isRound || isGradient(of.get().text(), by.get().text()))) {
            return Optional.of(by.get().derivative(of.get().text(), first));
        }
        words.back(start);
        return Optional.empty();
    }

    /** Whether d… / d… is one name and no quotient of two. */
    private boolean isGradient(String of, String by) {
        boolean isQuotient = isKnown("d") || isKnown("d" + of);
        return isKnown("d" + of + "/d" + by) || (!isQuotient && Character.isUpperCase(of.charAt(0)));
    }

    FormulaFault unfinishedDerivative() {
        return words.fault("a derivative is written ∂E/∂z here", "");
    }

    /** {@code ∂z}, {@code dz}, {@code d z} or one of them in a group: the name behind the d. */
    private Optional<NameParts> differential() {
        boolean inGroup = words.take("{");
        Token sign = words.here();
        Optional<NameParts> name = Optional.empty();
        if (sign.is("∂") || (sign.kind() == Kind.NAME && sign.text().equals("d"))) {
            words.advance();
            name = words.here().kind() == Kind.NAME ? Optional.of(new NameParts(words.advance())) : Optional.empty();
        } else if (sign.kind() == Kind.NAME && sign.text().startsWith("d")) {
            Span span = new Span(sign.span().start() + 1, sign.span().end());
            words.advance();
            name = Optional.of(new NameParts(new Token(Kind.NAME, sign.text().substring(1), span, false)));
        }
        return inGroup && !words.take("}") ? Optional.empty() : name;
    }

    /** {@code ∇_z E} is ∂E/∂z. */
    Term gradient() {
        Token sign = words.advance();
        if (!words.take("_")) {
            throw words.fault("'∇' needs the name it differentiates by, such as ∇_z E", "");
        }
        boolean inGroup = words.take("{");
        NameParts by = new NameParts(words.word(Kind.NAME, "a name is needed here"));
        if (inGroup) {
            words.expect("}", sign.span());
        }
        NameParts of = new NameParts(words.word(Kind.NAME, "a name is needed here"));
        by.span = of.span;
        return by.derivative(of.text(), sign.span());
    }

    /** A name and what is attached to it, read from the word behind the first one on. */
    private final class NameParts {
        /** The name with all numbers behind it. */
        private final StringBuilder whole;

        /** The name without the numbers that stand below it. */
        private final StringBuilder base;

        private final List<String> letters = new ArrayList<>();
        private final List<Pick> numbers = new ArrayList<>();
        private Optional<List<Pick>> range = Optional.empty();
        private Optional<Term> either = Optional.empty();
        private Span span;
        private boolean isTransposed;

        NameParts(Token name) {
            this.whole = new StringBuilder(name.text());
            this.base = new StringBuilder(name.text());
            this.span = name.span();
            joined();
            int underscore = text().length() - 3;
            boolean endsInTwoLetters = underscore > 0 && whole.charAt(underscore) == '_';
            if (endsInTwoLetters && !isKnown(text())) {
                String letters = whole.substring(underscore + 1);
                whole.setLength(underscore);
                base.setLength(underscore);
                attachLetters(letters);
            }
            boolean more = true;
            while (more && range.isEmpty() && either.isEmpty()) {
                more = subscript() || layer("[", "]") || layer("(", ")") || raisedLayer() || point();
            }
        }

        /** Words with more than one line between them, where they are a name together: {@code dE_dE_o2}. */
        private void joined() {
            int start = words.place();
            int end = start;
            StringBuilder name = new StringBuilder(whole);
            String known = text();
            while (isWordBehindLine()) {
                boolean isSecondLine = name.indexOf("_") >= 0;
                words.advance();
                name.append('_').append(words.advance().text());
                if (isSecondLine && isKnown(name.toString())) {
                    end = words.place();
                    known = name.toString();
                }
            }
            words.back(end);
            if (end > start) {
                append(known.substring(whole.length()));
                span = span.to(words.before().span());
            }
        }

        private boolean isWordBehindLine() {
            Token word = words.ahead(1);
            return words.here().is("_")
                    && !words.here().spaceBefore()
                    && !word.spaceBefore()
                    && (word.kind() == Kind.NAME || word.isWhole());
        }

        String text() {
            return whole.toString();
        }

        Term term() {
            return either.orElseGet(() -> named(""));
        }

        /** ∂of/∂ this; by an entry of what is known as a whole, the entry of the gradient. */
        Term derivative(String of, Span start) {
            span = start.to(span);
            return named("d" + of + "/d");
        }

        /** The name; where only the name without its lower numbers is known, they count its entries. */
        private Term named(String before) {
            boolean isShorter = !numbers.isEmpty() && !isKnown(before + whole) && isKnown(before + base);
            List<Pick> picks = range.orElse(isShorter && letters.isEmpty() ? numbers : List.of());
            if (picks.isEmpty()) {
                return new Term.Name(before + whole, letters, span);
            }
            Term.Name name = new Term.Name(before + (isShorter ? base : whole), letters, span);
            return new Term.Selection(name, Brackets.SUBSCRIPT, picks, span);
        }

        private void append(String text) {
            whole.append(text);
            base.append(text);
        }

        private boolean subscript() {
            if (!words.here().is("_")) {
                return false;
            }
            Token underscore = words.advance();
            if (!words.here().is("{")) {
                attach(words.advance());
            } else if (!picks()) {
                group(underscore);
            }
            settle();
            return true;
        }

        /** Numbers that make a known name belong to it; further ones count its entries. */
        private void settle() {
            if (isKnown(text())) {
                base.setLength(0);
                base.append(whole);
                numbers.clear();
            }
        }

        /** Letters and numbers in braces. */
        private void group(Token underscore) {
            words.advance();
            while (!words.here().is("}") && !words.isAtEnd()) {
                if (!words.take(",")) {
                    attach(words.advance());
                }
            }
            span = span.to(words.here().span());
            words.expect("}", underscore.span());
        }

        /** {@code _{1,2}} and {@code _{1,:}}; anything but numbers and colons is none. */
        private boolean picks() {
            int start = words.place();
            Optional<List<Pick>> picks = selections.picks("}");
            if (picks.isEmpty() || !picks.get().stream().allMatch(this::isOfMathematics)) {
                words.back(start);
                return false;
            }
            span = span.to(words.before().span());
            boolean areNumbers = picks.get().stream().allMatch(Pick.One.class::isInstance);
            if (areNumbers) {
                picks.get().forEach(this::attachNumber);
            } else {
                range = picks;
            }
            return true;
        }

        private boolean isOfMathematics(Pick pick) {
            return !(pick instanceof Pick.One one) || one.place().end() == From.START;
        }

        private void attachNumber(Pick number) {
            whole.append(number);
            numbers.add(number);
        }

        private void attach(Token part) {
            span = span.to(part.span());
            if (part.isWhole()) {
                whole.append(part.text());
                numbers.add(new Pick.One(new Pick.Place(Integer.parseInt(part.text()), From.START)));
            } else if (part.kind() == Kind.NUMBER) {
                append(part.text());
            } else if (part.kind() == Kind.NAME) {
                attachLetters(part.text());
            } else {
                String written = part.kind() == Kind.END ? "nothing" : "'" + part.text() + "'";
                throw new FormulaFault(
                        FormulaCodes.SYNTAX, part.span(), written + " stands where an index is needed", "");
            }
        }

        /** The letters go on with the name as far as something is called so, and single out an entry from there on. */
        private void attachLetters(String text) {
            int end = text.length();
            while (end > 0 && !isKnown(whole + "_" + text.substring(0, end))) {
                end--;
            }
            if (end > 0) {
                append("_" + text.substring(0, end));
            } else if (isKnown(whole + text)) {
                append(text);
                return;
            }
            String rest = text.substring(end);
            if (rest.length() > 3) {
                append("_" + rest);
            } else {
                rest.chars().forEach(this::attachLetter);
            }
        }

        private void attachLetter(int letter) {
            if (Character.isDigit(letter)) {
                append(String.valueOf((char) letter));
            } else {
                letters.add(String.valueOf((char) letter));
            }
        }

        /** {@code W[2]} and {@code h(1)}, right behind the name; if only the name itself is known, these pick an entry. */
        private boolean layer(String open, String close) {
            Token number = words.ahead(1);
            boolean isBehind = words.here().is(open)
                    && !words.here().spaceBefore()
                    && words.ahead(2).is(close);
            if (!isBehind || !isLayer(number)) {
                return false;
            }
            boolean isLayer = isKnown(whole + number.text());
            boolean isOfCourse = isLayer && isWrittenSo(open);
            boolean isEntry = !isOfCourse && isKnown(text()) && number.isWhole() && letters.isEmpty();
            boolean hasNumber = Character.isDigit(whole.charAt(whole.length() - 1));
            if (!isLayer && (isEntry || hasNumber)) {
                return false;
            }
            words.skip(3);
            span = span.to(words.before().span());
            if (isEntry) {
                either = Optional.of(layerOrEntry(number, open.equals("[") ? Brackets.SQUARE : Brackets.ROUND));
            }
            append(number.text());
            return true;
        }

        private boolean isWrittenSo(String open) {
            return scope.layerStyle() == (open.equals("[") ? LayerStyle.BRACKETS : LayerStyle.PARENTHESES);
        }

        private Term layerOrEntry(Token number, Brackets brackets) {
            Pick pick = new Pick.One(new Pick.Place(Integer.parseInt(number.text()), From.START));
            Term.Name name = new Term.Name(text(), letters, span);
            return new Term.LayerOrEntry(
                    new Term.Name(whole + number.text(), letters, span),
                    new Term.Selection(name, brackets, List.of(pick), span),
                    span);
        }

        /** {@code W^{(2)}}, {@code W^{[2]}}, {@code W^(2)}, and {@code W^{(2)T}} with the transpose behind. */
        private boolean raisedLayer() {
            int brace = words.ahead(1).is("{") ? 1 : 0;
            Token number = words.ahead(2 + brace);
            boolean isLayer = words.here().is("^")
                    && (words.ahead(1 + brace).is("(") || words.ahead(1 + brace).is("["))
                    && isLayer(number)
                    && (words.ahead(3 + brace).is(")") || words.ahead(3 + brace).is("]"))
                    && (brace == 1 || isKnown(whole + number.text()) || !isKnown(text()));
            boolean transposed = brace == 1
                    && FormulaParser.isTranspose(words.ahead(5))
                    && words.ahead(6).is("}");
            if (!isLayer || (brace == 1 && !transposed && !words.ahead(5).is("}"))) {
                return false;
            }
            append(number.text());
            words.skip(4 + 2 * brace + (transposed ? 1 : 0));
            span = span.to(words.before().span());
            isTransposed |= transposed;
            return true;
        }

        /** {@code (x_new)} right behind a name, where something is called so: a quantity for another input. */
        private boolean point() {
            if (!words.here().is("(")
                    || words.here().spaceBefore()
                    || words.ahead(1).kind() != Kind.NAME) {
                return false;
            }
            int brace = words.ahead(3).is("{") ? 1 : 0;
            boolean hasSubscript =
                    words.ahead(2).is("_") && (brace == 0 || words.ahead(5).is("}"));
            Token subscript = words.ahead(3 + brace);
            String joint = subscript.kind() == Kind.NAME ? "_" : "";
            String point = words.ahead(1).text() + (hasSubscript ? joint + subscript.text() : "");
            int close = hasSubscript ? 4 + 2 * brace : 2;
            boolean isPoint = words.ahead(close).is(")") && isKnown(whole + "(" + point + ")");
            if (isPoint) {
                append("(" + point + ")");
                words.skip(close + 1);
                span = span.to(words.before().span());
                settle();
            }
            return isPoint;
        }

        /** A number, or the letter of a layer that is called so, such as L. */
        private boolean isLayer(Token token) {
            boolean isNumber =
                    token.kind() == Kind.NUMBER && token.text().chars().allMatch(Character::isDigit);
            return isNumber
                    || (token.kind() == Kind.NAME && token.text().length() == 1 && isKnown(whole + token.text()));
        }
    }
}
