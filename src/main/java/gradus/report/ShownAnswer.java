package gradus.report;

import gradus.grading.EntryMark;
import gradus.grading.FormulaPart;
import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.problem.Reveal;
import gradus.written.WrittenArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a student wrote in a line, in the student's own digits, as far as it is shown. All texts are visible and short. */
public sealed interface ShownAnswer {

    /** Nothing that can be shown. */
    record Nothing() implements ShownAnswer {}

    /**
     * Numbers.
     *
     * @param rows the cells, row by row; a single number is one cell
     * @param isSingle whether it is a number without brackets
     */
    record Numbers(List<List<Cell>> rows, boolean isSingle) implements ShownAnswer {
        public Numbers {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A number, or the sign for those that are left out.
     *
     * @param isWrong whether it is marked as wrong
     */
    record Cell(String text, boolean isWrong) {}

    /**
     * A text, such as a formula.
     *
     * @param marked the part with the fault; empty if none is marked
     */
    record Words(String before, String marked, String after) implements ShownAnswer {}

    /** What is shown of a line to somebody who may know so much. */
    static ShownAnswer of(MarkLine line, Reveal reveal) {
        Optional<FormulaPart> part = part(line.verdict(), reveal);
        if (part.isPresent()) {
            return words(part.get());
        }
        if (line.answer().isEmpty()) {
            return new Nothing();
        }
        if (line.answer().get().answer() instanceof WrittenArray array
                && line.verdict().isAnswered()) {
            return numbers(array, reveal.allows(Reveal.WHERE) ? marks(line.verdict()) : List.of());
        }
        return line.answer()
                .get()
                .text()
                .<ShownAnswer>map(text -> new Words(Excerpt.of(text.text().strip()), "", ""))
                .orElseGet(Nothing::new);
    }

    private static Optional<FormulaPart> part(Verdict verdict, Reveal reveal) {
        if (verdict instanceof Verdict.UnreadableFormula unreadable) {
            return Optional.of(unreadable.part());
        }
        return verdict instanceof Verdict.WrongFormula wrong && reveal.allows(Reveal.WHERE)
                ? wrong.part()
                : Optional.empty();
    }

    private static Words words(FormulaPart part) {
        int[] letters = part.formula().codePoints().toArray();
        int from = Math.min(part.offset(), letters.length);
        int to = Math.min(from + part.length(), letters.length);
        return new Words(
                Excerpt.end(new String(letters, 0, from).stripLeading()),
                Excerpt.of(new String(letters, from, to - from)),
                Excerpt.of(new String(letters, to, letters.length - to).stripTrailing()));
    }

    private static List<EntryMark> marks(Verdict verdict) {
        if (verdict instanceof Verdict.Wrong wrong) {
            return wrong.entries();
        }
        return verdict instanceof Verdict.NotANumber notANumber ? notANumber.entries() : List.of();
    }

    private static ShownAnswer numbers(WrittenArray array, List<EntryMark> marks) {
        int count = array.numbers().size();
        if (count == 0) {
            return new Words("[]", "", "");
        }
        int rank = array.dimensions().size();
        int columns = rank == 0 ? 1 : Math.max(1, array.dimensions().get(rank - 1));
        List<List<Cell>> rows = new ArrayList<>();
        for (int row : Excerpt.places(count / columns)) {
            List<Cell> cells = new ArrayList<>();
            for (int column : Excerpt.places(columns)) {
                int place = row * columns + column;
                boolean isLeftOut = row < 0 || column < 0;
                boolean isWrong = !isLeftOut
                        && marks.size() == count
                        && !marks.get(place).verdict().isRight();
                String text =
                        isLeftOut ? "…" : Excerpt.of(array.numbers().get(place).literal());
                cells.add(new Cell(text, isWrong));
            }
            rows.add(cells);
        }
        return new Numbers(rows, rank == 0);
    }
}
