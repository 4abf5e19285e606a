package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.NetworkQuantities;
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
            return new Question(
                    quantity,
                    name,
                    form.points(),
                    form.tolerance(),
                    form.expected().flatMap(node -> new KeyCheck(values, solved, errata).check(node, quantity, name)),
                    form.position());
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
