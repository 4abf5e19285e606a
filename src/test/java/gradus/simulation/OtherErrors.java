package gradus.simulation;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Papers with errors that no catalogue holds: nonsense, and slips of the pen. */
final class OtherErrors {
    /** The line in which an unlisted error shows is judged as an own error. */
    static final String UNLISTED_FOUND = "line of an unlisted error found";
    /** No known mistake is claimed for it. */
    static final String UNLISTED_UNNAMED = "no mistake claimed for it";
    /** The line with a slip is judged as an own error. */
    static final String SLIP_FOUND = "line of a slip found";
    /** The slip is named. */
    static final String SLIP_NAMED = "slip named";

    /** No other line is called wrong because of the slip. */
    static final String SLIP_HARMLESS = "slip harms no other line";

    private final Random random;
    private final Tally tally = new Tally();

    OtherErrors(Random random) {
        this.random = random;
    }

    Tally tally() {
        return tally;
    }

    /** Unlisted errors of one problem. */
    void unlisted(Marker marker, Digits digits, int most) {
        Problem problem = marker.problem();
        Graph way = Ways.any(problem, random);
        List<Quantity> asked = new ArrayList<>(Student.asked(problem));
        asked.removeIf(quantity -> problem.notation().spell(quantity).startsWith("class"));
        for (int i = 0; i < most; i++) {
            Quantity quantity = asked.get(random.nextInt(asked.size()));
            Edit edit = Edit.replace(quantity, nonsense(way, quantity));
            Paper paper = new Student(digits, Student.Steps.LINES, way.with(edit)).paper(problem);
            count(paper, marker, way, quantity, digits, edit);
        }
    }

    /** A paper with one unlisted error. */
    Paper unlistedPaper(Problem problem, Digits digits) {
        List<Quantity> asked = Student.asked(problem);
        Quantity quantity = asked.get(random.nextInt(asked.size()));
        Graph way = Ways.any(problem, random);
        Edit edit = Edit.replace(quantity, nonsense(way, quantity));
        return new Student(digits, Student.Steps.LINES, way.with(edit)).paper(problem);
    }

    private void count(Paper paper, Marker marker, Graph way, Quantity quantity, Digits digits, Edit edit) {
        boolean isFinite =
                paper.lines().values().stream().allMatch(line -> line.value().isFinite());
        if (!isFinite || new Effect(paper, way).of(quantity) <= Effect.VISIBLE) {
            return;
        }
        MarkSheet sheet = marker.mark(paper.answers());
        MarkLine line = line(sheet, quantity);
        List<String> ids = SingleMistakes.ids(line.verdict());
        boolean isUnnamed = ids.stream().allMatch(id -> id.startsWith("slip-"));
        tally.count(
                UNLISTED_FOUND + " " + digits,
                SingleMistakes.isError(line.verdict()),
                () -> edit + ": " + Papers.shown(paper, line));
        tally.count(
                UNLISTED_UNNAMED + " " + digits,
                isUnnamed,
                () -> ids + " for " + edit + ": " + Papers.shown(paper, line));
    }

    private static MarkLine line(MarkSheet sheet, Quantity quantity) {
        return sheet.lines().stream()
                .filter(line -> line.question().quantity().equals(quantity))
                .findFirst()
                .orElseThrow();
    }

    /** A rule that nobody would list. */
    private Expression nonsense(Graph way, Quantity quantity) {
        Expression rule = way.rule(quantity);
        double[] factors = {0.7, 3.3, -1.7, 0.31, 7};
        Expression scaled = Algebra.multiply(Algebra.constant(factors[random.nextInt(factors.length)]), rule);
        return switch (random.nextInt(4)) {
            case 0 -> scaled;
            case 1 -> Algebra.add(rule, pattern(way, quantity));
            case 2 -> dropped(rule).orElse(scaled);
            default -> withCosine(rule).orElse(scaled);
        };
    }

    /** Numbers of no meaning, about as large as those that they are added to. */
    private Expression pattern(Graph way, Quantity quantity) {
        double scale = Math.max(
                0.01, way.value(quantity, name -> Optional.empty(), List.of()).scale());
        return new Expression.Constant(Tensor.filled(way.shape(quantity), 0)
                .map(zero -> random.nextBoolean() ? 0 : scale * (2 * random.nextDouble() - 1)));
    }

    /** One operand of a sum scaled, so that a part of a term is lost. */
    private Optional<Expression> dropped(Expression rule) {
        return rule instanceof Expression.Combine sum && !(sum.left() instanceof Expression.Constant)
                ? Optional.of(new Expression.Combine(
                        sum.function(), Algebra.multiply(Algebra.constant(0.37), sum.left()), sum.right()))
                : Optional.empty();
    }

    /** The cosine in the place of a derivative. */
    private static Optional<Expression> withCosine(Expression rule) {
        Expression changed =
                rule.rewritten(part -> part instanceof Expression.Apply apply && apply.function() instanceof Slope
                        ? new Expression.Apply(ElementaryFunction.COS, apply.operand())
                        : part);
        return changed.equals(rule) ? Optional.empty() : Optional.of(changed);
    }

    /** Slips of the pen on right papers of one problem. */
    void slips(Marker marker, Digits digits, int most) {
        Problem problem = marker.problem();
        Graph way = Ways.any(problem, random);
        Paper right = new Student(digits, Student.Steps.LINES, way).paper(problem);
        List<Quantity> asked = new ArrayList<>(right.lines().keySet());
        asked.removeIf(quantity -> problem.notation().spell(quantity).startsWith("class"));
        for (int i = 0; i < most; i++) {
            Quantity quantity = asked.get(random.nextInt(asked.size()));
            SlipKind kind = SlipKind.values()[random.nextInt(SlipKind.values().length)];
            kind.in(right.line(quantity), random).ifPresent(slipped -> {
                // The paper goes on with the number as it was computed: it was right until it was copied.
                Paper paper = right.with(quantity, slipped);
                double units = Effect.distance(slipped, right.line(quantity).value());
                if (units > Effect.VISIBLE) {
                    count(paper, marker, quantity, digits, kind);
                }
            });
        }
    }

    private void count(Paper paper, Marker marker, Quantity quantity, Digits digits, SlipKind kind) {
        MarkSheet sheet = marker.mark(paper.answers());
        MarkLine line = line(sheet, quantity);
        List<String> ids = SingleMistakes.ids(line.verdict());
        long others = sheet.lines().stream()
                .filter(other -> other != line && SingleMistakes.isError(other.verdict()))
                .count();
        tally.count(
                SLIP_FOUND + " " + digits,
                SingleMistakes.isError(line.verdict()),
                () -> kind + ": " + Papers.shown(paper, line));
        tally.count(
                SLIP_HARMLESS + " " + digits,
                others == 0,
                () -> kind + " in " + quantity + ": "
                        + sheet.lines().stream()
                                .filter(other -> other != line && SingleMistakes.isError(other.verdict()))
                                .map(other -> Papers.shown(paper, other))
                                .toList());
        tally.count(
                SLIP_NAMED + " " + digits + " " + kind,
                ids.contains(kind.id()),
                () -> kind + " as " + ids + ": " + Papers.shown(paper, line));
    }
}
