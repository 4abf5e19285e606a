package gradus.report;

import gradus.formula.FormulaAgreement;
import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.issue.Visible;
import gradus.problem.FormulaJudgement;
import java.util.ArrayList;
import java.util.List;

/** What is said to a student about a formula. Never the true one. */
final class FormulaFacts {
    private static final int WIDEST = 100;

    private FormulaFacts() {}

    /** A formula that can be read. */
    static List<String> of(FormulaJudgement judgement, MarkLine line) {
        if (judgement instanceof FormulaJudgement.NotAllowed notAllowed) {
            return List.of(notAllowed(notAllowed, line.question().name()));
        }
        if (judgement instanceof FormulaJudgement.OnlyHere) {
            return List.of(
                    "The formula gives the right value for the numbers and sizes of this problem, but not for others.",
                    "Look for a missing transpose, a sum that is left out, or a number in the place of a quantity.");
        }
        if (judgement instanceof FormulaJudgement.NotAtKink) {
            return List.of("The formula is right but for entries that are exactly 0: look at the derivative there.");
        }
        return judgement instanceof FormulaJudgement.Differs differs ? differs(differs.how(), line) : List.of();
    }

    private static String notAllowed(FormulaJudgement.NotAllowed notAllowed, String asked) {
        String names = VerdictText.joined(notAllowed.names());
        if (notAllowed.restates() && notAllowed.names().equals(List.of(asked))) {
            return "The formula mentions " + asked
                    + " itself, which is what is asked: write it in terms of what it is computed from.";
        }
        return notAllowed.restates()
                ? "The formula uses " + names + ", which " + (notAllowed.names().size() == 1 ? "is" : "are")
                        + " computed from " + asked + " itself."
                : names + " may not be used in this formula.";
    }

    private static List<String> differs(FormulaAgreement how, MarkLine line) {
        if (how instanceof FormulaAgreement.SignDiffers) {
            return List.of("Right but for its sign.");
        }
        if (how instanceof FormulaAgreement.FactorDiffers) {
            return List.of("Right up to a constant factor.");
        }
        if (how instanceof FormulaAgreement.Transposed) {
            return List.of("This is the transpose of what is asked.");
        }
        if (how instanceof FormulaAgreement.ShapeDiffers shapes) {
            return List.of("The formula gives " + VerdictText.sizes(shapes.shape()) + " where "
                    + VerdictText.sizes(shapes.trueShape())
                    + " are needed (for other sizes than those of the problem).");
        }
        if (how instanceof FormulaAgreement.NotFinite) {
            return List.of("The formula is not a finite number for some values.");
        }
        return List.of("The formula gives other values.", VerdictText.whereToLook(line));
    }

    /** A formula that cannot be read: the formula with carets under the fault, and the repair. */
    static List<String> of(Verdict.UnreadableFormula unreadable) {
        List<String> facts = new ArrayList<>();
        String text = unreadable.text();
        boolean isOneLine = text.indexOf('\n') < 0 && text.codePointCount(0, text.length()) <= WIDEST;
        if (isOneLine && unreadable.offset() >= 0) {
            facts.add(Visible.of(text));
            facts.add(" ".repeat(unreadable.offset()) + "^".repeat(unreadable.length()));
        }
        facts.add("Line " + unreadable.position().line() + ": " + Visible.of(unreadable.reason()) + ".");
        unreadable.fix().ifPresent(fix -> facts.add("To mend it, " + Visible.of(fix) + "."));
        return facts;
    }
}
