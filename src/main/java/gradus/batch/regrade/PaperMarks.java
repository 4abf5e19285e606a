package gradus.batch.regrade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a line of {@code results.jsonl} says of a student.
 *
 * @param student the student's id
 * @param isGraded whether there is a mark
 * @param points the sum
 * @param maximum what could be earned
 * @param lines every line of every problem
 * @param wholes the problems whose points were set by hand as a whole
 */
record PaperMarks(
        String student,
        boolean isGraded,
        BigDecimal points,
        BigDecimal maximum,
        List<LineMarks> lines,
        List<WholeByHand> wholes) {

    /**
     * One line.
     *
     * @param problem the id of the problem
     * @param name the quantity in the letters of the problem
     * @param quantity its canonical name
     * @param verdict the code of the verdict
     * @param points what it earns
     * @param maximum what it could earn
     * @param mistakes the ids of the mistakes that explain it
     * @param facts sentences about it
     * @param byHand why its points were set by hand, if they were
     * @param computed what gradus gives
     */
    record LineMarks(
            String problem,
            String name,
            String quantity,
            String verdict,
            BigDecimal points,
            BigDecimal maximum,
            List<String> mistakes,
            List<String> facts,
            Optional<String> byHand,
            BigDecimal computed) {}

    /**
     * A problem whose points were set by hand.
     *
     * @param problem its id
     * @param points what counts
     * @param computed what its lines add up to
     * @param reason why
     */
    record WholeByHand(String problem, BigDecimal points, BigDecimal computed, String reason) {}

    /** What a line of the file says, or nothing if it is not such a line. */
    static Optional<PaperMarks> of(String text) {
        return JsonTree.object(text)
                .filter(tree -> tree.has("student") && tree.has("status"))
                .map(PaperMarks::of);
    }

    private static PaperMarks of(JsonTree tree) {
        List<LineMarks> lines = new ArrayList<>();
        List<WholeByHand> wholes = new ArrayList<>();
        for (JsonTree sheet : tree.list("problems")) {
            String problem = sheet.text("problem");
            sheet.list("lines").forEach(line -> lines.add(line(problem, line)));
            if (sheet.has("by_hand")) {
                JsonTree byHand = sheet.get("by_hand");
                wholes.add(new WholeByHand(
                        problem, sheet.number("points"), byHand.number("computed"), byHand.text("reason")));
            }
        }
        return new PaperMarks(
                tree.text("student"),
                tree.text("status").equals("graded"),
                tree.number("points"),
                tree.number("maximum"),
                lines,
                wholes);
    }

    private static LineMarks line(String problem, JsonTree line) {
        boolean isByHand = line.has("by_hand");
        return new LineMarks(
                problem,
                line.text("name"),
                line.text("quantity"),
                line.text("verdict"),
                line.number("points"),
                line.number("maximum"),
                line.get("diagnosis").list("mistakes").stream()
                        .map(mistake -> mistake.text("id"))
                        .toList(),
                line.list("facts").stream().map(JsonTree::text).toList(),
                isByHand ? Optional.of(line.get("by_hand").text("reason")) : Optional.empty(),
                isByHand ? line.get("by_hand").number("computed") : line.number("points"));
    }

    /** The line of the same quantity. */
    Optional<LineMarks> line(LineMarks other) {
        return lines.stream()
                .filter(line -> line.problem().equals(other.problem())
                        && line.quantity().equals(other.quantity()))
                .findFirst();
    }
}
