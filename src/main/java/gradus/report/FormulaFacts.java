package gradus.report;

import gradus.formula.FormulaAgreement;
import gradus.grading.FormulaPart;
import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.issue.Issue;
import gradus.issue.SourceExcerpt;
import gradus.issue.Visible;
import gradus.problem.FormulaJudgement;
import gradus.report.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said to a student about a formula. Never the true one. */
final class FormulaFacts {
    private FormulaFacts() {}

    /** A formula that can be read. */
    static List<String> of(FormulaJudgement judgement, MarkLine line, Language language) {
        if (judgement instanceof FormulaJudgement.DoesNotFit unfit) {
            return unfit(unfit.issue(), language);
        }
        if (judgement instanceof FormulaJudgement.NotAllowed notAllowed) {
            return List.of(
                    notAllowed.restates()
                            ? restates(notAllowed, line.question().name(), language)
                            : notAllowed(notAllowed, language));
        }
        if (judgement instanceof FormulaJudgement.OnlyHere) {
            return List.of(language.text("formula.only-here"), language.text("formula.only-here.look"));
        }
        if (judgement instanceof FormulaJudgement.NotAtKink) {
            return List.of(language.text("formula.kink"));
        }
        return judgement instanceof FormulaJudgement.Differs differs ? differs(differs, language) : List.of();
    }

    private static List<String> unfit(Issue issue, Language language) {
        List<String> facts = new ArrayList<>();
        facts.add(language.text("formula.unfit", "reason", Visible.of(issue.message())));
        issue.fix()
                .map(fix -> fix.replace(", if that is what you mean", ""))
                .ifPresent(fix -> facts.add(language.text("formula.perhaps", "fix", Visible.of(fix))));
        return facts;
    }

    private static String notAllowed(FormulaJudgement.NotAllowed notAllowed, Language language) {
        String names = language.joined(notAllowed.names());
        return notAllowed.usable().isEmpty()
                ? language.text("formula.not-allowed", "names", names)
                : language.text(
                        "formula.not-allowed.use", "names", names, "usable", language.joined(notAllowed.usable()));
    }

    private static String restates(FormulaJudgement.NotAllowed notAllowed, String asked, Language language) {
        return notAllowed.names().equals(List.of(asked))
                ? language.text("formula.uses-itself", "asked", asked)
                : language.text("formula.uses-later", "names", language.joined(notAllowed.names()));
    }

    private static List<String> differs(FormulaJudgement.Differs differs, Language language) {
        FormulaAgreement how = differs.how();
        if (how instanceof FormulaAgreement.SignDiffers) {
            return List.of(language.text("formula.sign"));
        }
        if (how instanceof FormulaAgreement.FactorDiffers) {
            return List.of(language.text("formula.factor"));
        }
        if (how instanceof FormulaAgreement.Transposed) {
            return List.of(language.text("formula.transposed"));
        }
        if (how instanceof FormulaAgreement.ShapeDiffers shapes) {
            String asked = VerdictText.sizes(shapes.trueShape(), language);
            return List.of(language.text(
                    "formula.shape", "given", VerdictText.sizes(shapes.shape(), language), "asked", asked));
        }
        if (how instanceof FormulaAgreement.NotFinite) {
            return List.of(language.text("formula.not-finite"));
        }
        String values = language.text("formula.values");
        return differs.fitsOnlyHere() ? List.of(values, language.text("formula.fits-only-here")) : List.of(values);
    }

    /** A formula that cannot be read: why, and the repair. */
    static List<String> of(Verdict.UnreadableFormula unreadable, Language language) {
        List<String> facts = new ArrayList<>();
        facts.add(VerdictText.placed(unreadable.position(), unreadable.reason(), language));
        unreadable.fix().ifPresent(fix -> facts.add(language.text("fix", "fix", Visible.of(fix))));
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
