package gradus.formula;

import gradus.graph.Expression;
import gradus.issue.Issue;

/** What came of reading a formula. */
public sealed interface FormulaReading {

    record Read(Expression expression) implements FormulaReading {}

    /** It has no meaning, or several; the issue says where and why. */
    record Refused(Issue issue) implements FormulaReading {}
}
