package gradus.problem;

import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.QuestionForms.Form;
import gradus.problem.QuestionForms.FormulaForm;
import gradus.tensor.Shape;
import gradus.written.WrittenText;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a question for a formula says beyond its quantity. */
final class FormulaFormReader {
    private final Values values;
    private final Model model;
    private final SolvedGraph solved;
    private final Vocabulary vocabulary;
    private final Function<YamlNode, Optional<Quantity>> names;
    private final Map<String, Quantity> symbols = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param names the quantity that a node names; an unknown one is reported
     */
    FormulaFormReader(
            Values values,
            Model model,
            SolvedGraph solved,
            Vocabulary vocabulary,
            Function<YamlNode, Optional<Quantity>> names) {
        this.values = values;
        this.model = model;
        this.solved = solved;
        this.vocabulary = vocabulary;
        this.names = names;
    }

    /** What is asked; whatever is wrong with it is reported. */
    AnswerForm.Formula read(Form form, FormulaForm formula, Quantity asked) {
        requireFormula(form.quantity(), asked);
        formula.indices().ifPresent(node -> requireIndices(node, formula.letters(), asked));
        Optional<Set<Quantity>> allowed = formula.using().map(node -> using(node, asked));
        return new AnswerForm.Formula(
                formula.dialect(),
                formula.letters(),
                symbols,
                allowed,
                form.expected().flatMap(this::text));
    }

    private void requireFormula(YamlNode node, Quantity asked) {
        boolean isClass = NetworkQuantities.isClass(asked);
        boolean isPinned = !solved.graph().rule(Problem.whole(asked)).equals(ruleOf(Problem.whole(asked)));
        if (isClass || isPinned || !model.isComputed(asked)) {
            String reason = isClass ? " is not computed by a formula" : " is given, and not computed by a formula";
            values.error(ProblemCodes.NO_FORMULA, node, Values.shown(node) + reason);
        }
    }

    private Expression ruleOf(Quantity quantity) {
        return model.computed().graph().rule(quantity);
    }

    /** One letter for each axis that is longer than 1. */
    private void requireIndices(YamlNode node, List<String> letters, Quantity asked) {
        Shape shape = solved.graph().shape(asked);
        int least = shape.isScalar() ? 0 : shape.isVector() ? 1 : 2;
        int most = shape.isScalar() ? 0 : 2;
        boolean isFaulty = node instanceof YamlSequence list && list.items().size() != letters.size();
        if (!isFaulty && !letters.isEmpty() && (letters.size() < least || letters.size() > most)) {
            String needed = least == 0 ? "no index" : least == 1 ? "one index" : "two indices";
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    "'" + model.notation().spell(asked) + "' is " + shape + " and has " + needed);
        }
    }

    private Optional<WrittenText> text(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return Optional.of(FormulaText.written(scalar));
        }
        values.error(ProblemCodes.NOT_A_FORMULA, node, "'expected' is " + node.kind() + ", and a formula is asked");
        return Optional.empty();
    }

    /** The quantities that a formula may use; in a mapping each under a name of its own. */
    private Set<Quantity> using(YamlNode node, Quantity asked) {
        Set<Quantity> allowed = new LinkedHashSet<>();
        if (node instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
            for (YamlEntry entry : mapping.entries()) {
                usable(entry.value(), asked)
                        .filter(quantity -> isNewName(entry.key(), quantity))
                        .ifPresent(quantity -> {
                            symbols.put(entry.key().text(), quantity);
                            allowed.add(quantity);
                        });
            }
            return allowed;
        }
        values.list(node, "'using'").stream()
                .filter(item -> !isCount(item))
                .forEach(item -> usable(item, asked).ifPresent(quantity -> {
                    if (!allowed.add(quantity)) {
                        values.error(ProblemCodes.TWICE, item, Values.shown(item) + " stands there twice");
                    }
                }));
        return allowed;
    }

    /** Whether an item means the number of examples, which every formula may use. */
    private boolean isCount(YamlNode item) {
        String name = Values.text(item);
        return FormulaScope.isCount(name)
                && model.foundation().examples().isPresent()
                && vocabulary.resolveExactly(name) instanceof Resolution.Unknown;
    }

    private boolean isNewName(YamlScalar key, Quantity meant) {
        String name = key.text();
        if (!GraphReader.NAME_WITH_INDEX.matcher(name).matches()) {
            values.error(ProblemCodes.BAD_ID, key, Values.shown(key) + " cannot be a name in a formula");
            return false;
        }
        if (!FormulaText.isFree(key, values)) {
            return false;
        }
        boolean isAnother = vocabulary.isTaken(name)
                && !(vocabulary.resolveExactly(name) instanceof Resolution.Found found
                        && found.quantity().equals(meant));
        if (isAnother) {
            values.error(
                    ProblemCodes.AMBIGUOUS_QUANTITY,
                    key,
                    Values.shown(key) + " is the name of something else already",
                    "choose another letter");
        }
        return !isAnother;
    }

    private Optional<Quantity> usable(YamlNode node, Quantity asked) {
        return names.apply(node).filter(quantity -> {
            boolean circular = restates(solved.graph(), quantity, asked);
            if (circular) {
                values.error(
                        ProblemCodes.NOT_USABLE,
                        node,
                        Values.shown(node)
                                + " is what is asked, or is computed from it, and cannot be used in its formula");
            }
            return !circular;
        });
    }

    /** Whether a quantity is the asked one in another form, or is computed from it. */
    static boolean restates(Graph graph, Quantity quantity, Quantity asked) {
        Quantity whole = Problem.whole(quantity);
        Quantity askedWhole = Problem.whole(asked);
        boolean isItself = quantity.equals(asked)
                || (whole.equals(askedWhole)
                        && !(quantity instanceof Quantity.Entry && asked instanceof Quantity.Entry));
        return isItself
                || Differentiation.depends(graph, quantity, asked)
                || (!whole.equals(askedWhole) && Differentiation.depends(graph, whole, askedWhole));
    }
}
