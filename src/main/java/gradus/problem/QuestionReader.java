package gradus.problem;

import gradus.graph.Differentiation;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.NetworkQuantities;
import gradus.problem.QuestionForms.Form;
import gradus.written.WrittenText;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code questions:} and {@code errata:}, and compares what is expected with the solver. */
final class QuestionReader {
    private final Values values;
    private final SolvedGraph solved;
    private final Notation notation;
    private final Vocabulary vocabulary;

    QuestionReader(Values values, SolvedGraph solved, Notation notation) {
        this.values = values;
        this.solved = solved;
        this.notation = notation;
        this.vocabulary = new Vocabulary(notation, solved.named(), List.of());
    }

    /** The questions in the order of the graph. */
    List<Question> questions(List<Form> forms, List<Erratum> errata) {
        List<Question> questions = new ArrayList<>();
        Set<Quantity> asked = new HashSet<>();
        for (Form form : forms) {
            question(form, errata).ifPresent(question -> {
                if (asked.add(question.quantity())) {
                    questions.add(question);
                } else {
                    values.error(ProblemCodes.TWICE, form.item(), "'" + question.name() + "' is asked twice");
                }
            });
        }
        List<Quantity> order = new ArrayList<>(solved.graph().quantities());
        questions.sort(Comparator.comparing(question -> order.indexOf(question.quantity())));
        return questions;
    }

    private Optional<Question> question(Form form, List<Erratum> errata) {
        return quantity(form.quantity()).map(quantity -> {
            String name = notation.spell(quantity);
            KeyCheck key = new KeyCheck(values, solved, errata);
            return new Question(
                    quantity,
                    name,
                    form.points(),
                    form.tolerance(),
                    answerForm(form, quantity),
                    form.formula().isPresent()
                            ? Optional.empty()
                            : form.expected().flatMap(node -> key.check(node, quantity, name)),
                    form.position());
        });
    }

    private AnswerForm answerForm(Form form, Quantity quantity) {
        return form.formula()
                .<AnswerForm>map(formula -> {
                    Map<String, Quantity> symbols = new LinkedHashMap<>();
                    Optional<Set<Quantity>> allowed = formula.using().map(node -> using(node, quantity, symbols));
                    return new AnswerForm.Formula(
                            formula.dialect(),
                            formula.indices(),
                            symbols,
                            allowed,
                            form.expected().flatMap(this::text));
                })
                .orElse(new AnswerForm.Numbers());
    }

    private Optional<WrittenText> text(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return Optional.of(new WrittenText(scalar.text(), scalar.position()));
        }
        values.error(ProblemCodes.NOT_A_FORMULA, node, "'expected' is " + node.kind() + ", and a formula is asked");
        return Optional.empty();
    }

    /** The quantities that a formula may use; in a mapping each under a name of its own. */
    private Set<Quantity> using(YamlNode node, Quantity asked, Map<String, Quantity> symbols) {
        Set<Quantity> allowed = new LinkedHashSet<>();
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                usable(entry.value(), asked).ifPresent(quantity -> {
                    symbols.put(entry.key().text(), quantity);
                    allowed.add(quantity);
                });
            }
            return allowed;
        }
        values.list(node, "'using'").forEach(item -> usable(item, asked).ifPresent(allowed::add));
        return allowed;
    }

    private Optional<Quantity> usable(YamlNode node, Quantity asked) {
        return quantity(node).filter(quantity -> {
            boolean circular = quantity.equals(asked) || Differentiation.depends(solved.graph(), quantity, asked);
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

    /** The slips on record. */
    List<Erratum> errata(YamlNode node) {
        List<Erratum> errata = new ArrayList<>();
        for (YamlNode item : values.list(node, "'errata'")) {
            YamlFields.of(item, "the erratum", List.of("quantity", "note"), values.issues())
                    .flatMap(fields -> {
                        Optional<String> note = fields.requiredText("note");
                        Optional<Quantity> quantity =
                                fields.required("quantity").flatMap(this::quantity);
                        return note.flatMap(text -> quantity.map(name -> new Erratum(name, text)));
                    })
                    .ifPresent(errata::add);
        }
        return errata;
    }

    /** The quantity that a node names. */
    Optional<Quantity> quantity(YamlNode node) {
        if (!(node instanceof YamlScalar)) {
            values.error(
                    ProblemCodes.UNKNOWN_QUANTITY,
                    node,
                    node.kind() + " stands where the name of a quantity is expected");
            return Optional.empty();
        }
        Resolution resolution = vocabulary.resolve(Values.text(node));
        if (resolution instanceof Resolution.Found found) {
            return Optional.of(found.quantity());
        }
        if (resolution instanceof Resolution.Ambiguous ambiguous) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.AMBIGUOUS_QUANTITY,
                                    node.position(),
                                    node.length(),
                                    Values.shown(node) + " can mean several quantities")
                            .withExpected(ambiguous.candidates()));
            return Optional.empty();
        }
        values.issues()
                .add(Issue.error(
                                ProblemCodes.UNKNOWN_QUANTITY,
                                node.position(),
                                node.length(),
                                "no quantity is called " + Values.shown(node))
                        .withExpected(vocabulary.spellings())
                        .withFix(((Resolution.Unknown) resolution)
                                .nearest()
                                .map(name -> "write '" + name + "'")
                                .or(this::missingLoss)));
        return Optional.empty();
    }

    /** Without a loss there is no error and no gradient, and people ask for little else. */
    private Optional<String> missingLoss() {
        boolean lossless = !solved.graph().quantities().contains(NetworkQuantities.LOSS);
        return lossless ? Optional.of("for the error and its gradients, give the network a 'loss'") : Optional.empty();
    }
}
