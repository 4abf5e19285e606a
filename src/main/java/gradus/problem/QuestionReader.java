package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code questions:} and {@code errata:}, and compares what is expected with the solver. */
final class QuestionReader {
    private static final int MOST_POINTS = 1_000_000;

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
    List<Question> questions(YamlNode node, Tolerance tolerance, List<Erratum> errata) {
        List<Question> questions = new ArrayList<>();
        Set<Quantity> asked = new HashSet<>();
        for (YamlNode item : values.list(node, "'questions'")) {
            question(item, tolerance, errata).ifPresent(question -> {
                if (asked.add(question.quantity())) {
                    questions.add(question);
                } else {
                    values.error(ProblemCodes.TWICE, item, "'" + question.name() + "' is asked twice");
                }
            });
        }
        List<Quantity> order = new ArrayList<>(solved.graph().quantities());
        questions.sort(Comparator.comparing(question -> order.indexOf(question.quantity())));
        return questions;
    }

    private Optional<Question> question(YamlNode item, Tolerance inherited, List<Erratum> errata) {
        if (!(item instanceof YamlMapping)) {
            return quantity(item)
                    .map(quantity -> new Question(
                            quantity,
                            notation.spell(quantity),
                            BigDecimal.ONE,
                            inherited,
                            Optional.empty(),
                            item.position()));
        }
        Optional<YamlFields> read = YamlFields.of(
                item, "the question", List.of("quantity", "points", "expected", "tolerance"), values.issues());
        if (read.isEmpty()) {
            return Optional.empty();
        }
        YamlFields fields = read.get();
        BigDecimal points = fields.optional("points").flatMap(this::points).orElse(BigDecimal.ONE);
        Tolerance tolerance = fields.optional("tolerance")
                .map(node -> new ToleranceReader(values).read(node, inherited))
                .orElse(inherited);
        Optional<YamlNode> expected = fields.optional("expected");
        return fields.required("quantity").flatMap(this::quantity).map(quantity -> {
            String name = notation.spell(quantity);
            return new Question(
                    quantity,
                    name,
                    points,
                    tolerance,
                    expected.flatMap(node -> new KeyCheck(values, solved, errata).check(node, quantity, name)),
                    item.position());
        });
    }

    private Optional<BigDecimal> points(YamlNode node) {
        Optional<Double> points = values.number(node, "'points'", Values.Bound.NOT_NEGATIVE);
        if (points.filter(value -> value > MOST_POINTS).isPresent()) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    "'points' is " + Values.shown(node) + ", it has to be at most " + MOST_POINTS);
            return Optional.empty();
        }
        if (points.isPresent() && Values.text(node).contains("/")) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    "'points' is " + Values.shown(node) + ", and marks are decimals: three thirds would not make one");
            return Optional.empty();
        }
        return points.map(BigDecimal::valueOf);
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
                        .withFix(((Resolution.Unknown) resolution).nearest().map(name -> "write '" + name + "'")));
        return Optional.empty();
    }
}
