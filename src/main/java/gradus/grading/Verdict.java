package gradus.grading;

import gradus.issue.SourcePosition;
import gradus.problem.FormulaJudgement;
import gradus.problem.GradingPolicy.ConventionRule;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What became of one asked line. Sealed, so that every writer says something about each kind.
 *
 * <p>No kind holds a true value.
 */
public sealed interface Verdict {

    /** The stable name in result files, such as {@code wrong-shape}. */
    String code();

    /** Whether the line is right, as far as the problem goes. */
    default boolean isRight() {
        return false;
    }

    /** What explains the line, if it is wrong and something does. */
    default Optional<Diagnosis> explained() {
        if (this instanceof Wrong wrong) {
            return wrong.diagnosis();
        }
        if (this instanceof WrongFormula formula) {
            return formula.diagnosis();
        }
        return this instanceof WrongShape shape ? shape.diagnosis() : Optional.empty();
    }

    /** Whether an error was made in this line itself, rather than before it. */
    default boolean isOwnError() {
        return this instanceof Wrong
                || this instanceof WrongShape
                || this instanceof WrongFormula
                || this instanceof NotANumber;
    }

    /** Whether a value was written that can be read. */
    default boolean isAnswered() {
        return true;
    }

    /**
     * All entries agree with the truth.
     *
     * @param coarse some entry has so few digits that it says little
     * @param turned a column was written as a row or a row as a column, which is accepted
     * @param roundedEarly it follows from the lines before and is near the truth: these were rounded, or those between
     */
    record Right(boolean coarse, boolean turned, boolean roundedEarly) implements Verdict {
        /** A line in which nothing was rounded before the end. */
        public Right(boolean coarse, boolean turned) {
            this(coarse, turned, false);
        }

        @Override
        public String code() {
            return "right";
        }

        @Override
        public boolean isRight() {
            return true;
        }
    }

    /**
     * It follows from the student's own earlier lines, which are wrong: the step is right.
     *
     * @param from the lines that the error comes from, as the problem spells them
     */
    record Follows(List<String> from) implements Verdict {
        public Follows {
            from = List.copyOf(from);
        }

        @Override
        public String code() {
            return "follows";
        }
    }

    /**
     * The line is right by another convention than the problem's, and the whole paper keeps to that.
     *
     * @param convention the convention
     * @param rule what becomes of it
     */
    record OtherConvention(Explanation convention, ConventionRule rule) implements Verdict {
        @Override
        public String code() {
            return "other-convention";
        }
    }

    /**
     * An error was made here: some entries neither agree with the truth nor follow from the lines before.
     *
     * @param entries every entry, row by row
     * @param credit how much of it is right
     * @param offByLittle every entry is near the truth, as if rounded too early
     * @param diagnosis what explains the numbers, if enough speaks for something
     * @param madeIn the earlier line in which the error was made, if that was not asked and this is the first asked line that
     *     follows from it
     */
    record Wrong(
            List<EntryMark> entries,
            Credit credit,
            boolean offByLittle,
            Optional<Diagnosis> diagnosis,
            Optional<String> madeIn)
            implements Verdict {
        public Wrong {
            entries = List.copyOf(entries);
        }

        /** This line with what explains it. */
        Wrong with(Diagnosis found) {
            return new Wrong(entries, credit, offByLittle, Optional.of(found), madeIn);
        }

        /** This line as one that follows from a mistake in a line that was not asked. */
        Wrong madeIn(String name) {
            return new Wrong(entries, credit, offByLittle, diagnosis, Optional.of(name));
        }

        /** A wrong line that nothing was looked for in. */
        public Wrong(List<EntryMark> entries, Credit credit, boolean offByLittle) {
            this(entries, credit, offByLittle, Optional.empty(), Optional.empty());
        }

        @Override
        public String code() {
            return "wrong";
        }
    }

    /**
     * The numbers do not have the shape of what is asked.
     *
     * @param written the length of each level of lists, outermost first
     * @param expected the shape that is asked
     * @param fault what probably happened
     * @param diagnosis the mistake that writes these numbers, if one is known
     */
    record WrongShape(List<Integer> written, Shape expected, ShapeFault fault, Optional<Diagnosis> diagnosis)
            implements Verdict {
        public WrongShape {
            written = List.copyOf(written);
        }

        /** This line with what explains it. */
        WrongShape with(Diagnosis found) {
            return new WrongShape(written, expected, fault, Optional.of(found));
        }

        /** A wrong shape that no known mistake explains. */
        public WrongShape(List<Integer> written, Shape expected, ShapeFault fault) {
            this(written, expected, fault, Optional.empty());
        }

        @Override
        public String code() {
            return "wrong-shape";
        }
    }

    /** What probably happened when the shape is wrong. */
    enum ShapeFault {
        /** Rows and columns are exchanged, and the numbers are right. */
        TRANSPOSED_AND_RIGHT,
        /** Rows and columns are exchanged. */
        TRANSPOSED,
        /** The axes of a tensor stand in another order, as where channels come last, and the numbers are right. */
        AXES_EXCHANGED_AND_RIGHT,
        /** A matrix was written as one flat list. */
        FLAT,
        /** Only the first column was written, and it is right. */
        FIRST_COLUMN_ONLY,
        /** Only the first row was written, and it is right. */
        FIRST_ROW_ONLY,
        /** There are twice as many numbers, since decimal commas separate numbers. */
        DECIMAL_COMMAS,
        OTHER
    }

    /**
     * Some entries are NaN or infinite.
     *
     * @param entries every entry, row by row
     * @param credit how much of it is right
     */
    record NotANumber(List<EntryMark> entries, Credit credit) implements Verdict {
        public NotANumber {
            entries = List.copyOf(entries);
        }

        @Override
        public String code() {
            return "not-a-number";
        }
    }

    /**
     * A formula that can be read and is not the true one.
     *
     * @param judgement in which way; never one that agrees or that was refused
     * @param part where in it the fault is, if that is known
     * @param diagnosis the mistake whose formula it is, if one is known
     */
    record WrongFormula(FormulaJudgement judgement, Optional<FormulaPart> part, Optional<Diagnosis> diagnosis)
            implements Verdict {
        /** A wrong formula that is no known mistake. */
        public WrongFormula(FormulaJudgement judgement, Optional<FormulaPart> part) {
            this(judgement, part, Optional.empty());
        }

        @Override
        public String code() {
            return "wrong-formula";
        }
    }

    /**
     * A formula that cannot be read.
     *
     * @param part where in it the fault is
     * @param reason what is wrong with it
     * @param fix what to write instead, where that is known
     * @param position where the formula starts in the submission
     */
    record UnreadableFormula(FormulaPart part, String reason, Optional<String> fix, SourcePosition position)
            implements Verdict {
        @Override
        public String code() {
            return "unreadable";
        }

        @Override
        public boolean isAnswered() {
            return false;
        }
    }

    /**
     * Nothing was written.
     *
     * @param leftBlank the name stands there with nothing behind it
     */
    record Missing(boolean leftBlank) implements Verdict {
        @Override
        public String code() {
            return "missing";
        }

        @Override
        public boolean isAnswered() {
            return false;
        }
    }

    /**
     * What was written cannot be read as numbers.
     *
     * @param reason what is wrong with it
     * @param fix what to write instead, where that is known
     * @param position where it stands in the submission
     */
    record Unreadable(String reason, Optional<String> fix, SourcePosition position) implements Verdict {
        @Override
        public String code() {
            return "unreadable";
        }

        @Override
        public boolean isAnswered() {
            return false;
        }
    }
}
