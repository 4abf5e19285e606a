package gradus.batch.regrade;

import gradus.batch.regrade.Regrading.SetByHand;
import gradus.grading.ClassResult;
import gradus.issue.Visible;
import gradus.tensor.Digits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Who moves, as text for a terminal. */
public final class RegradeText {
    private final Appendable out;

    private RegradeText(Appendable out) {
        this.out = out;
    }

    /** Compares an old result with a new one, and writes who moves. */
    public static Regrading write(Path old, ClassResult result, String version, Appendable out) throws IOException {
        RegradeText text = new RegradeText(out);
        Regrading regrading = Regrading.compare(old, result, version, text::student);
        text.lines(regrading);
        text.byHand(regrading);
        text.summary(regrading);
        return regrading;
    }

    private void student(Movement movement) throws IOException {
        out.append(Visible.of(movement.student())).append(": ");
        if (movement.before().isEmpty()) {
            out.append("not graded before, now ")
                    .append(points(movement.after().orElseThrow().points()))
                    .append(".\n");
            return;
        }
        BigDecimal was = movement.before().get().points();
        if (movement.after().isEmpty()) {
            out.append(points(was)).append(" before, not graded now.\n");
            return;
        }
        out.append(Digits.points(was))
                .append(" → ")
                .append(points(movement.after().get().points()))
                .append(signed(movement.difference()))
                .append('\n');
        for (Change change : movement.changes()) {
            out.append("  ")
                    .append(Visible.of(Regrading.place(change.line())))
                    .append(": ")
                    .append(Digits.points(change.pointsBefore()))
                    .append(" → ")
                    .append(Digits.points(change.pointsAfter()))
                    .append(". ")
                    .append(Visible.of(change.why()))
                    .append('\n');
        }
    }

    private static String points(BigDecimal points) {
        return Digits.points(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    private static String signed(BigDecimal difference) {
        return switch (difference.signum()) {
            case 1 -> " (+" + Digits.points(difference) + ")";
            case -1 -> " (−" + Digits.points(difference.negate()) + ")";
            default -> " (in sum the same)";
        };
    }

    private void lines(Regrading regrading) throws IOException {
        if (regrading.lines().isEmpty()) {
            return;
        }
        out.append("\nBy line:\n");
        for (var line : regrading.lines().entrySet()) {
            out.append("  ")
                    .append(Visible.of(line.getKey()))
                    .append(": " + line.getValue()[0] + " up, " + line.getValue()[1] + " down\n");
        }
    }

    private void byHand(Regrading regrading) throws IOException {
        if (regrading.byHand().isEmpty()) {
            return;
        }
        out.append("\nSet by hand, and kept:\n");
        for (SetByHand set : regrading.byHand()) {
            out.append("  ")
                    .append(Visible.of(set.student() + ", " + set.place()))
                    .append(": ")
                    .append(Digits.points(set.points()))
                    .append(", where gradus gives ")
                    .append(Digits.points(set.computed()))
                    .append(" (")
                    .append(Visible.of(set.reason()))
                    .append(")\n");
        }
    }

    private void summary(Regrading regrading) throws IOException {
        boolean isFirst = regrading.moved() == 0 && regrading.byHand().isEmpty();
        int all = regrading.studentsAfter() + regrading.gone();
        out.append(isFirst ? "" : "\n")
                .append(regrading.moved() + " of " + all + (all == 1 ? " student" : " students")
                        + (regrading.moved() == 1 ? " moves" : " move"))
                .append(": " + regrading.up() + " up, " + regrading.down() + " down")
                .append(regrading.come() == 0 ? "" : ", " + regrading.come() + " new")
                .append(regrading.gone() == 0 ? "" : ", " + regrading.gone() + " gone")
                .append("; mean ")
                .append(Digits.points(regrading.meanBefore()))
                .append(" → ")
                .append(Digits.points(regrading.meanAfter()))
                .append(" points.\n");
    }
}
