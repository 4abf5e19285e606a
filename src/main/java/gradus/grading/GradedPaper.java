package gradus.grading;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a paper until the class is complete. Small, plain data.
 *
 * @param student the student's id
 * @param name the student's name, if the submission says it
 * @param file the file that was graded
 * @param sheets the mark sheets of the problems that it answers, by the id of the problem
 * @param notes what was noticed about the file and somebody should read, as text
 * @param pieces what writers have prepared of it, by name; it may take them from where they are stored when they are asked for, so it
 *     is not copied
 * @param handedIn when it was handed in, as far as that is known
 * @param mark what it earns by the assignment, if there is one
 */
public record GradedPaper(
        String student,
        Optional<String> name,
        String file,
        Map<String, SheetSummary> sheets,
        List<String> notes,
        Map<String, String> pieces,
        HandedIn handedIn,
        Optional<Mark> mark) {
    public GradedPaper {
        sheets = Map.copyOf(sheets);
        notes = List.copyOf(notes);
        pieces = Collections.unmodifiableMap(pieces);
    }

    /** What it earns for all problems together, exact. */
    public BigDecimal points() {
        return mark.map(Mark::points)
                .orElseGet(() ->
                        sheets.values().stream().map(SheetSummary::points).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The mark sheet of a problem, if the paper answers it. */
    public Optional<SheetSummary> sheet(String problem) {
        return Optional.ofNullable(sheets.get(problem));
    }

    /** Something that a writer has prepared, if it has. */
    public Optional<String> piece(String piece) {
        return Optional.ofNullable(pieces.get(piece));
    }

    /** This paper with more pieces. */
    public GradedPaper with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(pieces);
        all.putAll(more);
        return new GradedPaper(student, name, file, sheets, notes, all, handedIn, mark);
    }
}
