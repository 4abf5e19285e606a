package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.problem.QuestionForms.Form;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code questions:} and {@code errata:}, and compares what is expected with the solver. */
final class QuestionReader {
    private final Values values;
    private final Model model;
    private final SolvedGraph solved;
    private final Notation notation;
    private final Vocabulary vocabulary;
    private final Set<YamlNode> refused;

    /**
     * A reader.
     *
     * @param solved the graph of the model with its values
     * @param refused names that have been reported already
     */
    QuestionReader(Values values, Model model, SolvedGraph solved, Set<YamlNode> refused) {
        this.values = values;
        this.model = model;
        this.solved = solved;
        this.notation = model.notation();
        this.vocabulary = new Vocabulary(notation, solved.named(), List.of());
        this.refused = refused;
    }

    /** The names of the quantities; none is likelier meant for being asked, as is right in a formula. */
    Vocabulary vocabulary() {
        return vocabulary;
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
        // An entry, or a transposed gradient, stands where the whole is computed.
        questions.sort(Comparator.<Question>comparingInt(question -> order.indexOf(Problem.whole(question.quantity())))
                .thenComparingInt(question -> order.indexOf(question.quantity())));
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
                    form.formula()
                            .<AnswerForm>map(formula -> formulaForms().read(form, formula, quantity))
                            .orElse(new AnswerForm.Numbers()),
                    form.formula().isPresent()
                            ? Optional.empty()
                            : form.expected().flatMap(node -> key.check(node, quantity, name)),
                    form.position());
        });
    }

    private FormulaFormReader formulaForms() {
        return new FormulaFormReader(values, model, solved, vocabulary, this::quantity);
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
        if (refused.contains(node)) {
            return Optional.empty();
        }
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
        values.issues()
                .add(
                        resolution instanceof Resolution.Ambiguous ambiguous
                                ? Issue.error(
                                                ProblemCodes.AMBIGUOUS_QUANTITY,
                                                node.position(),
                                                node.length(),
                                                Values.shown(node) + " can mean several quantities")
                                        .withExpected(ambiguous.candidates())
                                : unknown(node, ((Resolution.Unknown) resolution).nearest()));
        return Optional.empty();
    }

    private Issue unknown(YamlNode node, Optional<String> nearest) {
        String written = Values.text(node);
        return Issue.error(
                        ProblemCodes.UNKNOWN_QUANTITY,
                        node.position(),
                        node.length(),
                        "no quantity is called " + Values.shown(node))
                .withExpected(vocabulary.spellings())
                .withFix(nearest.or(() -> nearestDerivative(written))
                        .map(name -> "write '" + name + "'")
                        .or(() -> lossFromOutside(written))
                        .or(() -> missingDerivatives(written)));
    }

    private Optional<String> lossFromOutside(String written) {
        String bare = Spelling.bare(written);
        return model.recipe()
                .upstream()
                .filter(seeds -> bare.equals(Spelling.bare(notation.spell(seeds.loss())))
                        || (model.task().isPresent() && Vocabulary.isLossWord(bare)))
                .map(seeds -> "ask for something else: only gradients of the loss are given");
    }

    /** A derivative that was not asked before has no name yet that a misspelt one could be near to. */
    private Optional<String> nearestDerivative(String written) {
        return DerivativeName.of(written)
                .flatMap(name -> known(name.of()).flatMap(of -> known(name.by()).map(by -> "d" + of + "/d" + by)));
    }

    private Optional<String> known(String name) {
        Resolution resolution = vocabulary.resolve(name);
        Optional<String> known = resolution instanceof Resolution.Found found
                ? Optional.of(notation.spell(found.quantity()))
                : resolution instanceof Resolution.Unknown unknown ? unknown.nearest() : Optional.empty();
        return known.filter(spelling -> !DerivativeName.isMeant(spelling));
    }

    /** Without anything that is differentiated there is no gradient, and people ask for little else. */
    private Optional<String> missingDerivatives(String written) {
        boolean hasGradients = solved.graph().quantities().stream().anyMatch(Quantity.Gradient.class::isInstance);
        if (hasGradients) {
            return Optional.empty();
        }
        if (model.task().isEmpty()) {
            return DerivativeName.of(written).map(name -> "for derivatives, write 'differentiate: …'");
        }
        return Optional.of("for the error and its gradients, give the network a 'loss'");
    }
}
