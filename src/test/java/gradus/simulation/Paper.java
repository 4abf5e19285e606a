package gradus.simulation;

import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.problem.Problem;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What somebody hands in.
 *
 * @param problem the problem
 * @param lines what is written for each quantity, in the order of the page
 */
record Paper(Problem problem, Map<Quantity, Line> lines) {
    /**
     * One line.
     *
     * @param value the numbers, rounded already
     * @param digits how they are written
     * @param texts the numbers as they stand there
     */
    record Line(Tensor value, Digits digits, List<String> texts) {
        Line(Tensor value, Digits digits) {
            this(value, digits, value.entries().mapToObj(digits::text).toList());
        }

        /** The line with one number written differently. */
        Line with(int place, String text) {
            List<String> changed = new ArrayList<>(texts);
            changed.set(place, text);
            return with(changed);
        }

        /** The line with all numbers written differently. */
        Line with(List<String> changed) {
            double[] numbers = changed.stream().mapToDouble(Double::parseDouble).toArray();
            return new Line(Tensor.of(value.shape(), numbers), digits, changed);
        }

        WrittenArray written() {
            List<WrittenNumber> numbers = texts.stream()
                    .map(text -> WrittenNumber.of(text).orElseThrow(() -> new AssertionError(text)))
                    .toList();
            return new WrittenArray(value.shape().sizes(), numbers, SourcePosition.start("paper"));
        }
    }

    Line line(Quantity quantity) {
        return Optional.ofNullable(lines.get(quantity)).orElseThrow(() -> new AssertionError(quantity.toString()));
    }

    /** The numbers of a line, where there is one in the shape of its quantity; what others are computed from. */
    Optional<Tensor> own(Quantity quantity) {
        return Optional.ofNullable(lines.get(quantity))
                .map(Line::value)
                .filter(value -> value.shape().equals(problem.shape(quantity)));
    }

    Paper with(Quantity quantity, Line line) {
        Map<Quantity, Line> changed = new LinkedHashMap<>(lines);
        changed.put(quantity, line);
        return new Paper(problem, changed);
    }

    /** The paper with only some of its lines. */
    Paper only(Collection<Quantity> kept) {
        Map<Quantity, Line> left = new LinkedHashMap<>(lines);
        left.keySet().retainAll(kept);
        return new Paper(problem, left);
    }

    /** The same lines in another order on the page. */
    Paper shuffled(Random random) {
        List<Quantity> order = new ArrayList<>(lines.keySet());
        Collections.shuffle(order, random);
        Map<Quantity, Line> shuffled = new LinkedHashMap<>();
        order.forEach(quantity -> shuffled.put(quantity, line(quantity)));
        return new Paper(problem, shuffled);
    }

    ProblemAnswers answers() {
        List<AnswerLine> answers = new ArrayList<>();
        lines.forEach((quantity, line) -> answers.add(new AnswerLine(
                problem.notation().spell(quantity),
                new SourcePosition("paper", answers.size() + 1, 1),
                line.written(),
                Optional.empty())));
        return new ProblemAnswers(problem.id(), SourcePosition.start("paper"), answers, List.of());
    }
}
