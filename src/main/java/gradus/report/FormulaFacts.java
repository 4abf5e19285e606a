package gradus.report;

import gradus.formula.FormulaAgreement;
import gradus.grading.FormulaPart;
import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.issue.Issue;
import gradus.issue.SourceExcerpt;
import gradus.issue.Visible;
import gradus.problem.FormulaJudgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said to a student about a formula. Never the true one. */
final class FormulaFacts {
    private FormulaFacts() {}

    /** A formula that can be read. */
    static List<String> of(FormulaJudgement judgement, MarkLine line) {
        if (judgement instanceof FormulaJudgement.DoesNotFit unfit) {
            return unfit(unfit.issue());
        }
        if (judgement instanceof FormulaJudgement.NotAllowed notAllowed) {
            return List.of(
                    notAllowed.restates() ? restates(notAllowed, line.question().name()) : notAllowed(notAllowed));
        }
        if (judgement instanceof FormulaJudgement.OnlyHere) {
            return List.of(
                    "The formula gives the right value for the numbers of this problem, but not for others.",
                    "Look for a missing transpose, a sum that is left out, or a number in the place of a quantity.");
        }
        if (judgement instanceof FormulaJudgement.NotAtKink) {
            return List.of("The formula is right but for entries that are exactly 0: look at the derivative there.");
        }
        return judgement instanceof FormulaJudgement.Differs differs ? differs(differs) : List.of();
    }

    private static List<String> unfit(Issue issue) {
        List<String> facts = new ArrayList<>();
        facts.add("The sizes do not fit: " + Visible.of(issue.message()) + ".");
        issue.fix()
                .map(fix -> fix.replace(", if that is what you mean", ""))
                .ifPresent(fix -> facts.add("Perhaps " + Visible.of(fix) + "."));
        return facts;
    }

    private static String notAllowed(FormulaJudgement.NotAllowed notAllowed) {
        String rest = notAllowed.usable().isEmpty() ? "." : ": use " + VerdictText.joined(notAllowed.usable()) + ".";
        return VerdictText.joined(notAllowed.names()) + " may not be used in this formula" + rest;
    }

    private static String restates(FormulaJudgement.NotAllowed notAllowed, String asked) {
        return notAllowed.names().equals(List.of(asked))
                ? "The formula uses " + asked
                        + " itself, which is what is asked: write it in terms of what it is computed from."
                : "The formula uses " + VerdictText.joined(notAllowed.names())
                        + ", which is computed from what is asked: write it in terms of what comes before.";
    }

    private static List<String> differs(FormulaJudgement.Differs differs) {
        FormulaAgreement how = differs.how();
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
            return List.of("The formula gives " + VerdictText.sizes(shapes.shape()) + ", asked is "
                    + VerdictText.sizes(shapes.trueShape()) + ".");
        }
        if (how instanceof FormulaAgreement.NotFinite) {
            return List.of("The formula is no finite number for some values of its quantities.");
        }
        String values = "The formula has the right size and gives other values.";
        return differs.fitsOnlyHere()
                ? List.of(
                        values,
                        "Its parts fit together only because some sizes are equal here: look for a missing transpose.")
                : List.of(values);
    }

    /** A formula that cannot be read: why, and the repair. */
    static List<String> of(Verdict.UnreadableFormula unreadable) {
        List<String> facts = new ArrayList<>();
        facts.add(VerdictText.placed(unreadable.position(), unreadable.reason()));
        unreadable.fix().ifPresent(fix -> facts.add("To mend it, " + Visible.of(fix) + "."));
        return facts;
    }

    /** The formula with carets under its fault, on two lines; nothing if the place is not known. */
    static List<String> excerpt(Verdict verdict) {
        return part(verdict)
                .filter(part -> part.formula().strip().indexOf('\n') < 0)
                .map(part -> new SourceExcerpt(part.formula().stripTrailing(), part.offset() + 1, part.length()))
                .map(excerpt -> List.of(excerpt.text(), excerpt.carets()))
                .orElse(List.of());
    }

    private static Optional<FormulaPart> part(Verdict verdict) {
        if (verdict instanceof Verdict.UnreadableFormula unreadable) {
            return Optional.of(unreadable.part());
        }
        return verdict instanceof Verdict.WrongFormula wrong ? wrong.part() : Optional.empty();
    }
}
