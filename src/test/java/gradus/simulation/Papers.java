package gradus.simulation;

import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.graph.Quantity;
import java.util.List;
import java.util.Random;

/** What is done with papers. */
final class Papers {
    private Papers() {}

    /** Some of the lines of a paper, at least one. */
    static List<Quantity> some(Paper paper, Random random) {
        List<Quantity> lines = List.copyOf(paper.lines().keySet());
        List<Quantity> kept =
                lines.stream().filter(line -> random.nextInt(3) > 0).toList();
        return kept.isEmpty() ? lines.subList(lines.size() - 1, lines.size()) : kept;
    }

    /** A line for somebody who looks for the reason of a verdict. */
    static String shown(Paper paper, MarkLine line) {
        Quantity quantity = line.question().quantity();
        String code = line.verdict() instanceof Verdict.Wrong wrong
                ? wrong.entries().stream()
                        .map(entry -> entry.verdict().toString())
                        .toList()
                        .toString()
                : line.verdict().toString();
        return quantity + " = " + paper.lines().get(quantity).texts() + " of "
                + paper.problem().truth(quantity) + " by "
                + paper.problem().graph().rule(quantity) + " is " + code;
    }
}
