package gradus.report.page;

import gradus.grading.Diagnosis;
import gradus.grading.Explanation;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.Verdict;
import gradus.report.DiagnosisText;
import gradus.report.Excerpt;
import gradus.report.Standing;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page of a class takes from one paper. Small, plain data.
 *
 * @param student the student's id, short enough for a page
 * @param points what the paper earns
 * @param sheets problem by problem, in the order of the problems
 */
public record PaperOutcome(String student, BigDecimal points, List<Sheet> sheets) {
    public PaperOutcome {
        sheets = List.copyOf(sheets);
    }

    /** One problem; without lines if nothing was handed in for it. */
    public record Sheet(List<Line> lines) {
        public Sheet {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One asked line.
     *
     * @param earned the points that it earns
     * @param lost the points that it does not earn
     * @param inputsRight whether all asked lines that it is computed from are right
     * @param cause the mistake behind the lost points, made here or in the line that this one follows from
     */
    public record Line(
            Standing standing, BigDecimal earned, BigDecimal lost, boolean inputsRight, Optional<Cause> cause) {}

    /**
     * A mistake, or several of which the numbers cannot tell which.
     *
     * @param id their ids
     * @param name their names
     */
    public record Cause(String id, String name) {}

    /** The points of all lines, whatever was set for a whole. */
    double earned() {
        return sheets.stream()
                .flatMap(sheet -> sheet.lines().stream())
                .map(Line::earned)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    /** What a result says, with a mark sheet for each graded problem, in their order. */
    public static PaperOutcome of(StudentResult result) {
        return new PaperOutcome(
                Excerpt.name(result.student()),
                result.points(),
                result.sheets().stream().map(PaperOutcome::sheet).toList());
    }

    private static Sheet sheet(MarkSheet sheet) {
        if (!sheet.answered()) {
            return new Sheet(List.of());
        }
        Map<String, Cause> causes = new HashMap<>();
        for (MarkLine line : sheet.lines()) {
            cause(line.verdict(), causes)
                    .ifPresent(cause -> causes.put(line.question().name(), cause));
        }
        return new Sheet(sheet.lines().stream().map(line -> line(line, causes)).toList());
    }

    private static Line line(MarkLine line, Map<String, Cause> causes) {
        return new Line(
                Standing.of(line.verdict()),
                line.points(),
                line.question().points().subtract(line.points()),
                line.origin().wrong().isEmpty() && line.origin().unanswered().isEmpty(),
                Optional.ofNullable(causes.get(line.question().name())));
    }

    /** Lines stand behind those that they follow from, so that the cause of these is known. */
    private static Optional<Cause> cause(Verdict verdict, Map<String, Cause> before) {
        if (verdict instanceof Verdict.Follows follows) {
            return follows.from().stream()
                    .flatMap(name -> Optional.ofNullable(before.get(name)).stream())
                    .findFirst();
        }
        return verdict instanceof Verdict.OtherConvention other
                ? Optional.of(
                        new Cause(other.convention().id(), other.convention().name()))
                : verdict.explained().map(PaperOutcome::cause).or(() -> form(verdict));
    }

    /** Numbers that are wrong by how they are written down. */
    private static Optional<Cause> form(Verdict verdict) {
        if (verdict instanceof Verdict.Wrong wrong && wrong.offByLittle()) {
            return Optional.of(new Cause("rounded-early", "Rounded too early"));
        }
        return verdict instanceof Verdict.WrongShape shape ? form(shape.fault()) : Optional.empty();
    }

    private static Optional<Cause> form(Verdict.ShapeFault fault) {
        return switch (fault) {
            case TRANSPOSED, TRANSPOSED_AND_RIGHT ->
                Optional.of(new Cause("rows-and-columns-exchanged", "Rows and columns exchanged"));
            case AXES_EXCHANGED_AND_RIGHT -> Optional.of(new Cause("axes-exchanged", "Axes in another order"));
            case FLAT -> Optional.of(new Cause("matrix-as-list", "Matrix written as one list"));
            case FIRST_COLUMN_ONLY, FIRST_ROW_ONLY ->
                Optional.of(new Cause("first-row-or-column-only", "First row or column only"));
            case DECIMAL_COMMAS -> Optional.of(new Cause("decimal-commas", "Decimal commas"));
            case OTHER -> Optional.empty();
        };
    }

    private static Cause cause(Diagnosis diagnosis) {
        String joint = diagnosis.together() ? " and " : " or ";
        return new Cause(
                joined(diagnosis.explanations().stream().map(Explanation::id).toList(), joint),
                joined(diagnosis.explanations().stream().map(Explanation::name).toList(), joint));
    }

    private static String joined(List<String> names, String joint) {
        List<String> distinct = names.stream().distinct().toList();
        return Excerpt.of(distinct.get(0)
                + distinct.stream()
                        .skip(1)
                        .map(name -> joint + DiagnosisText.within(name))
                        .collect(Collectors.joining()));
    }
}
