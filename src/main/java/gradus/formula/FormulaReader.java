package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import java.util.List;
import java.util.function.Function;

/** Reads formulas over the names of a scope. Immutable; bounded in time and memory for any text. */
public final class FormulaReader {
    private final Scope scope;
    private final Function<Quantity, Shape> shapes;
    private final Dialect dialect;
    private final List<String> indices;
    private final Bounds bounds;

    /** What a number above a sum has to be. */
    enum Bounds {
        /** The size of what is summed over. */
        AS_WRITTEN,
        /** Any: it was found to be that size where the formula was written, and the sizes are others now. */
        OF_OTHER_SIZES
    }

    /**
     * A reader.
     *
     * @param scope the names that may be used
     * @param shapes the shapes of the quantities
     * @param dialect what {@code *} and {@code '} mean
     * @param indices the letters of an entry, for formulas such as {@code (y_u - t_u) h_v}: the first counts rows, the second
     *     columns; empty if the formula is about whole vectors and matrices
     */
    public FormulaReader(Scope scope, Function<Quantity, Shape> shapes, Dialect dialect, List<String> indices) {
        this(scope, shapes, dialect, indices, Bounds.AS_WRITTEN);
    }

    private FormulaReader(
            Scope scope, Function<Quantity, Shape> shapes, Dialect dialect, List<String> indices, Bounds bounds) {
        this.scope = scope;
        this.shapes = shapes;
        this.dialect = dialect;
        this.indices = List.copyOf(indices);
        this.bounds = bounds;
    }

    /**
     * A reader for formulas that were read where they were written, and are now read for other sizes: a sum from 1 to 10 that ran
     * over all of ten classes runs over all of them here, however many there are.
     */
    public FormulaReader forOtherSizes() {
        return new FormulaReader(scope, shapes, dialect, indices, Bounds.OF_OTHER_SIZES);
    }

    /**
     * Reads a formula.
     *
     * @param text the formula; never executed
     * @param position where its first character stands, for the issue
     */
    public FormulaReading read(String text, SourcePosition position) {
        try {
            Term term = FormulaParser.parse(text, scope, dialect);
            Dialect found = Dialects.of(dialect, text, term);
            Expression expression = indices.isEmpty()
                    ? new Meaning(scope, shapes, found).of(term).expression()
                    : new EntryMeaning(scope, shapes, found, indices, bounds, term)
                            .whole(term)
                            .expression();
            return new FormulaReading.Read(expression);
        } catch (FormulaFault fault) {
            int start = Math.min(fault.span().start(), text.length());
            int end = Math.max(start, Math.min(fault.span().end(), text.length()));
            SourcePosition place = new SourcePosition(
                    position.file(), position.line(), position.column() + text.codePointCount(0, start));
            int length = Math.max(1, text.codePointCount(start, end));
            return new FormulaReading.Refused(
                    Issue.error(fault.code(), place, length, fault.reason()).withFix(fault.fix()));
        }
    }
}
