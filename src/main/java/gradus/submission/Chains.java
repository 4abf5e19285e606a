package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.submission.Literal.Broken;
import gradus.submission.Literal.Dictionary;
import gradus.submission.Literal.Written;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenText;
import gradus.written.WrittenValue;
import gradus.written.WrittenValues;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From a chain {@code z = W x + b = [0.1, 0.2]} to an answer: the last part that is written in numbers counts. */
final class Chains {
    private static final Pattern PROSE = Pattern.compile("\\p{L}{2,}\\s+\\p{L}{2,}");
    private static final Pattern OPERATOR = Pattern.compile("[*@()+/^\\\\-]");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern END = Pattern.compile(
            "(?:\\s|[.,;$&]|\\\\(?:quad|qquad|checkmark|[,;:! ])|\\\\text\\s*\\{[^{}]*\\}|\\(shown\\))+$");
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "elif",
            "else",
            "for",
            "while",
            "def",
            "class",
            "return",
            "import",
            "from",
            "with",
            "assert",
            "function",
            "lambda",
            "elseif",
            "end",
            "global",
            "persistent",
            "switch",
            "case");
    private static final Pattern SEVERAL = Pattern.compile("\\s*+\\w++(?:\\s*+,\\s*+\\w++)++\\s*+");
    private static final int LONGEST_FORMULA = 2_000;

    private final PairedText text;
    private final PlacedText placed;
    private final LiteralReader literals;
    private final TextPaper paper;

    Chains(PairedText text, PlacedText placed, TextPaper paper) {
        this.text = text;
        this.placed = placed;
        this.literals = new LiteralReader(text, placed);
        this.paper = paper;
    }

    void add(Statement statement) {
        if (text.surface() == Surface.PYTHON && isIndented(statement.name())) {
            return;
        }
        List<Literal> parts = statement.values().stream().map(literals::read).toList();
        for (Literal part : parts) {
            if (part instanceof Dictionary dictionary) {
                addDictionary(dictionary);
                return;
            }
        }
        List<Optional<WrittenValue>> values = parts.stream().map(Chains::value).toList();
        Optional<WrittenValue> numbers = statement
                .console()
                .map(matrix -> WrittenValues.read(matrix.node(placed)))
                .or(() -> last(values));
        Optional<WrittenName> name = WrittenName.of(text, statement.name(), statement.mathematics());
        if (name.isEmpty()) {
            boolean several = text.surface().isCode()
                    && SEVERAL.matcher(statement.name().of(text.text())).matches();
            if (several || numbers.filter(WrittenArray.class::isInstance).isPresent()) {
                paper.ignore(position(statement.name()));
            }
            return;
        }
        add(statement, name.get(), isEmptyList(parts), numbers, formulas(statement, values));
    }

    /** The value of a quantity that is named elsewhere; a value that is no numbers is not taken. */
    void addNamed(String name, Span value) {
        Literal literal = literals.read(value);
        if (literal instanceof Dictionary dictionary) {
            addDictionary(dictionary);
        } else {
            int at = value.stripped(text.text()).from();
            value(literal)
                    .ifPresent(numbers -> paper.add(line(new WrittenName(name, at), numbers, Optional.empty()), false));
        }
    }

    private SourcePosition position(Span name) {
        return placed.at(name.stripped(text.text()).from());
    }

    /** Whether it stands in the body of a function or a loop. */
    private boolean isIndented(Span name) {
        int first = name.stripped(text.text()).from();
        int at = first;
        while (at > 0 && (text.at(at - 1) == ' ' || text.at(at - 1) == '\t')) {
            at--;
        }
        return at < first && (at == 0 || text.at(at - 1) == '\n' || text.at(at - 1) == '\r');
    }

    /** Names and values of a dictionary that stands alone or behind a name. */
    void addDictionary(Dictionary dictionary) {
        for (Literal.Item item : dictionary.items()) {
            add(new Statement(item.name(), List.of(item.value()), Optional.empty(), false, true));
        }
    }

    private void add(
            Statement statement, WrittenName name, boolean empty, Optional<WrittenValue> numbers, List<Span> formulas) {
        boolean blank = empty || statement.values().stream().allMatch(part -> part.isBlank(text.text()));
        if (blank && statement.console().isEmpty()) {
            paper.blank(name.text());
            return;
        }
        WrittenName meant = isUpdate(statement, name) ? name.updated() : name;
        if (numbers.isPresent()) {
            paper.add(
                    line(meant, numbers.get(), formula(statement, formulas, numbers.get())),
                    text.surface().isCode());
        } else if (!formulas.isEmpty() && isFormula(statement, name, formulas.get(formulas.size() - 1))) {
            WrittenText formula = formula(formulas.get(formulas.size() - 1));
            paper.add(
                    line(meant, unreadable(formula), Optional.of(formula)),
                    text.surface().isCode());
        }
    }

    private AnswerLine line(WrittenName name, WrittenValue value, Optional<WrittenText> formula) {
        return new AnswerLine(name.text(), placed.at(name.at()), value, formula);
    }

    private static boolean isEmptyList(List<Literal> parts) {
        return parts.size() == 1
                && parts.get(0) instanceof Written written
                && written.inBrackets()
                && WrittenValues.isBlank(written.node());
    }

    /** The last part that is written out. */
    private static Optional<WrittenValue> last(List<Optional<WrittenValue>> values) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.get(i).isPresent()) {
                return values.get(i);
            }
        }
        return Optional.empty();
    }

    /** A part that is written out: what stands in brackets, readable or not, or one number. */
    private static Optional<WrittenValue> value(Literal part) {
        if (part instanceof Broken broken) {
            return Optional.of(new UnreadableValue(broken.reason(), broken.fix(), broken.position()));
        }
        if (part instanceof Written written) {
            WrittenValue value = WrittenValues.read(written.node());
            boolean turns = written.transposed()
                    && value instanceof WrittenArray array
                    && array.dimensions().size() == 2;
            WrittenValue turned = turns ? ((WrittenArray) value).transposed() : value;
            return Optional.of(turned).filter(found -> written.inBrackets() || found instanceof WrittenArray);
        }
        return Optional.empty();
    }

    /** The parts that are written in letters, in their order. */
    private List<Span> formulas(Statement statement, List<Optional<WrittenValue>> values) {
        List<Span> formulas = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Span part = statement.values().get(i).stripped(text.text());
            if (values.get(i).isEmpty() && part.from() < part.to() && part.to() - part.from() <= LONGEST_FORMULA) {
                formulas.add(part);
            }
        }
        return formulas;
    }

    /** The formula beside numbers; for a single number without one its own text, which is a formula as well. */
    private Optional<WrittenText> formula(Statement statement, List<Span> formulas, WrittenValue numbers) {
        if (!formulas.isEmpty()) {
            return Optional.of(formula(formulas.get(formulas.size() - 1)));
        }
        boolean single =
                numbers instanceof WrittenArray array && array.dimensions().isEmpty();
        return single && statement.console().isEmpty()
                ? Optional.of(formula(statement.values().get(statement.values().size() - 1)))
                : Optional.empty();
    }

    private WrittenText formula(Span part) {
        Span stripped = part.stripped(text.text());
        String formula = END.matcher(stripped.of(placed.text())).replaceFirst("");
        return new WrittenText(formula, placed.at(stripped.from()));
    }

    /** Whether letters behind a name are meant as its value; else they are a sentence, or code that does something. */
    private boolean isFormula(Statement statement, WrittenName name, Span value) {
        String written = value.of(text.text());
        if (statement.mathematics()) {
            return true;
        }
        if (text.surface().isCode()) {
            return !KEYWORDS.contains(name.text()) && "'\"".indexOf(written.charAt(0)) < 0;
        }
        boolean prose = PROSE.matcher(written).find();
        boolean named = name.hasDigit() || name.text().length() <= 2;
        return name.isOneWord()
                && (named
                        || (!prose
                                && (!statement.colon()
                                        || OPERATOR.matcher(written).find())));
    }

    private WrittenValue unreadable(WrittenText formula) {
        if (text.surface().isCode() && !WORD.matcher(formula.text()).matches()) {
            return new UnreadableValue(
                    "it is computed here, and no code is run",
                    Optional.of("write the numbers that it comes to"),
                    formula.position());
        }
        return WrittenValues.read(new YamlScalar(formula.text(), false, formula.position()))
                        instanceof UnreadableValue fault
                ? fault
                : new UnreadableValue("this is a formula, not a number", Optional.empty(), formula.position());
    }

    /** Whether the chain begins with the old value of what it names: {@code W = W - eta dW}. */
    private boolean isUpdate(Statement statement, WrittenName name) {
        Span first = statement.values().get(0).stripped(text.text());
        String written = first.of(text.text());
        if (!written.startsWith(name.text())) {
            return false;
        }
        String rest = written.substring(name.text().length()).strip();
        return rest.startsWith("-") || rest.startsWith("\u2212") || rest.startsWith("+");
    }
}
