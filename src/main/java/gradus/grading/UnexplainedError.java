package gradus.grading;

import gradus.graph.Edit;
import gradus.graph.Quantity;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import java.util.Optional;
import java.util.Set;

/**
 * An error that was made in a line and that nothing known explains. For instructors only: the rules that explain it tell what is
 * right.
 */
public sealed interface UnexplainedError {
    /** The place of the asked line among the questions of its problem, from 0. */
    int place();

    /** The quantity in which the error was made: the asked one, or an earlier one that was written down and not asked. */
    Quantity quantity();

    /** Something that cannot be computed with: the same error is made where the same was written. */
    record Writing(int place, Quantity quantity, Kind kind, String text) implements UnexplainedError {}

    /** What is written in the place of numbers of the right shape. */
    enum Kind {
        FORMULA,
        SHAPE,
        NOT_FINITE
    }

    /** Numbers of the right shape. */
    final class Numbers implements UnexplainedError {
        private final int place;
        private final PaperLine line;
        private final Attempt attempt;

        Numbers(int place, PaperLine line, Attempt attempt) {
            this.place = place;
            this.line = line;
            this.attempt = attempt;
        }

        @Override
        public int place() {
            return place;
        }

        @Override
        public Quantity quantity() {
            return line.quantity();
        }

        /** What the written numbers stand for. */
        public IntervalTensor written() {
            return line.interval();
        }

        /** What follows by the right rules from the student's own earlier lines, with what rounding may do. */
        public IntervalTensor right() {
            return attempt.right();
        }

        /** One of the numbers as it was written; places count from 0, row by row. */
        public String literal(int place) {
            return line.written().numbers().size() > place
                    ? line.written().numbers().get(place).literal()
                    : "";
        }

        public Shape shape() {
            return line.value().shape();
        }

        /** The quantity itself and those between it and the lines that it is computed from: one of their rules was not kept to. */
        public Set<Quantity> open() {
            return attempt.open();
        }

        /**
         * How much speaks for a rule in the place of another, from the student's own earlier lines; empty if it does not give the
         * numbers.
         */
        public Optional<Evidence> evidence(Edit edit) {
            return attempt.evidence(edit);
        }
    }
}
