package gradus.simulation;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Papers by the right method, rounded or cut off at every line or at every single step: none of them holds an error. */
final class RightPapers {
    private final Random random;
    private final Tally tally = new Tally();

    RightPapers(Random random) {
        this.random = random;
    }

    Tally tally() {
        return tally;
    }

    /** All ways to keep digits on one problem, each with all lines and with some left out. */
    void on(Problem problem) {
        Marker marker = new Marker(problem);
        for (Digits digits : kept()) {
            for (Student.Steps steps : Student.Steps.values()) {
                Student student = new Student(digits, steps, Ways.any(problem, random));
                Paper paper = student.paper(problem);
                String kind = digits + ", " + steps.name().toLowerCase(Locale.ROOT);
                count(marker, kind, paper);
                if (!paper.lines().isEmpty()) {
                    count(marker, kind + ", lines left out", paper.only(Papers.some(paper, random)));
                }
            }
        }
        Student exact = new Student(Digits.ALL, Student.Steps.LINES, Ways.any(problem, random));
        count(marker, "all digits", exact.paper(problem));
    }

    static List<Digits> kept() {
        List<Digits> kept = new ArrayList<>();
        for (int digits = 3; digits <= 6; digits++) {
            kept.addAll(List.of(
                    Digits.decimals(digits),
                    Digits.significant(digits),
                    Digits.decimals(digits).cutOff(),
                    Digits.significant(digits).cutOff()));
        }
        return kept;
    }

    private void count(Marker marker, String kind, Paper paper) {
        MarkSheet sheet = marker.mark(paper.answers());
        for (MarkLine line : sheet.lines()) {
            if (line.verdict().isAnswered()) {
                boolean earnsAll = line.points().compareTo(line.question().points()) == 0;
                tally.count(kind, !line.verdict().isOwnError() && earnsAll, () -> Papers.shown(paper, line));
            }
        }
    }
}
